"""A forsendelse sealed and opened: the container plus the manifest that says from whom, to whom and on what basis."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cryptography import x509

from helseansvarlig.domain.forsendelse import Manifest, Mottaker, Vedlegg
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.sync import container, manifest
from helseansvarlig.sync.feil import IKKE_FORSEGLING, ForseglingError, Grunn, refuse
from helseansvarlig.sync.kort import Kort
from helseansvarlig.sync.sertifikat import Identitet, orgnr_of
from helseansvarlig.sync.strict_json import JsonError
from helseansvarlig.sync.tillit import Betrodd


@dataclass(frozen=True, slots=True)
class OpenedContainer:
    """A forsendelse that was meant for us and is as its sender signed it. `filer` holds the payload alone."""

    manifest: Manifest
    filer: dict[str, bytes]
    avsender: Betrodd
    avsender_sertifikat: x509.Certificate
    signert_tid: datetime
    sha256_forseglet: str


def sha256_of(sealed: bytes) -> str:
    """Return the hash that identifies these sealed bytes, in receipts too."""
    return hashlib.sha256(sealed).hexdigest()


def seal(
    files: Mapping[str, bytes],
    about: Manifest,
    *,
    sender: Identitet,
    recipients: Sequence[x509.Certificate],
    at: datetime,
) -> bytes:
    """Return the sealed bytes of a forsendelse; `about.filer` is filled in from `files`.

    The addressee's certificate must be among `recipients`; others (an owner's recovery certificate, the addressee's
    next one) may be. Raises what `container.seal_files` raises, and `eget_sertifikat_annet_orgnr` when the
    organisation number has been changed since the certificate was made.
    """
    if not files or manifest.NAME in files:
        raise BugError("a forsendelse needs files, and writes its manifest itself")
    if orgnr_of(sender.sertifikat) != about.avsender.orgnr:
        raise KnownError("eget_sertifikat_annet_orgnr")
    if about.mottaker.orgnr not in {orgnr_of(recipient) for recipient in recipients}:
        raise BugError("no certificate belongs to the addressee")
    listed = tuple(Vedlegg(name, hashlib.sha256(content).hexdigest()) for name, content in files.items())
    contents = {manifest.NAME: manifest.dump(replace(about, filer=listed)), **files}
    return container.seal_files(contents, sender=sender, recipients=recipients, at=at)


def open_sealed(
    sealed: bytes, *, keys: Sequence[Identitet], own: Kort, trusted: Sequence[Betrodd], at: datetime
) -> OpenedContainer:
    """Return a forsendelse addressed to the holder of the card `own`, from one of `trusted`.

    Every refusal is a `ForseglingError`. A receipt is refused as `ikke_forsegling`: it is opened elsewhere.
    """
    verified = container.open_files(sealed, keys=keys, trusted=trusted, at=at)
    files = dict(verified.filer)
    about = _read_manifest(files)
    if about.avsender.orgnr != verified.signert_av.kort.orgnr:
        raise refuse(Grunn.FEIL_AVSENDER)
    # A recipient could have taken our signed document out of its envelope and sealed it to somebody else.
    if about.mottaker != Mottaker(own.orgnr, own.kommunenr or "", own.bydel, own.konto_id):
        raise refuse(Grunn.FEIL_MOTTAKER)
    return OpenedContainer(
        manifest=about,
        filer=files,
        avsender=verified.signert_av,
        avsender_sertifikat=verified.sertifikat,
        signert_tid=verified.signert_tid,
        sha256_forseglet=sha256_of(sealed),
    )


def _read_manifest(files: dict[str, bytes]) -> Manifest:
    """Take manifest.json out of `files` and check that it lists exactly the rest."""
    if "kvittering.json" in files:
        raise ForseglingError(IKKE_FORSEGLING, Grunn.MANIFEST_MANGLER)
    if manifest.NAME not in files:
        raise refuse(Grunn.MANIFEST_MANGLER)
    try:
        about = manifest.parse(files.pop(manifest.NAME))
    except JsonError as error:
        raise refuse(Grunn.MANIFEST_UGYLDIG) from error
    actual = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    if len(about.filer) != len(actual) or {file.navn: file.sha256 for file in about.filer} != actual:
        raise refuse(Grunn.MANIFEST_FILLISTE)
    return about
