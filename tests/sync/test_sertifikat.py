"""The installation's certificate: the right names in it, read back from ours and from others'."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from helseansvarlig.errors import KnownError
from helseansvarlig.sync import sertifikat
from tests.sync.partier import SENDER_ORGNR, Parti


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def certificate_with(key: rsa.RSAPrivateKey, *attributes: tuple[x509.ObjectIdentifier, str]) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(oid, value) for oid, value in attributes])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
    return builder.sign(key, hashes.SHA256())


def test_openssl_sees_the_organisation_twice_and_the_three_uses(openssl: Callable[[str], bytes]) -> None:
    text = openssl("x509 -in avsender.crt -noout -text").decode()
    assert f"organizationIdentifier = NTRNO-{SENDER_ORGNR}" in text
    assert f"serialNumber = {SENDER_ORGNR}" in text
    assert "CN = Granly omsorgssenter" in text
    assert "Digital Signature, Non Repudiation, Key Encipherment" in text
    assert "Public-Key: (3072 bit)" in text
    assert "CA:FALSE" in text


def test_a_long_name_is_cut_to_what_a_certificate_can_hold(at: datetime) -> None:
    made = sertifikat.create_identity(SENDER_ORGNR, "Å" * 90, at).sertifikat
    assert made.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == "Å" * 32


@pytest.mark.parametrize("orgnr", ["", "12345678", "99182582A", "NTRNO-991825827"])
def test_a_certificate_is_not_made_for_what_is_no_organisation(orgnr: str, at: datetime) -> None:
    with pytest.raises(KnownError, match="orgnr_ugyldig"):
        sertifikat.create_identity(orgnr, "Granly", at)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ([(NameOID.ORGANIZATION_IDENTIFIER, "NTRNO-983163327")], "983163327"),
        ([(NameOID.SERIAL_NUMBER, "983163327")], "983163327"),
        ([(NameOID.ORGANIZATION_IDENTIFIER, "NTRNO-983163327"), (NameOID.SERIAL_NUMBER, "991825827")], None),
        ([(NameOID.ORGANIZATION_NAME, "Kommune - 983163327")], None),
        ([(NameOID.ORGANIZATION_IDENTIFIER, "NTRSE-983163327")], None),
        ([(NameOID.SERIAL_NUMBER, "9831633270")], None),
    ],
    ids=["new form", "old form", "two that differ", "only in the name", "Swedish", "too long"],
)
def test_the_organisation_number_is_read_in_both_forms_and_never_guessed(
    key: rsa.RSAPrivateKey, attributes: list[tuple[x509.ObjectIdentifier, str]], expected: str | None
) -> None:
    assert sertifikat.orgnr_of(certificate_with(key, *attributes)) == expected


def test_only_a_decent_rsa_key_can_be_sealed_to(key: rsa.RSAPrivateKey) -> None:
    assert sertifikat.can_receive(certificate_with(key, (NameOID.COMMON_NAME, "x")))
    short = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - too short is the point
    assert not sertifikat.can_receive(certificate_with(short, (NameOID.COMMON_NAME, "x")))


def test_the_fingerprint_is_openssls_in_groups_for_the_telephone(
    openssl: Callable[[str], bytes], institusjon: Parti
) -> None:
    theirs = openssl("x509 -in avsender.crt -noout -fingerprint -sha256").decode().strip().split("=")[1]
    spoken = sertifikat.spoken_fingerprint(institusjon.kort.sertifikat)
    assert spoken.replace(" ", "") == theirs.replace(":", "")
    assert [len(group) for group in spoken.split(" ")] == [4] * 16


def test_a_key_and_its_certificate_come_back_from_their_files(institusjon: Parti) -> None:
    identity = institusjon.identitet
    loaded = sertifikat.load_identity(identity.key_pem(), identity.cert_pem())
    assert loaded.key_pem() == identity.key_pem()
    assert loaded.sertifikat == identity.sertifikat


def test_what_does_not_belong_together_is_not_loaded(institusjon: Parti, kommune: Parti) -> None:
    mine, theirs = institusjon.identitet, kommune.identitet
    for key_pem, cert_pem in [
        (mine.key_pem(), theirs.cert_pem()),
        (b"", mine.cert_pem()),
        (mine.key_pem()[:200], mine.cert_pem()),
        (mine.key_pem(), b"x"),
    ]:
        with pytest.raises(KnownError, match="noekkel_ugyldig"):
            sertifikat.load_identity(key_pem, cert_pem)


def test_a_printed_identity_shows_no_key(institusjon: Parti) -> None:
    assert "noekkel" not in repr(institusjon.identitet)


@pytest.mark.parametrize(
    ("left", "days", "warning"),
    [
        (timedelta(days=61), 61, None),
        (timedelta(days=60), 60, None),
        (timedelta(days=59, hours=23), 59, 60),
        (timedelta(days=29), 29, 30),
        (timedelta(days=6), 6, 7),
        (timedelta(hours=1), 0, 7),
        (timedelta(seconds=-1), 0, 0),
    ],
)
def test_a_warning_comes_in_time(institusjon: Parti, left: timedelta, days: int, warning: int | None) -> None:
    certificate = institusjon.kort.sertifikat
    at = certificate.not_valid_after_utc - left
    assert sertifikat.validity(certificate, at) == sertifikat.Gyldighet(days, warning)
    assert sertifikat.is_valid_at(certificate, at) == (warning != 0)
