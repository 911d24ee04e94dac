"""A holder's key pair: hybrid encryption (ML-KEM-768 + X25519) and Ed25519 signatures.

Child records stay sensitive for decades, so the wrap that lies in the header must outlive X25519 alone.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import ed25519, mlkem, x25519

from helseansvarlig.errors import KnownError

_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
_MLKEM_SEED, _X25519, _ED25519 = 64, 32, 32
MLKEM_PUBLIC_BYTES = 1184
PUBLIC_BYTES = MLKEM_PUBLIC_BYTES + 32
SIGNING_PUBLIC_BYTES = 32
SECRET_BYTES = _MLKEM_SEED + _X25519 + _ED25519


@dataclass(frozen=True, slots=True)
class Noekkelpar:
    """128 secret bytes: ML-KEM seed (64), X25519 (32), Ed25519 (32)."""

    hemmelig: bytes

    @staticmethod
    def generate() -> Noekkelpar:
        """Return a new key pair."""
        return Noekkelpar(secrets.token_bytes(SECRET_BYTES))

    def public(self) -> bytes:
        """Return the public encryption half: ML-KEM-768 (1184 bytes) and X25519 (32)."""
        kem, curve = self._private()
        return kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()

    def signing_public(self) -> bytes:
        """Return the 32-byte Ed25519 public key."""
        return self.signer().public_key().public_bytes_raw()

    def signer(self) -> ed25519.Ed25519PrivateKey:
        """Return the Ed25519 key that signs in this holder's name."""
        return ed25519.Ed25519PrivateKey.from_private_bytes(self.hemmelig[_MLKEM_SEED + _X25519 :])

    def sign(self, data: bytes) -> bytes:
        """Return 64 bytes that only this holder can make for `data`, which begins with its own use's name."""
        return self.signer().sign(data)

    def unwrap(self, wrapped: bytes, info: bytes) -> bytes:
        """Return what was wrapped to us for the use named by `info`. Raises `hvelv_skadet`."""
        kem, curve = self._private()
        try:
            return _SUITE.decrypt(wrapped, hpke.MLKEM768X25519PrivateKey(kem, curve), info=info)
        except (InvalidTag, ValueError) as error:
            raise KnownError("hvelv_skadet") from error

    def _private(self) -> tuple[mlkem.MLKEM768PrivateKey, x25519.X25519PrivateKey]:
        kem = mlkem.MLKEM768PrivateKey.from_seed_bytes(self.hemmelig[:_MLKEM_SEED])
        curve = x25519.X25519PrivateKey.from_private_bytes(self.hemmelig[_MLKEM_SEED : _MLKEM_SEED + _X25519])
        return kem, curve


def wrap(secret: bytes, public: bytes, info: bytes) -> bytes:
    """Return `secret` wrapped so that only the holder of `public` opens it, for the use named by `info`."""
    try:
        kem = mlkem.MLKEM768PublicKey.from_public_bytes(public[:MLKEM_PUBLIC_BYTES])
        curve = x25519.X25519PublicKey.from_public_bytes(public[MLKEM_PUBLIC_BYTES:])
        return _SUITE.encrypt(secret, hpke.MLKEM768X25519PublicKey(kem, curve), info=info)
    except ValueError as error:
        raise KnownError("hvelv_skadet") from error


def signed_by(public: bytes, data: bytes, signature: bytes) -> bool:
    """Tell whether the holder of this Ed25519 key signed exactly `data`."""
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True
