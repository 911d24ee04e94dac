"""The list of files that is signed: written for every reader, read with suspicion."""

from __future__ import annotations

import hashlib

import pytest

from helseansvarlig.sync import asice
from helseansvarlig.sync.arkiv import Arkiv, write_archive
from helseansvarlig.sync.feil import ForseglingError, Grunn

FILES = {"dokument.pdf": b"%PDF", "payload.json": b"{}"}


@pytest.fixture
def listing() -> bytes:
    return Arkiv(asice.build(FILES, lambda _listing: b"signature")).read(asice.MANIFEST_NAME)


def refuse_reason(xml: bytes) -> Grunn:
    with pytest.raises(ForseglingError) as caught:
        asice.parse_manifest(xml)
    return caught.value.reason


def test_the_container_has_its_parts_in_their_places() -> None:
    archive = Arkiv(asice.build(FILES, lambda _listing: b"signature"))
    assert archive.names == (
        "mimetype",
        "dokument.pdf",
        "payload.json",
        "META-INF/ASiCManifest.xml",
        "META-INF/signature-1.p7s",
        "META-INF/manifest.xml",
    )
    assert archive.begins_with_stored("mimetype")
    assert archive.read("mimetype") == b"application/vnd.etsi.asic-e+zip"
    assert asice.payload_names(archive) == set(FILES)


def test_what_is_written_is_read_back(listing: bytes) -> None:
    manifest = asice.parse_manifest(listing)
    assert manifest.signatur == asice.SIGNATURE_NAME
    assert {file.navn: file.digest for file in manifest.filer} == {
        name: hashlib.sha256(content).digest() for name, content in FILES.items()
    }


def test_a_digest_decides_over_every_byte(listing: bytes) -> None:
    first = asice.parse_manifest(listing).filer[0]
    asice.check_digest(first, FILES[first.navn])
    with pytest.raises(ForseglingError) as caught:
        asice.check_digest(first, FILES[first.navn] + b" ")
    assert caught.value.reason is Grunn.DIGEST_AVVIK


def test_names_in_percent_form_are_names(listing: bytes) -> None:
    manifest = asice.parse_manifest(listing.replace(b"dokument.pdf", b"mitt%20dokument.pdf"))
    assert manifest.filer[0].navn == "mitt dokument.pdf"


MALFORMED = {
    "not XML": lambda xml: xml[:-5],
    "other encoding": lambda xml: xml.decode().encode("utf-16"),
    "other root": lambda xml: xml.replace(b"ASiCManifest", b"AsicManifest"),
    "other namespace": lambda xml: xml.replace(b"02918", b"99999"),
    "a DTD": lambda xml: xml.replace(b"?>\n", b'?>\n<!DOCTYPE a [<!ENTITY x "y">]>', 1),
    "an unknown digest": lambda xml: xml.replace(b"xmlenc#sha256", b"xmlenc#md5"),
    "a digest that is no base64": lambda xml: xml.replace(b"<ds:DigestValue>", b"<ds:DigestValue>%"),
    "no digest": lambda xml: xml.replace(b"DigestValue", b"DigestWert"),
    "no name": lambda xml: xml.replace(b'URI="dokument.pdf"', b""),
    "a file twice": lambda xml: xml.replace(b"payload.json", b"dokument.pdf"),
    "no files": lambda xml: xml.replace(b"DataObjectReference", b"Reference"),
    "no signature": lambda xml: xml.replace(b"SigReference", b"Reference"),
    "too much": lambda xml: xml.replace(b"?>\n", b"?>\n" + b" " * 300_000, 1),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_list_is_refused(listing: bytes, name: str) -> None:
    assert refuse_reason(MALFORMED[name](listing)) is Grunn.ASIC_MANIFEST


def test_a_comment_is_no_reason_to_refuse(listing: bytes) -> None:
    assert asice.parse_manifest(listing.replace(b"?>\n", b"?>\n<!-- from elsewhere -->", 1)).filer


def test_xades_is_recognised_and_no_signature_at_all_is_not_xades() -> None:
    xades = Arkiv(write_archive([("a", b""), ("META-INF/signatures0.xml", b"<x/>")]))
    with pytest.raises(ForseglingError, match="xades_ikke_stoettet"):
        asice.signature_names(xades)
    with pytest.raises(ForseglingError) as caught:
        asice.signature_names(Arkiv(write_archive([("a", b"")])))
    assert caught.value.reason is Grunn.SIGNATUR_MANGLER
