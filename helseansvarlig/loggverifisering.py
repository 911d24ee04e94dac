"""Verifying an exported log without the vault: the chain, its signature, and the places that others have seen.

Written from `docs/logg.md` and sharing no line with what writes the file: a second reader that must agree. Standard
library and `cryptography` alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from helseansvarlig.errors import KnownError

FORMAT = "helseansvarlig-logg/1"
CANNOT_BE_FOUND = (
    "omskrevet_etter_siste_anker",
    "lest_utenfor_programmet",
    "alt_slettet",
)
"""What no log can show of itself: a rewriting since the last anchor by somebody with the keys and a program of their
own, readings outside the program, and everything being gone at once."""

_FIRST = (
    "nummer", "tid", "bruker_id", "bruker_navn", "rolle", "handling", "barn_id", "objekt", "formaal", "mottaker",
    "dokument_sha256", "utfall", "endringer_sha256", "forrige",
)  # fmt: skip
_SECOND = (*_FIRST, "enhet", "program", "klokke", "versjon")
_BEFORE_THE_FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Sted:
    """A place in the log: a number and a hash, whole or its beginning (the mark at the foot of a page)."""

    nummer: int | None
    hash: str


@dataclass(frozen=True, slots=True)
class Loggfunn:
    """What holds: how many rows, which anchors (number ascending), who signed, and what cannot be found.

    `kjent_noekkel` is None when no public key was given to compare with: then the signature says only that the file is
    as its own signer left it.
    """

    hvelv_id: str
    antall: int
    hode: str
    bruker_id: str
    offentlig: str
    kjent_noekkel: bool | None
    ankre: tuple[int, ...]
    siste_anker: int
    kan_ikke_finnes: tuple[str, ...] = CANNOT_BE_FOUND


def verify_export(data: bytes, anchors: Sequence[Sted] = (), public_keys: Sequence[bytes] = ()) -> Loggfunn:
    """Verify an exported log. `anchors` are places seen elsewhere: a backup, a receipt, the foot of a page.

    Raises `loggfil_ugyldig` (linje), `logg_brutt` (nummer), `anker_mangler` (nummer), `loggfil_signatur`.
    """
    lines = list(_lines(data))
    first, last = lines[0], lines[-1]
    if first.get("format") != FORMAT or not isinstance(first.get("hvelv_id"), str):
        raise KnownError("loggfil_ugyldig", linje=1)
    hashes = _chain([line["rad"] for line in lines[1:-1] if isinstance(line.get("rad"), dict)])
    carried = [line["anker"] for line in lines[1:-1] if isinstance(line.get("anker"), dict)]
    if len(hashes) + len(carried) != len(lines) - 2 or first.get("antall") != len(hashes):
        raise KnownError("loggfil_ugyldig", linje=len(lines))
    key = _signed_end(last, f"{FORMAT}\n{first['hvelv_id']}\n{len(hashes)}\n{_head(hashes)}\n")
    held = sorted({_find(place, hashes) for place in (*map(_place, carried), *anchors)})
    return Loggfunn(
        hvelv_id=first["hvelv_id"],
        antall=len(hashes),
        hode=_head(hashes),
        bruker_id=str(last.get("bruker_id", "")),
        offentlig=key.hex(),
        kjent_noekkel=key in public_keys if public_keys else None,
        ankre=tuple(held),
        siste_anker=held[-1] if held else 0,
    )


def _lines(data: bytes) -> Iterator[Mapping[str, Any]]:
    raw = data.splitlines()
    if len(raw) < 2:
        raise KnownError("loggfil_ugyldig", linje=len(raw))
    for number, line in enumerate(raw, start=1):
        try:
            value = json.loads(line.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise KnownError("loggfil_ugyldig", linje=number) from error
        if not isinstance(value, dict):
            raise KnownError("loggfil_ugyldig", linje=number)
        yield value


def _chain(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the rows' hashes when each follows from the one before. Raises `logg_brutt`."""
    hashes: list[str] = []
    for number, row in enumerate(rows, start=1):
        before = hashes[-1] if hashes else _BEFORE_THE_FIRST
        if row.get("nummer") != number or row.get("forrige") != before or row.get("hash") != _hash(row):
            raise KnownError("logg_brutt", nummer=number)
        hashes.append(row["hash"])
    return hashes


def _hash(row: Mapping[str, Any]) -> str:
    """Return SHA-256 over the length (8 bytes, big-endian) and text of the row's fields as a JSON list."""
    version = row.get("versjon")
    if version not in (1, 2) or (version == 1 and any(row.get(name) for name in ("enhet", "program", "klokke"))):
        return ""
    fields = [row.get(name) for name in (_FIRST if version == 1 else _SECOND)]
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return hashlib.sha256(len(text).to_bytes(8, "big") + text).hexdigest()


def _signed_end(end: Mapping[str, Any], text: str) -> bytes:
    """Return the public key that signed exactly this end. Raises `loggfil_signatur`."""
    try:
        key = base64.b64decode(end["offentlig"], validate=True)
        Ed25519PublicKey.from_public_bytes(key).verify(base64.b64decode(end["signatur"], validate=True), text.encode())
    except (KeyError, TypeError, ValueError, InvalidSignature) as error:
        raise KnownError("loggfil_signatur") from error
    if end.get("sjekkpunkt") != text:
        raise KnownError("loggfil_signatur")
    return key


def _place(anchor: Mapping[str, Any]) -> Sted:
    number, seen = anchor.get("nummer"), anchor.get("hash")
    if type(number) is not int or not isinstance(seen, str) or len(seen) != len(_BEFORE_THE_FIRST):
        raise KnownError("anker_mangler", nummer=0)
    return Sted(number, seen)


def _find(place: Sted, hashes: Sequence[str]) -> int:
    """Return the number of the row an anchor points at. Raises `anker_mangler`."""
    if place.nummer == 0:
        return 0
    numbers = range(1, len(hashes) + 1) if place.nummer is None else [place.nummer]
    for number in numbers:
        if 1 <= number <= len(hashes) and place.hash and hashes[number - 1].startswith(place.hash):
            return number
    raise KnownError("anker_mangler", nummer=place.nummer or 0)


def _head(hashes: Sequence[str]) -> str:
    return hashes[-1] if hashes else _BEFORE_THE_FIRST
