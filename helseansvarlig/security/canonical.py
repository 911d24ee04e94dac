"""One byte form for every value that is hashed, signed or authenticated."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from helseansvarlig.errors import KnownError


def canonical(value: Any) -> bytes:  # noqa: ANN401 (any JSON value)
    """Return the JSON bytes of `value`: keys sorted, no spaces, UTF-8, no NaN."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def to_text(data: bytes) -> str:
    """Return base64 text of `data`."""
    return base64.b64encode(data).decode("ascii")


def from_text(text: str) -> bytes:
    """Return the bytes of base64 `text`. Raises `hvelv_skadet` when it is not base64."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise KnownError("hvelv_skadet") from error
