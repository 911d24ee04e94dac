"""Whose signature is this, and do we know them? Nothing in a file may answer that, only the cards we hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature

from helseansvarlig.sync.feil import Grunn, reading_asn1, refuse
from helseansvarlig.sync.kort import Kort
from helseansvarlig.sync.sertifikat import fingerprint, is_valid_at, orgnr_of


@dataclass(frozen=True, slots=True)
class Betrodd:
    """A counterpart whose fingerprint has been compared by telephone.

    `utsteder` is set only where an organisation renews its certificates with a public issuer and the owner has
    chosen to trust the issuer for this one organisation number.
    """

    kort: Kort
    utsteder: x509.Certificate | None = None


@reading_asn1()
def identify(certificate: x509.Certificate, betrodde: Sequence[Betrodd], at: datetime) -> Betrodd:
    """Return the counterpart that `certificate` belongs to, or refuse it as of `at`.

    `at` is when the file arrived: the signer's own time is a claim, and a stolen old key would make it.
    """
    betrodd = next((one for one in betrodde if _is_pinned(certificate, one, at)), None)
    if betrodd is None:
        raise refuse(Grunn.UKJENT_AVSENDER)
    if orgnr_of(certificate) != betrodd.kort.orgnr:
        raise refuse(Grunn.FEIL_ORGNR)
    if at < certificate.not_valid_before_utc:
        raise refuse(Grunn.SERTIFIKAT_FOR_TIDLIG)
    if at > certificate.not_valid_after_utc:
        raise refuse(Grunn.SERTIFIKAT_UTLOEPT)
    if at > betrodd.kort.gyldig_til:
        raise refuse(Grunn.KORT_UTLOEPT)
    if not _may_sign(certificate):
        raise refuse(Grunn.SERTIFIKATBRUK)
    return betrodd


def _is_pinned(certificate: x509.Certificate, betrodd: Betrodd, at: datetime) -> bool:
    if fingerprint(certificate) == fingerprint(betrodd.kort.sertifikat):
        return True
    issuer = betrodd.utsteder
    # A public issuer vouches for thousands: only with the right organisation number does its word count.
    return issuer is not None and orgnr_of(certificate) == betrodd.kort.orgnr and _issued_by(certificate, issuer, at)


def _issued_by(certificate: x509.Certificate, issuer: x509.Certificate, at: datetime) -> bool:
    try:
        constraints = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False
    return constraints.ca and is_valid_at(issuer, at)


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (ValueError, x509.ExtensionNotFound):
        return False
    return usage.digital_signature or usage.content_commitment
