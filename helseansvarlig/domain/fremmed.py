"""Text and records that others wrote: cleaned before they are handed over, read strictly when they arrive.

Whoever has a key to a compartment can put any bytes into it with a program of her own, so nothing that comes from
there is believed: its size, its depth, its fields, its letters.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, datetime
from typing import Any

from helseansvarlig.errors import KnownError

MAX_BYTES = 64 * 1024
"""Largest record that is read."""

MAX_TEXT = 10_000
"""Longest single text in a record, in characters."""

MAX_NUMBER = 2**53
_KEPT_CONTROLS = frozenset("\n\t")
_JOINERS = frozenset("\u00ad\u200c\u200d")
"""Soft hyphen and the two joiners: invisible, and part of how words and emoji are written."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

Felttype = type | tuple[type, ...]


def clean(text: str) -> str:
    """Return a text as it is handed over: composed (NFC), its lines ended one way, nothing that cannot be seen.

    Characters that turn the direction of writing around go too: they could make a line read as another than it is.
    """
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in lines if not _is_unseen(letter)).strip()


def read_moment(text: str) -> datetime:
    """Return a moment that others wrote; `ValueError` unless it has a time zone and can be shown in any.

    At either end of what a calendar holds, the hour in another zone is beyond it: shown, it would end the program.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not MINYEAR < moment.year < MAXYEAR:
        raise ValueError("no moment that can be shown")
    return moment


def is_clean(text: str) -> bool:
    """Tell whether a text is as `clean` leaves it, and not longer than a text may be."""
    return len(text) <= MAX_TEXT and text == clean(text)


def write_record(record: Mapping[str, Any]) -> bytes:
    """Return the one byte form of a record: JSON with sorted keys and no spaces, UTF-8."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def read_record(data: bytes, fields: Mapping[str, Felttype]) -> dict[str, Any]:
    """Return a record that has exactly these fields, each of its type, its texts clean.

    A field of type `dict` holds names and whole numbers and nothing deeper. Raises `fremmed_ugyldig`.
    """
    if len(data) > MAX_BYTES:
        raise KnownError("fremmed_ugyldig")
    try:
        record = json.loads(data.decode(), object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise KnownError("fremmed_ugyldig") from error
    if not isinstance(record, dict) or record.keys() != fields.keys():
        raise KnownError("fremmed_ugyldig")
    if not all(_fits(record[name], expected) for name, expected in fields.items()):
        raise KnownError("fremmed_ugyldig")
    return record


def _fits(value: object, expected: Felttype) -> bool:
    if isinstance(value, bool) or not isinstance(value, expected):
        return False
    if isinstance(value, str):
        return is_clean(value)
    if isinstance(value, int):
        return abs(value) < MAX_NUMBER
    if isinstance(value, dict):
        return all(is_clean(name) and type(count) is int and 0 <= count < MAX_NUMBER for name, count in value.items())
    return value is None


def _unique(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise ValueError("a name stands twice")
    return record


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in _UNSEEN and letter not in _KEPT_CONTROLS and letter not in _JOINERS
