"""JSON from others, read strictly, and ours, written the same way every time.

Python's own reader takes NaN, lets a repeated key win silently and turns 1.10 into 1.1; a form must not change on its
way through us. Numbers with a point are read as Decimal and written back digit for digit.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import NoReturn

from helseansvarlig.errors import KnownError

Json = None | bool | int | Decimal | str | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]

MAX_OWN = 1_000_000
"""Largest template of our own, in bytes."""

MAX_FOREIGN = 5_000_000
"""Largest form or response brought in from others, in bytes."""

MAX_DEPTH = 64
"""Deepest nesting of objects and lists."""

_MAX_DIGITS = 20
_MAX_EXPONENT = 40
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_NO_TEXT = re.compile(r"[\x00\ud800-\udfff]")


def read_json(data: bytes, limit: int = MAX_FOREIGN) -> JsonObject:
    """Return the object that `data` (UTF-8) holds.

    Raises `json_for_stor`, `json_ikke_utf8`, `json_ugyldig` (line, column), `json_dobbel_noekkel` (key),
    `json_tall`, `json_tegn`, `json_for_dyp`, `json_ikke_objekt`.
    """
    if len(data) > limit:
        raise KnownError("json_for_stor", grense=limit)
    try:
        value = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_unique,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_no_constant,
        )
    except UnicodeDecodeError as error:
        raise KnownError("json_ikke_utf8", posisjon=error.start) from None
    except json.JSONDecodeError as error:
        raise KnownError("json_ugyldig", linje=error.lineno, kolonne=error.colno) from None
    except RecursionError:
        raise KnownError("json_for_dyp", grense=MAX_DEPTH) from None
    if not isinstance(value, dict):
        raise KnownError("json_ikke_objekt")
    _check_depth_and_text(value)
    return value


def write_json(value: Json) -> bytes:
    """Return canonical JSON: sorted keys, no spaces, UTF-8, numbers digit for digit. The same value, the same bytes."""
    pieces: list[str] = []
    _write(value, pieces.append)
    return "".join(pieces).encode("utf-8")


def content_hash(value: Json) -> str:
    """Return the SHA-256 of the canonical JSON, in hex: what «exactly this version» means for a form."""
    return hashlib.sha256(write_json(value)).hexdigest()


def _write(value: Json, say: Callable[[str], None]) -> None:
    if isinstance(value, str):
        say(_quoted(value))
    elif isinstance(value, dict):
        before = "{"
        for key in sorted(value):
            say(f"{before}{_quoted(key)}:")
            _write(value[key], say)
            before = ","
        say("}" if value else "{}")
    elif isinstance(value, list):
        before = "["
        for item in value:
            say(before)
            _write(item, say)
            before = ","
        say("]" if value else "[]")
    else:
        say(str(value) if isinstance(value, Decimal) else json.dumps(value))


def _unique(pairs: list[tuple[str, Json]]) -> JsonObject:
    result = dict(pairs)
    if len(result) != len(pairs):
        counted = Counter(key for key, _ in pairs)
        raise KnownError("json_dobbel_noekkel", noekkel=counted.most_common(1)[0][0][:60])
    return result


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise KnownError("json_tall")
    return int(text)


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:  # an exponent that Decimal itself cannot hold
        raise KnownError("json_tall") from None
    if len(text) > 2 * _MAX_DIGITS or abs(number.adjusted()) > _MAX_EXPONENT:
        raise KnownError("json_tall")
    return number


def _no_constant(_text: str) -> NoReturn:
    raise KnownError("json_tall")


def _check_depth_and_text(value: Json) -> None:
    """Refuse what is nested too deep and characters that no text may hold (half a pair, or the zero character)."""
    level, depth = [value], 1
    while level:
        below: list[Json] = []
        for item in level:
            if isinstance(item, str):
                if _NO_TEXT.search(item):
                    raise KnownError("json_tegn")
            elif isinstance(item, (dict, list)):
                if depth > MAX_DEPTH:
                    raise KnownError("json_for_dyp", grense=MAX_DEPTH)
                below += item
                if isinstance(item, dict):
                    below += item.values()
        level, depth = below, depth + 1
