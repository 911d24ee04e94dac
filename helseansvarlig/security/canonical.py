"""One byte form for every value that is hashed, signed or authenticated."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from typing import Any

from helseansvarlig.errors import KnownError

_CHECKSUM = "sjekksum"


def canonical(value: Any) -> bytes:  # noqa: ANN401 (any JSON value)
    """Return the JSON bytes of `value`: keys sorted, no spaces, UTF-8, no NaN."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def with_checksum(whole: dict[str, Any]) -> dict[str, Any]:
    """Return a record with the SHA-256 of its canonical form beside it: tells damage, guards against nobody."""
    return whole | {_CHECKSUM: hashlib.sha256(canonical(whole)).hexdigest()}


def without_checksum(raw: Any) -> dict[str, Any]:  # noqa: ANN401 (untrusted JSON)
    """Return a record whose checksum fits, without it. Raises `hvelv_skadet`."""
    whole = {name: value for name, value in raw.items() if name != _CHECKSUM} if isinstance(raw, dict) else {}
    try:
        intact = bool(whole) and with_checksum(whole) == raw
    except (ValueError, RecursionError) as error:  # NaN, half a character, bottomless nesting
        raise KnownError("hvelv_skadet") from error
    if not intact:
        raise KnownError("hvelv_skadet")
    return whole


def to_text(data: bytes) -> str:
    """Return base64 text of `data`."""
    return base64.b64encode(data).decode("ascii")


def from_text(text: str) -> bytes:
    """Return the bytes of base64 `text`. Raises `hvelv_skadet` when it is not base64."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise KnownError("hvelv_skadet") from error
