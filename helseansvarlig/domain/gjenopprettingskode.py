"""The recovery code on paper: 8 groups of 4 characters, made to be read aloud and typed by a tired person.

30 random characters (150 bits) and 2 check characters, so that one slip is found before anything is derived.
Crockford's alphabet: no I, L, O or U; they are read as the digits or letter they are mistaken for.
"""

from __future__ import annotations

import hashlib
import secrets

from helseansvarlig.errors import KnownError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP_LENGTH = 8, 4
_RANDOM, _CHECKS = 30, 2
_USE = "kode"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def generate_code() -> str:
    """Return a new code as eight groups parted by spaces."""
    return format_code(signed_code(_RANDOM, _USE))


def format_code(plain: str) -> str:
    """Return a code's characters as groups of four."""
    return " ".join(plain[i : i + GROUP_LENGTH] for i in range(0, len(plain), GROUP_LENGTH))


def normalise_code(typed: str) -> str:
    """Return the 32 characters of a typed code: case, spaces, hyphens and look-alikes forgiven.

    Raises `gjenopprettingskode_feil` when it cannot be a code of ours; nothing has been tried with it then.
    """
    plain = plain_code(typed, _RANDOM, _USE)
    if not plain:
        raise KnownError("gjenopprettingskode_feil")
    return plain


def same_group(code: str, number: int, typed: str) -> bool:
    """Tell whether `typed` is group `number` (from 1) of `code`: the two groups that are typed back."""
    expected = code.split()[number - 1]
    return "".join(typed.upper().split()).translate(_LOOKALIKES) == expected


def signed_code(length: int, use: str) -> str:
    """Return so many random characters and the two that check them; `use` keeps codes of different uses apart."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(length))
    return body + _check(body, use)


def plain_code(typed: str, length: int, use: str) -> str:
    """Return a typed code's characters, or nothing when it cannot be a code of this length and use."""
    plain = "".join(typed.upper().replace("-", " ").split()).translate(_LOOKALIKES)
    well_formed = len(plain) == length + _CHECKS and all(c in ALPHABET for c in plain)
    return plain if well_formed and _check(plain[:length], use) == plain[length:] else ""


def _check(body: str, use: str) -> str:
    digest = int.from_bytes(hashlib.sha256(f"helseansvarlig/{use}/1".encode() + body.encode()).digest()[:2], "big")
    return ALPHABET[digest >> 11] + ALPHABET[(digest >> 6) & 31]
