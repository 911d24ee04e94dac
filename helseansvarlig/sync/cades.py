"""CAdES-BES signatures: a CMS SignedData whose signed attributes also bind the signer's certificate.

Verifying here means intact (the content is the one signed) and valid (the key in the certificate made the signature).
Whether that certificate is one we trust is another question, answered in `tillit`.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import algos, cms, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from helseansvarlig.sync.feil import Grunn, reading_asn1, refuse
from helseansvarlig.sync.sertifikat import MIN_KEY_BITS, Identitet

STRONG = frozenset({"sha256", "sha384", "sha512"})
WITH_SHA1 = STRONG | {"sha1"}
MAX_SIGNERS = 10
_HASHES: dict[str, type[hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


@dataclass(frozen=True, slots=True)
class Signatur:
    """A signature that is intact and valid. The time is the signer's own claim."""

    sertifikat: x509.Certificate
    signert_tid: datetime
    hash_algoritme: str


def sign(content: bytes, signer: Identitet, at: datetime, *, attached: bool = False) -> bytes:
    """Return a DER SignedData over `content`, detached unless `attached`; signing time is `at` in whole seconds.

    RSA PKCS#1 v1.5 with SHA-256, as the Norwegian platforms use: the same input gives the same bytes.
    """
    certificate = asn1_x509.Certificate.load(signer.sertifikat.public_bytes(serialization.Encoding.DER))
    attributes = _signed_attributes(content, certificate, at)
    signature = signer.noekkel.sign(attributes.dump(), padding.PKCS1v15(), hashes.SHA256())
    sha256 = {"algorithm": "sha256"}
    sid = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    signer_info = {
        "version": "v1",
        "sid": cms.SignerIdentifier("issuer_and_serial_number", sid),
        "digest_algorithm": sha256,
        "signed_attrs": attributes,
        "signature_algorithm": {"algorithm": "sha256_rsa"},
        "signature": signature,
    }
    signed_data = {
        "version": "v1",
        "digest_algorithms": [sha256],
        "encap_content_info": {"content_type": "data", **({"content": content} if attached else {})},
        "certificates": [cms.CertificateChoices("certificate", certificate)],
        "signer_infos": [signer_info],
    }
    der: bytes = cms.ContentInfo({"content_type": "signed_data", "content": signed_data}).dump()
    return der


