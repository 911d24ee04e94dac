"""A signature holds, whole, or it does not; OpenSSL says the same of each."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from helseansvarlig.sync import cades
from helseansvarlig.sync.feil import ForseglingError, Grunn
from tests.sync.partier import Parti

CONTENT = b"<liste>over filer</liste>"


@pytest.fixture
def openssl_signs(tmp_path: Path, openssl: Callable[[str], bytes]) -> Callable[[str], bytes]:
    """Sign CONTENT with OpenSSL and the options given."""

    def sign(options: str) -> bytes:
        (tmp_path / "content").write_bytes(CONTENT)
        who = "-signer avsender.crt -inkey avsender.key"
        openssl(f"cms -sign -binary -outform DER -in content -out signature.p7s {who} {options}")
        return (tmp_path / "signature.p7s").read_bytes()

    return sign


def resigned(signature: bytes, party: Parti, change: Callable[[cms.CMSAttributes], cms.CMSAttributes]) -> bytes:
    """Return the signature with its attributes changed and signed again by the key's own holder."""
    info = cms.ContentInfo.load(signature)
    signer = info["content"]["signer_infos"][0]
    attributes = change(signer["signed_attrs"].untag())
    signer["signed_attrs"] = attributes
    signer["signature"] = party.identitet.noekkel.sign(attributes.dump(), padding.PKCS1v15(), hashes.SHA256())
    dumped: bytes = info.dump(force=True)
    return dumped


def reason_for(signature: bytes, content: bytes = CONTENT) -> Grunn:
    with pytest.raises(ForseglingError) as caught:
        cades.verify_one(signature, content)
    return caught.value.reason


def test_what_we_sign_we_verify_and_the_time_is_kept(institusjon: Parti, at: datetime) -> None:
    signature = cades.verify_one(cades.sign(CONTENT, institusjon.identitet, at), CONTENT)
    assert signature == cades.Signatur(institusjon.identitet.sertifikat, at, "sha256")


def test_the_same_input_gives_the_same_signature(institusjon: Parti, at: datetime) -> None:
    assert cades.sign(CONTENT, institusjon.identitet, at) == cades.sign(CONTENT, institusjon.identitet, at)


@pytest.mark.parametrize(
    ("options", "digest"),
    [
        ("-md sha256", "sha256"),
        ("-md sha384", "sha384"),
        ("-md sha512", "sha512"),
        ("-keyopt rsa_padding_mode:pss", "sha256"),
        ("-keyid", "sha256"),
    ],
)
def test_the_signatures_openssl_makes_are_accepted(
    openssl_signs: Callable[[str], bytes], options: str, digest: str
) -> None:
    assert cades.verify_one(openssl_signs(f"-cades {options}"), CONTENT).hash_algoritme == digest


def test_sha1_is_refused_unless_asked_for(openssl_signs: Callable[[str], bytes]) -> None:
    signature = openssl_signs("-cades -md sha1")
    assert reason_for(signature) is Grunn.SVAK_HASH
    assert cades.verify(signature, CONTENT, cades.WITH_SHA1)[0].hash_algoritme == "sha1"


def test_a_signature_that_does_not_bind_its_certificate_is_refused(openssl_signs: Callable[[str], bytes]) -> None:
    assert reason_for(openssl_signs("")) is Grunn.SIGNATURATTRIBUTT


def test_a_signature_without_attributes_is_refused(openssl_signs: Callable[[str], bytes]) -> None:
    assert reason_for(openssl_signs("-noattr")) is Grunn.SIGNATURATTRIBUTT


def test_a_signature_that_brings_its_own_content_is_not_detached(institusjon: Parti, at: datetime) -> None:
    assert reason_for(cades.sign(CONTENT, institusjon.identitet, at, attached=True)) is Grunn.STRUKTUR


def test_a_signature_without_its_certificate_is_refused(openssl_signs: Callable[[str], bytes]) -> None:
    assert reason_for(openssl_signs("-cades -nocerts")) is Grunn.SERTIFIKATBINDING


