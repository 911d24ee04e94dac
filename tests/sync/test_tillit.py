"""A certificate is somebody's because we hold their card, or their issuer's word for their number. Never otherwise."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from helseansvarlig.sync.feil import ForseglingError, Grunn
from helseansvarlig.sync.tillit import Betrodd, identify
from tests.sync.partier import RECEIVER_ORGNR, Parti


class Utsteder:
    """A small public issuer, real in everything but size."""

    def __init__(self, at: datetime, *, is_ca: bool = True) -> None:
        self._at = at
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Prøve-CA")])
        builder = self._builder(self._name, self._key.public_key())
        basic = x509.BasicConstraints(ca=is_ca, path_length=None)
        self.sertifikat = builder.add_extension(basic, critical=True).sign(self._key, hashes.SHA256())

    def _builder(self, subject: x509.Name, public: rsa.RSAPublicKey) -> x509.CertificateBuilder:
        end = self._at + timedelta(days=900)
        number = x509.random_serial_number()
        return x509.CertificateBuilder(self._name, subject, public, number, self._at - timedelta(days=9), end)

    def issue(self, orgnr: str, usage: x509.KeyUsage | None) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, f"NTRNO-{orgnr}")])
        builder = self._builder(subject, rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key())
        if usage is not None:
            builder = builder.add_extension(usage, critical=True)
        return builder.sign(self._key, hashes.SHA256())


@pytest.fixture(scope="module")
def utsteder(at: datetime) -> Utsteder:
    return Utsteder(at)


@pytest.fixture(scope="module")
def usage(kommune: Parti) -> x509.KeyUsage:
    return kommune.kort.sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value


def refuse_reason(certificate: x509.Certificate, betrodde: list[Betrodd], at: datetime) -> Grunn:
    with pytest.raises(ForseglingError, match="forsegling_ugyldig") as caught:
        identify(certificate, betrodde, at)
    return caught.value.reason


def test_the_right_counterpart_is_found_among_several(
    kommune: Parti, annen_kommune: Parti, institusjon: Parti, at: datetime
) -> None:
    known = [institusjon.betrodd, annen_kommune.betrodd, kommune.betrodd]
    assert identify(kommune.kort.sertifikat, known, at) == kommune.betrodd


def test_a_stranger_with_the_same_name_and_number_is_unknown(institusjon: Parti, fremmed: Parti, at: datetime) -> None:
    assert refuse_reason(fremmed.kort.sertifikat, [institusjon.betrodd], at) is Grunn.UKJENT_AVSENDER


def test_a_card_that_claims_another_number_than_its_certificate_helps_nobody(kommune: Parti, at: datetime) -> None:
    wrong = Betrodd(dataclasses.replace(kommune.kort, orgnr="974760673"))
    assert refuse_reason(kommune.kort.sertifikat, [wrong], at) is Grunn.FEIL_ORGNR


def test_a_card_has_an_end_of_its_own(kommune: Parti, at: datetime) -> None:
    ended = Betrodd(dataclasses.replace(kommune.kort, gyldig_til=at - timedelta(seconds=1)))
    assert refuse_reason(kommune.kort.sertifikat, [ended], at) is Grunn.KORT_UTLOEPT


def test_a_renewed_certificate_is_known_by_a_pinned_issuer(
    kommune: Parti, utsteder: Utsteder, usage: x509.KeyUsage, at: datetime
) -> None:
    renewed = utsteder.issue(RECEIVER_ORGNR, usage)
    assert refuse_reason(renewed, [kommune.betrodd], at) is Grunn.UKJENT_AVSENDER
    pinned = Betrodd(kommune.kort, utsteder.sertifikat)
    assert identify(renewed, [pinned], at) == pinned


def test_the_issuers_word_counts_for_one_number_only(
    kommune: Parti, utsteder: Utsteder, usage: x509.KeyUsage, at: datetime
) -> None:
    other = utsteder.issue("974760673", usage)
    assert refuse_reason(other, [Betrodd(kommune.kort, utsteder.sertifikat)], at) is Grunn.UKJENT_AVSENDER


def test_only_an_issuer_can_issue(kommune: Parti, usage: x509.KeyUsage, at: datetime) -> None:
    ordinary = Utsteder(at, is_ca=False)
    certificate = ordinary.issue(RECEIVER_ORGNR, usage)
    assert refuse_reason(certificate, [Betrodd(kommune.kort, ordinary.sertifikat)], at) is Grunn.UKJENT_AVSENDER


def test_another_issuer_of_the_same_name_is_another(
    kommune: Parti, utsteder: Utsteder, usage: x509.KeyUsage, at: datetime
) -> None:
    namesake = Utsteder(at).issue(RECEIVER_ORGNR, usage)
    assert refuse_reason(namesake, [Betrodd(kommune.kort, utsteder.sertifikat)], at) is Grunn.UKJENT_AVSENDER


@pytest.mark.parametrize("with_usage", [False, True], ids=["no usage", "usage for keys alone"])
def test_a_certificate_that_may_not_sign_does_not(
    kommune: Parti, utsteder: Utsteder, at: datetime, with_usage: bool
) -> None:
    flags = dict.fromkeys(
        ("digital_signature", "content_commitment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign",
         "encipher_only", "decipher_only"), False,
    )  # fmt: skip
    usage = x509.KeyUsage(key_encipherment=True, **flags) if with_usage else None
    certificate = utsteder.issue(RECEIVER_ORGNR, usage)
    assert refuse_reason(certificate, [Betrodd(kommune.kort, utsteder.sertifikat)], at) is Grunn.SERTIFIKATBRUK