def _signed_attributes(content: bytes, certificate: asn1_x509.Certificate, at: datetime) -> cms.CMSAttributes:
    binding = tsp.SigningCertificateV2({"certs": [{"cert_hash": hashlib.sha256(certificate.dump()).digest()}]})
    signing_time = cms.Time("utc_time", at.replace(microsecond=0))
    return cms.CMSAttributes(
        [
            {"type": "content_type", "values": ["data"]},
            {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
            {"type": "signing_time", "values": [signing_time]},
            {"type": "signing_certificate_v2", "values": [binding]},
        ]
    )


def verify(der: bytes, content: bytes, digests: frozenset[str] = STRONG) -> tuple[Signatur, ...]:
    """Return every signature in a detached SignedData over `content`, or refuse if a single one does not hold."""
    with reading_asn1():
        signed_data = _signed_data(der)
        if signed_data["encap_content_info"]["content"].native is not None:
            raise refuse(Grunn.STRUKTUR)
        return _verify_signers(signed_data, content, digests)


def verify_one(der: bytes, content: bytes) -> Signatur:
    """Return the only signature over `content`; a second signer would be one nobody asked for."""
    return _only(verify(der, content))


def open_attached(der: bytes) -> tuple[bytes, Signatur]:
    """Return the content of an attached SignedData and the one signature over it."""
    with reading_asn1():
        signed_data = _signed_data(der)
        content = signed_data["encap_content_info"]["content"].native
        if not isinstance(content, bytes):
            raise refuse(Grunn.STRUKTUR)
        return content, _only(_verify_signers(signed_data, content, STRONG))


def _only(signatures: tuple[Signatur, ...]) -> Signatur:
    if len(signatures) != 1:
        raise refuse(Grunn.FLERE_SIGNATURER)
    return signatures[0]


def _signed_data(der: bytes) -> cms.SignedData:
    info = cms.ContentInfo.load(der, strict=True)
    if info["content_type"].native != "signed_data":
        raise refuse(Grunn.STRUKTUR)
    signed_data = info["content"]
    if signed_data["encap_content_info"]["content_type"].native != "data":
        raise refuse(Grunn.STRUKTUR)
    return signed_data


def _verify_signers(signed_data: cms.SignedData, content: bytes, digests: frozenset[str]) -> tuple[Signatur, ...]:
    signers = signed_data["signer_infos"]
    if len(signers) == 0:
        raise refuse(Grunn.SIGNATUR_MANGLER)
    if len(signers) > MAX_SIGNERS:
        raise refuse(Grunn.FLERE_SIGNATURER)
    certificates = [choice.chosen for choice in signed_data["certificates"] if choice.name == "certificate"]
    return tuple(_verify_signer(signer, certificates, content, digests) for signer in signers)


def _verify_signer(
    signer: cms.SignerInfo, certificates: list[asn1_x509.Certificate], content: bytes, digests: frozenset[str]
) -> Signatur:
    digest = signer["digest_algorithm"]["algorithm"].native
    if digest not in digests:
        raise refuse(Grunn.SVAK_HASH if digest in ("sha1", "md5") else Grunn.UKJENT_ALGORITME)
    certificate = _find_certificate(signer["sid"], certificates)
    values = _attribute_values(signer["signed_attrs"])
    if not hmac.compare_digest(values["message_digest"].native, hashlib.new(digest, content).digest()):
        raise refuse(Grunn.INNHOLD_ENDRET)
    _check_certificate_binding(values, certificate)
    public = x509.load_der_x509_certificate(certificate.dump())
    # The signature covers the attributes as a SET OF, although they travel under an implicit tag.
    signed_bytes = signer["signed_attrs"].untag().dump()
    _check_signature(public.public_key(), signer, signed_bytes, digests)
    return Signatur(public, values["signing_time"].native, digest)


def _find_certificate(sid: cms.SignerIdentifier, certificates: list[asn1_x509.Certificate]) -> asn1_x509.Certificate:
    if sid.name == "issuer_and_serial_number":
        wanted = sid.chosen
        matches = [
            c
            for c in certificates
            if c.issuer == wanted["issuer"] and c.serial_number == wanted["serial_number"].native
        ]
    else:
        matches = [c for c in certificates if c.key_identifier == sid.chosen.native]
    if len(matches) != 1:
        raise refuse(Grunn.SERTIFIKATBINDING)
    return matches[0]


def _attribute_values(attributes: cms.CMSAttributes) -> dict[str, Any]:
    """Return the signed attributes by name, each present once with one value, the four of CAdES-BES among them."""
    values: dict[str, Any] = {}
    for attribute in attributes:
        name = attribute["type"].native
        if name in values or len(attribute["values"]) != 1:
            raise refuse(Grunn.SIGNATURATTRIBUTT)
        values[name] = attribute["values"][0]
    required = {"content_type", "message_digest", "signing_time"}
    bindings = {"signing_certificate", "signing_certificate_v2"}
    if not required <= values.keys() or not bindings & values.keys() or values["content_type"].native != "data":
        raise refuse(Grunn.SIGNATURATTRIBUTT)
    return values


def _check_certificate_binding(values: dict[str, Any], certificate: asn1_x509.Certificate) -> None:
    """Refuse a signature whose attributes name another certificate than the one that comes with it."""
    if "signing_certificate_v2" in values:
        named = values["signing_certificate_v2"]["certs"][0]
        algorithm = named["hash_algorithm"]["algorithm"].native
    else:
        named = values["signing_certificate"]["certs"][0]
        algorithm = "sha1"  # the first version of the attribute knows no other
    if algorithm not in WITH_SHA1:
        raise refuse(Grunn.UKJENT_ALGORITME)
    if not hmac.compare_digest(named["cert_hash"].native, hashlib.new(algorithm, certificate.dump()).digest()):
        raise refuse(Grunn.SERTIFIKATBINDING)


def _check_signature(key: object, signer: cms.SignerInfo, signed_bytes: bytes, digests: frozenset[str]) -> None:
    algorithm = signer["signature_algorithm"]
    scheme = algorithm.signature_algo
    # Plain rsaEncryption names no hash of its own: the digest algorithm of the signer is meant.
    bare = algorithm["algorithm"].native == "rsassa_pkcs1v15"
    digest = signer["digest_algorithm"]["algorithm"].native if bare else algorithm.hash_algo
    if digest not in digests:
        raise refuse(Grunn.SVAK_HASH if digest in ("sha1", "md5") else Grunn.UKJENT_ALGORITME)
    chosen = _HASHES[digest]()
    signature = signer["signature"].native
    try:
        if isinstance(key, rsa.RSAPublicKey):
            if key.key_size < MIN_KEY_BITS:
                raise refuse(Grunn.SVAK_NOEKKEL)
            key.verify(signature, signed_bytes, _rsa_padding(scheme, algorithm, chosen), chosen)
        elif isinstance(key, ec.EllipticCurvePublicKey) and scheme == "ecdsa":
            key.verify(signature, signed_bytes, ec.ECDSA(chosen))
        else:
            raise refuse(Grunn.UKJENT_ALGORITME)
    except InvalidSignature as error:
        raise refuse(Grunn.SIGNATUR_BRUTT) from error


def _rsa_padding(
    scheme: str, algorithm: algos.SignedDigestAlgorithm, chosen: hashes.HashAlgorithm
) -> padding.AsymmetricPadding:
    if scheme == "rsassa_pkcs1v15":
        return padding.PKCS1v15()
    if scheme == "rsassa_pss":
        return padding.PSS(padding.MGF1(chosen), algorithm["parameters"]["salt_length"].native)
    raise refuse(Grunn.UKJENT_ALGORITME)
