"""From a passphrase to a key, slowly: Argon2id with stored, bounded cost (security page §2, decision 21)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from helseansvarlig.errors import KnownError

SALT_BYTES = 16
KEY_BYTES = 32
_MIB = 1024


@dataclass(frozen=True, slots=True)
class Kdfkost:
    """What one derivation costs: memory in KiB, passes and lanes."""

    minne_kib: int
    runder: int
    traader: int = 1


STANDARD = Kdfkost(256 * _MIB, 3)
"""Takes 0.7 to 1.0 s on the reference machine (decision 21)."""

GULV = Kdfkost(64 * _MIB, 3)
"""RFC 9106's second choice; a header that asks for less has been weakened."""

TAK = Kdfkost(1024 * _MIB, 10, 8)
"""Above this a hostile header would only make the machine stop; checked before deriving."""


def require_bounds(kost: Kdfkost, gulv: Kdfkost = GULV) -> None:
    """Refuse a cost outside floor and ceiling. Raises `hvelv_skadet`."""
    too_small = kost.minne_kib < gulv.minne_kib or kost.runder < gulv.runder or kost.traader < 1
    too_large = kost.minne_kib > TAK.minne_kib or kost.runder > TAK.runder or kost.traader > TAK.traader
    if too_small or too_large:
        raise KnownError("hvelv_skadet")


def derive(passord: str, salt: bytes, kost: Kdfkost) -> bytes:
    """Return 32 bytes from the NFC form of `passord`; å typed in two ways is still å."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=kost.runder, lanes=kost.traader, memory_cost=kost.minne_kib)
    return kdf.derive(unicodedata.normalize("NFC", passord).encode())


def expand(key: bytes, label: str, salt: bytes = b"", length: int = KEY_BYTES) -> bytes:
    """Return `length` bytes from `key` for one named use (HKDF-SHA256)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length, salt, f"helseansvarlig/1/{label}".encode()).derive(key)
