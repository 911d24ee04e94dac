"""ASiC-E with CAdES: a zip whose ASiCManifest lists every file with its digest, and a signature over that list."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from helseansvarlig.sync.arkiv import Arkiv, write_archive
from helseansvarlig.sync.feil import XADES, ForseglingError, Grunn, refuse

MIMETYPE = "application/vnd.etsi.asic-e+zip"
MIMETYPE_NAME = "mimetype"
META = "META-INF/"
MANIFEST_NAME = "META-INF/ASiCManifest.xml"
SIGNATURE_NAME = "META-INF/signature-1.p7s"
FILE_LIST_NAME = "META-INF/manifest.xml"
_ASIC = "http://uri.etsi.org/02918/v1.2.1#"
_ASIC_NAMESPACES = (_ASIC, "http://uri.etsi.org/2918/v1.2.1#")  # the second is in the first edition, and in use
_DS = "http://www.w3.org/2000/09/xmldsig#"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_DIGESTS = {
    _SHA256: "sha256",
    "http://www.w3.org/2000/09/xmldsig#sha256": "sha256",  # not in the standard, but what Digdir's library wrote
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
    "http://www.w3.org/2000/09/xmldsig#sha1": "sha1",
}
_TYPES = {".pdf": "application/pdf", ".json": "application/json", ".xml": "application/xml"}
_MAX_XML_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Henvist:
    """One file that an ASiCManifest vouches for."""

    navn: str
    algoritme: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class AsicManifest:
    """What an ASiCManifest says: where its signature lies, and the digests it covers."""

    signatur: str
    filer: tuple[Henvist, ...]


def build(files: Mapping[str, bytes], sign: Callable[[bytes], bytes]) -> bytes:
    """Return a container of `files`; `sign` returns the detached signature over the ASiCManifest it is given.

    The OpenDocument list is for readers that expect it; it is unsigned, and we never read it.
    """
    manifest = _write_manifest(files)
    return write_archive(
        [
            (MIMETYPE_NAME, MIMETYPE.encode()),
            *files.items(),
            (MANIFEST_NAME, manifest),
            (SIGNATURE_NAME, sign(manifest)),
            (FILE_LIST_NAME, _write_file_list(files)),
        ]
    )


def _media_type(name: str) -> str:
    return next((media for suffix, media in _TYPES.items() if name.endswith(suffix)), "application/octet-stream")


def _write_manifest(files: Mapping[str, bytes]) -> bytes:
    references = "".join(
        f'<DataObjectReference MimeType="{escape(_media_type(name))}" URI="{escape(name)}">'
        f'<ds:DigestMethod Algorithm="{_SHA256}"/>'
        f"<ds:DigestValue>{base64.b64encode(hashlib.sha256(content).digest()).decode()}</ds:DigestValue>"
        "</DataObjectReference>"
        for name, content in files.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<ASiCManifest xmlns="{_ASIC}" xmlns:ds="{_DS}">'
        f'<SigReference MimeType="application/x-pkcs7-signature" URI="{SIGNATURE_NAME}"/>'
        f"{references}</ASiCManifest>"
    ).encode()


def _write_file_list(files: Mapping[str, bytes]) -> bytes:
    entries = "".join(
        f'<manifest:file-entry manifest:media-type="{escape(_media_type(name))}" manifest:full-path="{escape(name)}"/>'
        for name in files
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<manifest:manifest xmlns:manifest="{_ODF}" manifest:version="1.2">'
        f'<manifest:file-entry manifest:media-type="{MIMETYPE}" manifest:full-path="/"/>'
        f"{entries}</manifest:manifest>"
    ).encode()


def parse_manifest(xml: bytes) -> AsicManifest:
    """Read an ASiCManifest, or refuse it. DTDs are refused before the parser sees the text."""
    root = _parse_xml(xml)
    namespace = next((ns for ns in _ASIC_NAMESPACES if root.tag == f"{{{ns}}}ASiCManifest"), None)
    if namespace is None:
        raise refuse(Grunn.ASIC_MANIFEST)
    signatures = root.findall(f"{{{namespace}}}SigReference")
    if len(signatures) != 1:
        raise refuse(Grunn.ASIC_MANIFEST)
    files = tuple(_parse_reference(element) for element in root.findall(f"{{{namespace}}}DataObjectReference"))
    if not files or len({file.navn for file in files}) != len(files):
        raise refuse(Grunn.ASIC_MANIFEST)
    return AsicManifest(unquote(signatures[0].get("URI", "")), files)


def _parse_xml(xml: bytes) -> ET.Element:
    try:
        text = xml.decode("utf-8-sig")
        if len(xml) > _MAX_XML_BYTES or "<!" in text.replace("<!--", ""):
            raise refuse(Grunn.ASIC_MANIFEST)
        return ET.fromstring(text)  # noqa: S314 - no DTD can come this far, and the size is bounded
    except (UnicodeDecodeError, ET.ParseError, ValueError) as error:
        raise refuse(Grunn.ASIC_MANIFEST) from error


def _parse_reference(element: ET.Element) -> Henvist:
    method, value = element.find(f"{{{_DS}}}DigestMethod"), element.find(f"{{{_DS}}}DigestValue")
    name = unquote(element.get("URI", ""))
    algorithm = None if method is None else _DIGESTS.get(method.get("Algorithm", ""))
    if algorithm is None or value is None or not name:
        raise refuse(Grunn.ASIC_MANIFEST)
    try:
        return Henvist(name, algorithm, base64.b64decode("".join((value.text or "").split()), validate=True))
    except binascii.Error as error:
        raise refuse(Grunn.ASIC_MANIFEST) from error


def check_digest(file: Henvist, content: bytes) -> None:
    """Refuse content that is not what the manifest vouches for."""
    if not hmac.compare_digest(hashlib.new(file.algoritme, content).digest(), file.digest):
        raise refuse(Grunn.DIGEST_AVVIK)


def payload_names(archive: Arkiv) -> set[str]:
    """Return every member but `mimetype` and the metadata."""
    return {name for name in archive.names if name != MIMETYPE_NAME and not name.startswith(META)}


def signature_names(archive: Arkiv) -> list[str]:
    """Return the CAdES signatures; a container that has XAdES signatures is refused with a code of its own."""
    metadata = [name for name in archive.names if name.startswith(META)]
    found = [name for name in metadata if "signature" in name.casefold() and name.endswith(".p7s")]
    if not found and any("signatures" in name.casefold() and name.endswith(".xml") for name in metadata):
        raise ForseglingError(XADES, Grunn.XADES)
    if not found:
        raise refuse(Grunn.SIGNATUR_MANGLER)
    return found
