"""The envelope: CMS EnvelopedData, RSA-OAEP-SHA256 around an AES-256-CBC content key.

This is the profile that KS and Digdir use. CBC does not protect against change, so what comes out of `decrypt` is
worth nothing until the signature inside it has been verified.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from asn1crypto import cms, core
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives import padding as block_padding
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from helseansvarlig.errors import BugError
from helseansvarlig.sync import ber
from helseansvarlig.sync.feil import FOR_STOR, IKKE_ADRESSERT, ForseglingError, Grunn, reading_asn1, refuse
from helseansvarlig.sync.sertifikat import Identitet

MAX_SEALED_BYTES = 20 * 1024 * 1024
_OAEP = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
_SHA256 = {"algorithm": "sha256", "parameters": core.Null()}
_OAEP_PARAMETERS = {
    "hash_algorithm": _SHA256,
    "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": _SHA256},
    "p_source_algorithm": {"algorithm": "p_specified", "parameters": b""},
}


def check_size(sealed: bytes) -> None:
    """Refuse more than 20 MB before anything is read: one forsendelse has to fit in the memory of an old laptop."""
    if len(sealed) > MAX_SEALED_BYTES:
        raise ForseglingError(FOR_STOR, Grunn.FOR_STOR, maks_mb=MAX_SEALED_BYTES // (1024 * 1024))


def encrypt(content: bytes, recipients: Sequence[x509.Certificate]) -> bytes:
    """Return `content` as DER EnvelopedData that each recipient can open with a key of their own."""
    if not recipients:
        raise BugError("an envelope needs a recipient")
    content_key, start = os.urandom(32), os.urandom(16)
    padder = block_padding.PKCS7(128).padder()
    encryptor = Cipher(algorithms.AES256(content_key), modes.CBC(start)).encryptor()
    padded = padder.update(content) + padder.finalize()
    enveloped = {
        "version": "v0",
        "recipient_infos": [_wrap_key(content_key, recipient) for recipient in recipients],
        "encrypted_content_info": {
            "content_type": "data",
            "content_encryption_algorithm": {"algorithm": "aes256_cbc", "parameters": start},
            "encrypted_content": encryptor.update(padded) + encryptor.finalize(),
        },
    }
    sealed: bytes = cms.ContentInfo({"content_type": "enveloped_data", "content": enveloped}).dump()
    check_size(sealed)
    return sealed


def _wrap_key(content_key: bytes, recipient: x509.Certificate) -> cms.RecipientInfo:
    public = recipient.public_key()
    if not isinstance(public, rsa.RSAPublicKey):
        raise BugError("only an RSA key can receive")
    certificate = asn1_x509.Certificate.load(recipient.public_bytes(serialization.Encoding.DER))
    sid = cms.IssuerAndSerialNumber({"issuer": certificate.issuer, "serial_number": certificate.serial_number})
    wrapped = {
        "version": "v0",
        "rid": cms.RecipientIdentifier("issuer_and_serial_number", sid),
        "key_encryption_algorithm": {"algorithm": "rsaes_oaep", "parameters": _OAEP_PARAMETERS},
        "encrypted_key": public.encrypt(content_key, _OAEP),
    }
    return cms.RecipientInfo("ktri", wrapped)


def decrypt(sealed: bytes, keys: Sequence[Identitet]) -> bytes:
    """Return the content of an envelope addressed to one of `keys`, DER or streamed BER.

    Old keys belong in `keys` too, for as long as something sealed to them can be under way.
    """
    check_size(sealed)
    ber.check_is_whole_envelope(sealed)
    with reading_asn1():
        enveloped = cms.ContentInfo.load(sealed, strict=True)["content"]
        wrapped, key = _find_recipient(enveloped["recipient_infos"], keys)
        _check_key_transport(wrapped["key_encryption_algorithm"])
        encrypted = enveloped["encrypted_content_info"]
        cipher = encrypted["content_encryption_algorithm"]
        if cipher["algorithm"].native != "aes256_cbc":
            raise refuse(Grunn.UKJENT_CHIFFER)
        start, secret = cipher["parameters"].native, encrypted["encrypted_content"].native
        encrypted_key = wrapped["encrypted_key"].native
    return _decrypt_content(key, encrypted_key, start, secret)


def _find_recipient(
    infos: cms.RecipientInfos, keys: Sequence[Identitet]
) -> tuple[cms.KeyTransRecipientInfo, rsa.RSAPrivateKey]:
    for identity in keys:
        own = asn1_x509.Certificate.load(identity.sertifikat.public_bytes(serialization.Encoding.DER))
        for info in infos:
            if info.name == "ktri" and _is_for(info.chosen["rid"], own):
                return info.chosen, identity.noekkel
    raise ForseglingError(IKKE_ADRESSERT, Grunn.IKKE_ADRESSERT)


def _is_for(rid: cms.RecipientIdentifier, own: asn1_x509.Certificate) -> bool:
    if rid.name == "issuer_and_serial_number":
        return bool(rid.chosen["serial_number"].native == own.serial_number and rid.chosen["issuer"] == own.issuer)
    return bool(own.key_identifier is not None and rid.chosen.native == own.key_identifier)


def _check_key_transport(algorithm: cms.KeyEncryptionAlgorithm) -> None:
    """Refuse everything but OAEP with SHA-256 throughout: no negotiation, hence no way down to PKCS#1 v1.5."""
    if algorithm["algorithm"].native != "rsaes_oaep":
        raise refuse(Grunn.SVAK_NOEKKELTRANSPORT)
    parameters = algorithm["parameters"]
    mask = parameters["mask_gen_algorithm"]
    used = (
        parameters["hash_algorithm"]["algorithm"].native,
        mask["algorithm"].native,
        mask["parameters"]["algorithm"].native,
        parameters["p_source_algorithm"]["parameters"].native,
    )
    if used != ("sha256", "mgf1", "sha256", b""):
        raise refuse(Grunn.SVAK_NOEKKELTRANSPORT)


def _decrypt_content(key: rsa.RSAPrivateKey, encrypted_key: bytes, start: bytes, secret: bytes) -> bytes:
    """Decrypt; a wrong key and a wrong padding are one and the same failure to the caller."""
    with reading_asn1(Grunn.DEKRYPTERING):
        content_key = key.decrypt(encrypted_key, _OAEP)
        decryptor = Cipher(algorithms.AES256(content_key), modes.CBC(start)).decryptor()
        unpadder = block_padding.PKCS7(128).unpadder()
        padded = decryptor.update(secret) + decryptor.finalize()
        return unpadder.update(padded) + unpadder.finalize()
