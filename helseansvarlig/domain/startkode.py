"""The start code: 4 groups of 4 characters that a new user begins with once, and then chooses her own password.

14 random characters (70 bits, behind the slow derivation) and 2 check characters, in the recovery code's alphabet.
"""

from __future__ import annotations

from helseansvarlig.domain.gjenopprettingskode import format_code, plain_code, signed_code
from helseansvarlig.errors import KnownError

VALID_DAYS = 14
_RANDOM = 14
_USE = "startkode"


def generate_start_code() -> str:
    """Return a new code as four groups parted by spaces."""
    return format_code(signed_code(_RANDOM, _USE))


def normalise_start_code(typed: str) -> str:
    """Return the 16 characters of a typed code: case, spaces, hyphens and look-alikes forgiven.

    Raises `startkode_feil` when it cannot be a code of ours; nothing has been tried with it then.
    """
    plain = plain_code(typed, _RANDOM, _USE)
    if not plain:
        raise KnownError("startkode_feil")
    return plain
