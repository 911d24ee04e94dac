"""The container: signed files in an envelope, for forsendelser and receipts alike.

Opening goes from the outside in, and nothing an outsider could have written is parsed before a known signer has
answered for it: envelope, zip directory within limits, signature intact and valid, signer known, and only then the
list of files, their digests, and the files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.sync import asice, cades, konvolutt
from helseansvarlig.sync.arkiv import Arkiv
from helseansvarlig.sync.feil import Grunn, refuse
from helseansvarlig.sync.sertifikat import Identitet, is_valid_at
from helseansvarlig.sync.strict_json import FILNAVN
from helseansvarlig.sync.tillit import Betrodd, identify

_METADATA = {asice.MANIFEST_NAME, asice.FILE_LIST_NAME}


@dataclass(frozen=True, slots=True)
class Verifisert:
    """The files of a container, and who signed them. `signert_tid` is the signer's claim."""

    filer: dict[str, bytes]
    signert_av: Betrodd
    sertifikat: x509.Certificate
    signert_tid: datetime


def seal_files(
    files: Mapping[str, bytes], *, sender: Identitet, recipients: Sequence[x509.Certificate], at: datetime
) -> bytes:
    """Return `files` signed by `sender` and sealed to `recipients` at `at`.

    The same input gives the same signed container; only the envelope's key and start vector are random. Raises
    `eget_sertifikat_utloept` and `mottaker_sertifikat_utloept`, since the other end would refuse or could not answer,
    and `fil_for_stor` above 20 MB.
    """
    if not all(FILNAVN.fullmatch(name) for name in files):
        raise BugError("file names in a container are plain ASCII with a suffix")
    if not is_valid_at(sender.sertifikat, at):
        raise KnownError("eget_sertifikat_utloept")
    if not all(is_valid_at(recipient, at) for recipient in recipients):
        raise KnownError("mottaker_sertifikat_utloept")
    container = asice.build(files, lambda manifest: cades.sign(manifest, sender, at))
    konvolutt.check_size(container)
    Arkiv(container)  # what we seal has to pass the limits that the other end opens by
    return konvolutt.encrypt(container, recipients)


def open_files(sealed: bytes, *, keys: Sequence[Identitet], trusted: Sequence[Betrodd], at: datetime) -> Verifisert:
    """Return the verified files of a sealed container that arrived at `at`, or raise `ForseglingError`."""
    archive = Arkiv(konvolutt.decrypt(sealed, keys))
    signature_name = _only_signature(archive)
    manifest_bytes = archive.read(asice.MANIFEST_NAME)
    signature = cades.verify_one(archive.read(signature_name), manifest_bytes)
    betrodd = identify(signature.sertifikat, trusted, at)
    manifest = asice.parse_manifest(manifest_bytes)
    if manifest.signatur != signature_name:
        raise refuse(Grunn.ASIC_MANIFEST)
    _check_layout(archive, signature_name)
    files = _read_listed(archive, manifest)
    return Verifisert(files, betrodd, signature.sertifikat, signature.signert_tid)


def _only_signature(archive: Arkiv) -> str:
    names = asice.signature_names(archive)
    if len(names) != 1:
        raise refuse(Grunn.FLERE_SIGNATURER)
    return names[0]


def _check_layout(archive: Arkiv, signature_name: str) -> None:
    metadata = {name for name in archive.names if name.startswith(asice.META)}
    if not metadata <= _METADATA | {signature_name}:
        raise refuse(Grunn.UKJENT_METADATA)
    stored_first = archive.begins_with_stored(asice.MIMETYPE_NAME)
    if not stored_first or archive.read(asice.MIMETYPE_NAME) != asice.MIMETYPE.encode():
        raise refuse(Grunn.MIMETYPE)


def _read_listed(archive: Arkiv, manifest: asice.AsicManifest) -> dict[str, bytes]:
    listed = {file.navn for file in manifest.filer}
    if not all(FILNAVN.fullmatch(name) for name in listed):
        raise refuse(Grunn.ZIP_NAVN)
    if asice.payload_names(archive) - listed:
        raise refuse(Grunn.IKKE_PAAKLISTET_FIL)
    files: dict[str, bytes] = {}
    for file in manifest.filer:
        if file.algoritme not in cades.STRONG:
            raise refuse(Grunn.SVAK_HASH)
        files[file.navn] = archive.read(file.navn)
        asice.check_digest(file, files[file.navn])
    return files
