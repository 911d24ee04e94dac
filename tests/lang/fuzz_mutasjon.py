"""How bytes are turned into almost-right bytes, and how a target answers.

Mutations know JSON and put the header's checksum right again: otherwise nothing would ever get past it.
"""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from helseansvarlig.errors import KnownError
from helseansvarlig.security.canonical import canonical, with_checksum

Maal = Callable[[bytes], object]
_CHECKSUM = "sjekksum"
_STRANGE: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**53, 2**64, 10**400, 1.5, 1e308, "", "x", "å" * 300, "\ud800", "\x00", "=",
    "2026-11-23", "9999-12-31T23:59:59+23:59", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", [], {}, [[]],
    {"": {}}, ["x"] * 70, "aktiv", "flyttet", "rotasjon", "helse", "/2",
)  # fmt: skip


def answer(target: Maal, data: bytes) -> str:
    """Run a target once; return how it answered. Anything but `KnownError` goes through."""
    try:
        target(data)
    except KnownError as error:
        return error.code
    return "godtatt"


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return almost the same bytes."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = _mutate_json(data, chance) if chance.random() < 0.7 else _mutate_bytes(data, chance)
    return data


def _mutate_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data or b"{")
    at, length = chance.randrange(len(changed)), chance.choice((1, 1, 2, 8, 64))
    way = chance.randrange(5)
    if way == 0:
        changed[at] ^= 1 << chance.randrange(8)
    elif way == 1:
        del changed[at : at + length]
    elif way == 2:
        changed[at:at] = chance.randbytes(length)
    elif way == 3:
        changed[at:at] = changed[at : at + length] * chance.choice((1, 2, 2000))
    else:
        del changed[at:]
    return bytes(changed)


def _mutate_json(data: bytes, chance: random.Random) -> bytes:
    try:
        whole = json.loads(data)
        places = list(_places(whole))
    except (ValueError, RecursionError):
        return _mutate_bytes(data, chance)
    if not places:
        return _mutate_bytes(data, chance)
    holder, key = chance.choice(places)
    way = chance.randrange(4)
    if way == 0:
        del holder[key]
    elif way == 1:
        other, name = chance.choice(places)
        holder[key] = json.loads(json.dumps(other[name]))
    elif way == 2 and isinstance(holder[key], str):
        holder[key] = base64.b64encode(chance.randbytes(chance.choice((0, 12, 16, 32, 144, 1216)))).decode()
    else:
        holder[key] = chance.choice(_STRANGE)
    return _written(whole, chance)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(items):
        yield value, key
        yield from _places(inner)


def _written(whole: Any, chance: random.Random) -> bytes:
    """Write it as the program would, the checksum right in nine of ten."""
    try:
        if isinstance(whole, dict) and _CHECKSUM in whole and chance.random() < 0.9:
            whole = with_checksum({name: value for name, value in whole.items() if name != _CHECKSUM})
        return canonical(whole)
    except ValueError:  # half a character
        return json.dumps(whole).encode()
