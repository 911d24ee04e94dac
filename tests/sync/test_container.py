"""OpenSSL and pyHanko, which we did not write, agree with us about what a container is."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import serialization
from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext

from helseansvarlig.domain.forsendelse import Manifest, Vedlegg
from helseansvarlig.errors import KnownError
from helseansvarlig.sync import asice, cades, container
from helseansvarlig.sync import manifest as manifest_json
from helseansvarlig.sync.arkiv import write_archive
from helseansvarlig.sync.feil import ForseglingError, Grunn
from helseansvarlig.sync.forsegling import open_sealed
from helseansvarlig.sync.konvolutt import decrypt, encrypt
from helseansvarlig.sync.sertifikat import create_identity
from tests.sync.partier import Parti

OpenSSL = Callable[[str], bytes]
OAEP = "-keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256 -keyopt rsa_mgf1_md:sha256"
ENCRYPT = "cms -encrypt -binary -outform DER -in inner.asice -out sealed.p7m -recip kommune.crt"


@pytest.fixture
def inner(tmp_path: Path, openssl: OpenSSL, manifest: Manifest, filer: dict[str, bytes]) -> Path:
    """A container whose signature OpenSSL made over the list of files that we wrote."""
    listed = tuple(Vedlegg(name, sha256(content).hexdigest()) for name, content in filer.items())

    def sign(listing: bytes) -> bytes:
        (tmp_path / "list.xml").write_bytes(listing)
        openssl(
            "cms -sign -cades -binary -outform DER -in list.xml -out list.p7s -signer avsender.crt -inkey avsender.key"
        )
        return (tmp_path / "list.p7s").read_bytes()

    path = tmp_path / "inner.asice"
    path.write_bytes(asice.build({"manifest.json": manifest_json.dump(replace(manifest, filer=listed)), **filer}, sign))
    return path


def test_openssl_decrypts_what_we_seal_and_verifies_its_cades_signature(
    openssl: OpenSSL, tmp_path: Path, sealed: bytes, filer: dict[str, bytes]
) -> None:
    (tmp_path / "sealed.p7m").write_bytes(sealed)
    openssl("cms -decrypt -inform DER -in sealed.p7m -inkey kommune.key -recip kommune.crt -out inner.asice")
    with zipfile.ZipFile(tmp_path / "inner.asice") as archive:
        assert archive.read("dokument.pdf") == filer["dokument.pdf"]
        (tmp_path / "list.xml").write_bytes(archive.read(asice.MANIFEST_NAME))
        (tmp_path / "list.p7s").write_bytes(archive.read(asice.SIGNATURE_NAME))

    verify = "cms -verify -cades -binary -inform DER -in list.p7s -content list.xml -CAfile avsender.crt -out out.xml"
    assert b"CAdES Verification successful" in openssl(verify)


async def _pyhanko_verdict(listing: bytes, signature: bytes, root: Parti) -> tuple[bool, bool, bool]:
    certificate = asn1_x509.Certificate.load(root.identitet.sertifikat.public_bytes(serialization.Encoding.DER))
    status = await async_validate_detached_cms(
        listing,
        cms.ContentInfo.load(signature)["content"],
        signer_validation_context=ValidationContext(trust_roots=[certificate]),
    )
    return status.intact, status.valid, status.trusted


@pytest.mark.parametrize("tampered", [False, True])
def test_pyhanko_finds_our_signature_intact_valid_and_trusted_and_a_changed_list_not(
    sealed: bytes, kommune: Parti, institusjon: Parti, tampered: bool
) -> None:
    with zipfile.ZipFile(BytesIO(decrypt(sealed, [kommune.identitet]))) as archive:
        listing, signature = archive.read(asice.MANIFEST_NAME), archive.read(asice.SIGNATURE_NAME)
    intact, _valid, trusted = asyncio.run(_pyhanko_verdict(listing + b" " * tampered, signature, institusjon))
    assert intact is not tampered
    assert trusted or tampered


@pytest.mark.parametrize("stream", ["", "-stream"], ids=["DER", "streamed BER"])
@pytest.mark.parametrize("recipient", ["-recip", "-keyid -recip"], ids=["issuer and serial", "key identifier"])
def test_we_open_what_openssl_signs_and_seals(
    openssl: OpenSSL,
    inner: Path,
    filer: dict[str, bytes],
    institusjon: Parti,
    kommune: Parti,
    at: datetime,
    stream: str,
    recipient: str,
) -> None:
    openssl(f"{ENCRYPT.replace('-recip', recipient)} -aes-256-cbc {stream} {OAEP}")
    sealed = (inner.parent / "sealed.p7m").read_bytes()
    assert (sealed[1] == 0x80) == bool(stream)

    opened = open_sealed(sealed, keys=[kommune.identitet], own=kommune.kort, trusted=[institusjon.betrodd], at=at)
    assert opened.filer == filer


@pytest.mark.parametrize("cut", [10, 100, 500, 1000, -2, -1])
def test_a_streamed_file_cut_short_says_so_too(
    openssl: OpenSSL, inner: Path, institusjon: Parti, kommune: Parti, at: datetime, cut: int
) -> None:
    openssl(f"{ENCRYPT} -aes-256-cbc -stream {OAEP}")
    sealed = (inner.parent / "sealed.p7m").read_bytes()[:cut]
    with pytest.raises(ForseglingError, match="fil_avkortet"):
        container.open_files(sealed, keys=[kommune.identitet], trusted=[institusjon.betrodd], at=at)


DOWNGRADES = {
    "PKCS#1 v1.5 key transport": ("-aes-256-cbc", Grunn.SVAK_NOEKKELTRANSPORT),
    "OAEP with SHA-1": ("-aes-256-cbc -keyopt rsa_padding_mode:oaep", Grunn.SVAK_NOEKKELTRANSPORT),
    "OAEP with another hash": (
        "-aes-256-cbc -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha512",
        Grunn.SVAK_NOEKKELTRANSPORT,
    ),
    "triple DES": (f"-des3 {OAEP}", Grunn.UKJENT_CHIFFER),
    "AES-128": (f"-aes-128-cbc {OAEP}", Grunn.UKJENT_CHIFFER),
}


@pytest.mark.parametrize("name", DOWNGRADES)
def test_there_is_no_way_down_to_a_weaker_envelope(
    openssl: OpenSSL, inner: Path, institusjon: Parti, kommune: Parti, at: datetime, name: str
) -> None:
    options, reason = DOWNGRADES[name]
    openssl(f"{ENCRYPT} {options}")
    sealed = (inner.parent / "sealed.p7m").read_bytes()
    with pytest.raises(ForseglingError, match="forsegling_ugyldig") as caught:
        container.open_files(sealed, keys=[kommune.identitet], trusted=[institusjon.betrodd], at=at)
    assert caught.value.reason is reason


def test_an_authenticated_envelope_is_another_format_than_ours(
    openssl: OpenSSL, inner: Path, kommune: Parti, at: datetime
) -> None:
    openssl(f"{ENCRYPT} -aes-256-gcm {OAEP}")
    sealed = (inner.parent / "sealed.p7m").read_bytes()
    with pytest.raises(ForseglingError, match="ikke_forsegling"):
        container.open_files(sealed, keys=[kommune.identitet], trusted=[], at=at)


def test_nobody_is_trusted_by_default(sealed: bytes, kommune: Parti, at: datetime) -> None:
    with pytest.raises(ForseglingError) as caught:
        container.open_files(sealed, keys=[kommune.identitet], trusted=[], at=at)
    assert caught.value.reason is Grunn.UKJENT_AVSENDER


def test_an_xades_container_in_an_envelope_is_refused_with_its_own_code(kommune: Parti, at: datetime) -> None:
    inner = write_archive([("mimetype", b"x"), ("a.txt", b"x"), ("META-INF/signatures0.xml", b"<x/>")])
    with pytest.raises(ForseglingError, match="xades_ikke_stoettet"):
        container.open_files(encrypt(inner, [kommune.kort.sertifikat]), keys=[kommune.identitet], trusted=[], at=at)


def test_an_expired_recipient_is_not_sealed_to(institusjon: Parti, at: datetime) -> None:
    old = create_identity("910075918", "Fjordby", at - timedelta(days=4 * 365))
    with pytest.raises(KnownError, match="mottaker_sertifikat_utloept"):
        container.seal_files({"a.pdf": b""}, sender=institusjon.identitet, recipients=[old.sertifikat], at=at)


def test_a_signature_by_somebody_else_put_in_afterwards_is_not_the_senders(
    institusjon: Parti, fremmed: Parti, kommune: Parti, at: datetime
) -> None:
    inner = asice.build({"a.pdf": b"x"}, lambda listing: cades.sign(listing, fremmed.identitet, at))
    sealed = encrypt(inner, [kommune.kort.sertifikat])
    with pytest.raises(ForseglingError) as caught:
        container.open_files(sealed, keys=[kommune.identitet], trusted=[institusjon.betrodd], at=at)
    assert caught.value.reason is Grunn.UKJENT_AVSENDER