def test_other_content_is_told_from_a_broken_signature(institusjon: Parti, at: datetime) -> None:
    signature = cades.sign(CONTENT, institusjon.identitet, at)
    assert reason_for(signature, CONTENT + b" ") is Grunn.INNHOLD_ENDRET
    assert reason_for(signature[:-1] + bytes([signature[-1] ^ 1])) is Grunn.SIGNATUR_BRUTT


def test_two_signers_are_verified_but_not_taken_for_one(
    openssl_signs: Callable[[str], bytes], institusjon: Parti, kommune: Parti
) -> None:
    signature = openssl_signs("-cades -signer kommune.crt -inkey kommune.key")
    signers = {one.sertifikat for one in cades.verify(signature, CONTENT)}
    assert signers == {institusjon.kort.sertifikat, kommune.kort.sertifikat}
    assert reason_for(signature) is Grunn.FLERE_SIGNATURER


def test_a_repeated_attribute_is_refused_even_when_signed(institusjon: Parti, at: datetime) -> None:
    def repeat(attributes: cms.CMSAttributes) -> cms.CMSAttributes:
        return cms.CMSAttributes([*attributes, attributes[2]])

    assert reason_for(resigned(cades.sign(CONTENT, institusjon.identitet, at), institusjon, repeat)) is (
        Grunn.SIGNATURATTRIBUTT
    )


def test_a_binding_to_another_certificate_is_refused_even_when_signed(
    institusjon: Parti, fremmed: Parti, at: datetime
) -> None:
    """The stranger has signed with our name in the certificate field, but the attribute names his own."""
    theirs = cms.ContentInfo.load(cades.sign(CONTENT, fremmed.identitet, at))
    foreign = theirs["content"]["signer_infos"][0]["signed_attrs"].untag()
    ours = cades.sign(CONTENT, institusjon.identitet, at)
    assert reason_for(resigned(ours, institusjon, lambda _attributes: foreign)) is Grunn.SERTIFIKATBINDING


def test_resigning_without_a_change_is_accepted(institusjon: Parti, at: datetime) -> None:
    """The control for the two above."""
    ours = cades.sign(CONTENT, institusjon.identitet, at)
    assert cades.verify_one(resigned(ours, institusjon, cms.CMSAttributes.copy), CONTENT).signert_tid == at


def test_an_attached_signature_carries_its_content(institusjon: Parti, at: datetime) -> None:
    attached = cades.sign(CONTENT, institusjon.identitet, at, attached=True)
    assert cades.open_attached(attached)[0] == CONTENT
    with pytest.raises(ForseglingError):
        cades.open_attached(cades.sign(CONTENT, institusjon.identitet, at))


def test_a_short_key_is_refused_and_an_elliptic_one_accepted(tmp_path: Path) -> None:
    (tmp_path / "content").write_bytes(CONTENT)

    def sign_with(key: str) -> bytes:
        request = f"openssl req -x509 -nodes -newkey {key} -keyout k -out c -subj /serialNumber=991825827 -days 9"
        signing = "openssl cms -sign -cades -binary -outform DER -in content -out s -signer c -inkey k"
        for command in (request, signing):
            subprocess.run(command.split(), cwd=tmp_path, check=True, capture_output=True)
        return (tmp_path / "s").read_bytes()

    assert reason_for(sign_with("rsa:1024")) is Grunn.SVAK_NOEKKEL
    assert cades.verify_one(sign_with("ec -pkeyopt ec_paramgen_curve:P-256"), CONTENT).hash_algoritme == "sha256"


@pytest.mark.parametrize("data", [b"", b"0", b"\x30\x80", b"\x30\x03\x02\x01\x01", b"%PDF-1.7", bytes(100)])
def test_what_is_no_signature_is_refused_calmly(data: bytes) -> None:
    assert reason_for(data) is Grunn.STRUKTUR
