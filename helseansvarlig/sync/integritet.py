"""Looking at a foreign ASiC-E container: is it whole, and does its signature hold? Not: is the signer to be believed.

Foreign containers may have several manifests and signatures, other digests, no `mimetype`, folders inside. SHA-1
still shows that an old file is as it was signed, so it passes here with a warning; in a sealed file it never does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from helseansvarlig.sync import asice, cades
from helseansvarlig.sync.arkiv import END_RECORD, LOCAL_HEADER, Arkiv
from helseansvarlig.sync.cades import Signatur
from helseansvarlig.sync.feil import AVKORTET, IKKE_FORSEGLING, ForseglingError, Grunn, refuse
from helseansvarlig.sync.konvolutt import check_size

_KNOWN_METADATA = ("asicmanifest", "manifest.xml", "signature", "timestamp", "evidencerecord", "container.xml")
_KNOWN_SUFFIXES = (".xml", ".p7s", ".tst", ".ers")


class Advarsel(StrEnum):
    """What a whole container still lacks."""

    SHA1 = "sha1"
    MIMETYPE_MANGLER = "mimetype_mangler"


@dataclass(frozen=True, slots=True)
class Integritet:
    """A container that is whole: its payload's names, every signature, and warnings. Nobody has been trusted."""

    filer: tuple[str, ...]
    signaturer: tuple[Signatur, ...]
    advarsler: tuple[Advarsel, ...]


def check_integrity(data: bytes) -> Integritet:
    """Verify structure, digests and CAdES signatures of an ASiC-E container, or raise `ForseglingError`.

    Every payload file must be listed by some manifest, every manifest signed, every signature used.
    """
    check_size(data)
    _check_is_whole_zip(data)
    archive = Arkiv(data)
    signatures = set(asice.signature_names(archive))
    _check_metadata(archive)
    has_mimetype = _check_mimetype(archive)
    manifests = {name: archive.read(name) for name in archive.names if _is_manifest(name)}
    parsed = {name: asice.parse_manifest(content) for name, content in manifests.items()}
    if {manifest.signatur for manifest in parsed.values()} != signatures or not parsed:
        raise refuse(Grunn.SIGNATUR_MANGLER)
    signed = [
        signature
        for name, manifest in parsed.items()
        for signature in cades.verify(archive.read(manifest.signatur), manifests[name], cades.WITH_SHA1)
    ]
    _check_files(archive, parsed.values())
    weak = any(signature.hash_algoritme == "sha1" for signature in signed) or any(
        file.algoritme == "sha1" for manifest in parsed.values() for file in manifest.filer
    )
    warnings = [Advarsel.SHA1] * weak + [Advarsel.MIMETYPE_MANGLER] * (not has_mimetype)
    return Integritet(tuple(sorted(asice.payload_names(archive))), tuple(signed), tuple(warnings))


def _check_is_whole_zip(data: bytes) -> None:
    """Tell a file that is something else, and one that ends too early, from one that has been changed."""
    has_end = END_RECORD in data
    if not has_end and LOCAL_HEADER.startswith(data[: len(LOCAL_HEADER)]):
        raise ForseglingError(AVKORTET, Grunn.AVKORTET)
    if not has_end:
        raise ForseglingError(IKKE_FORSEGLING, Grunn.ZIP_STRUKTUR)


def _is_manifest(name: str) -> bool:
    lowered = name.casefold()
    return lowered.startswith("meta-inf/asicmanifest") and lowered.endswith(".xml")


def _check_metadata(archive: Arkiv) -> None:
    """Refuse metadata no edition of the standard knows: it could be what another reader goes by."""
    for name in archive.names:
        if name.startswith(asice.META):
            short = name.removeprefix(asice.META).casefold()
            if not (any(word in short for word in _KNOWN_METADATA) and short.endswith(_KNOWN_SUFFIXES)):
                raise refuse(Grunn.UKJENT_METADATA)


def _check_mimetype(archive: Arkiv) -> bool:
    if asice.MIMETYPE_NAME not in archive.names:
        return False
    if archive.read(asice.MIMETYPE_NAME).strip() != asice.MIMETYPE.encode():
        raise refuse(Grunn.MIMETYPE)
    return True


def _check_files(archive: Arkiv, manifests: Iterable[asice.AsicManifest]) -> None:
    listed = {file.navn: file for manifest in manifests for file in manifest.filer}
    if asice.payload_names(archive) - listed.keys():
        raise refuse(Grunn.IKKE_PAAKLISTET_FIL)
    for manifest in manifests:
        for file in manifest.filer:
            asice.check_digest(file, archive.read(file.navn))
