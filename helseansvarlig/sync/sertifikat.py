"""The installation's own key and certificate, and what we read out of other people's.

An installation signs and opens with its own certificate; an organisation's virksomhetssertifikat never lies on a
laptop, because whoever holds it can act as the whole organisation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from helseansvarlig.errors import KnownError

KEY_BITS = 3072
MIN_KEY_BITS = 2048
VALID_DAYS = 3 * 365
WARNING_DAYS = (7, 30, 60)
_ORGNR_ID = re.compile(r"(?:NTRNO-)?([0-9]{9})")
_NAME_MAX_BYTES = 64  # the bound of X.520 on commonName and organizationName, as cryptography counts it


@dataclass(frozen=True, slots=True)
class Identitet:
    """A private key and the certificate that speaks for it."""

    noekkel: rsa.RSAPrivateKey = field(repr=False)
    sertifikat: x509.Certificate

    def key_pem(self) -> bytes:
        """Return the private key as unencrypted PKCS#8 PEM; the caller keeps it inside the vault."""
        return self.noekkel.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def cert_pem(self) -> bytes:
        """Return the certificate as PEM."""
        return self.sertifikat.public_bytes(serialization.Encoding.PEM)


@dataclass(frozen=True, slots=True)
class Gyldighet:
    """How long a certificate lasts: whole days left, and the threshold (60, 30, 7, 0) that it has passed."""

    dager_igjen: int
    varsel: int | None


def create_identity(orgnr: str, navn: str, at: datetime) -> Identitet:
    """Make an RSA key and a self-signed certificate for it, valid for three years from `at`.

    The organisation number stands twice in the subject, as in Norwegian virksomhetssertifikat: organizationIdentifier
    `NTRNO-…` (newer profile) and serialNumber (older). A day's grace before `at` covers clocks that differ.
    """
    if not re.fullmatch(r"[0-9]{9}", orgnr):
        raise KnownError("orgnr_ugyldig")
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    short = navn.encode()[:_NAME_MAX_BYTES].decode(errors="ignore")  # the whole name stands in the card
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NO"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, short),
            x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, f"NTRNO-{orgnr}"),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, orgnr),
            x509.NameAttribute(NameOID.COMMON_NAME, short),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=VALID_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Identitet(key, certificate)


def _key_usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=True,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def load_identity(key_pem: bytes, cert_pem: bytes) -> Identitet:
    """Read a key and a certificate that belong together, or raise `noekkel_ugyldig`."""
    try:
        key = serialization.load_pem_private_key(key_pem, None)
        certificate = x509.load_pem_x509_certificate(cert_pem)
    except (ValueError, TypeError) as error:
        raise KnownError("noekkel_ugyldig") from error
    if not isinstance(key, rsa.RSAPrivateKey) or key.public_key() != certificate.public_key():
        raise KnownError("noekkel_ugyldig")
    return Identitet(key, certificate)


def fingerprint(certificate: x509.Certificate) -> str:
    """Return SHA-256 over the certificate in lower-case hex."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def spoken_fingerprint(certificate: x509.Certificate) -> str:
    """Return the fingerprint as sixteen groups of four, to be read aloud on the telephone."""
    digits = fingerprint(certificate).upper()
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))


def orgnr_of(certificate: x509.Certificate) -> str | None:
    """Return the organisation number in the subject, or None when there is none or two that differ."""
    found = set()
    for oid in (NameOID.ORGANIZATION_IDENTIFIER, NameOID.SERIAL_NUMBER):
        for attribute in certificate.subject.get_attributes_for_oid(oid):
            match = _ORGNR_ID.fullmatch(str(attribute.value))
            if match is None:
                return None
            found.add(match.group(1))
    return found.pop() if len(found) == 1 else None


def can_receive(certificate: x509.Certificate) -> bool:
    """Tell whether something can be sealed to the certificate: only to an RSA key of a decent length."""
    key = certificate.public_key()
    return isinstance(key, rsa.RSAPublicKey) and key.key_size >= MIN_KEY_BITS


def is_valid_at(certificate: x509.Certificate, at: datetime) -> bool:
    """Tell whether `at` lies inside the certificate's period."""
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def validity(certificate: x509.Certificate, at: datetime) -> Gyldighet:
    """Return the days left at `at` and the warning that is due; 0 means that it has expired."""
    left = certificate.not_valid_after_utc - at
    if left < timedelta(0):
        return Gyldighet(0, 0)
    return Gyldighet(left.days, next((days for days in WARNING_DAYS if left.days < days), None))
