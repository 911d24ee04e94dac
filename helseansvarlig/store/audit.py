"""The chained log: each row's hash covers the row before it, written in the same transaction as the change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from helseansvarlig.domain.klokke import Tidspunkt
from helseansvarlig.domain.logg import HANDLINGER, Anker, Hendelse, Loggrad
from helseansvarlig.domain.person import Bruker
from helseansvarlig.errors import KnownError
from helseansvarlig.store.connection import Connection

GENESIS = "0" * 64
_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
VERSION = 2
_FIRST_FIELDS = (
    "nummer", "tid", "bruker_id", "bruker_navn", "rolle", "handling", "barn_id", "objekt", "formaal", "mottaker",
    "dokument_sha256", "utfall", "endringer_sha256", "forrige",
)  # fmt: skip
_ADDED_FIELDS = ("enhet", "program", "klokke")
_FIELDS = {1: _FIRST_FIELDS, VERSION: (*_FIRST_FIELDS, *_ADDED_FIELDS, "versjon")}
"""What is hashed of a row, by its version; one that says it is older than it is does not hash to its own value."""


@dataclass(frozen=True, slots=True)
class Loggfoerer:
    """Who writes a row, when, in which copy of the vault, with which version of the program, by which clock."""

    bruker: Bruker
    tid: datetime
    enhet: str = ""
    program: str = ""
    klokke: str = ""


def append(connection: Connection, who: Loggfoerer, hendelse: Hendelse, images: list[str]) -> Anker:
    """Add one row inside the caller's transaction and return its place.

    `images` are the canonical before and after of every row the act touched; the row carries their hash only.
    """
    last = head(connection)
    row: dict[str, Any] = {
        "nummer": last.nummer + 1,
        "tid": who.tid.isoformat(),
        "bruker_id": who.bruker.id,
        "bruker_navn": who.bruker.navn,
        "rolle": who.bruker.rolle.value,
        "handling": hendelse.handling,
        "barn_id": hendelse.barn_id,
        "objekt": hendelse.objekt,
        "formaal": hendelse.formaal or _purpose(hendelse.handling),
        "mottaker": hendelse.mottaker,
        "dokument_sha256": hendelse.dokument_sha256,
        "utfall": hendelse.utfall,
        "endringer_sha256": _digest(*images) if images else "",
        "forrige": last.hash,
        "enhet": who.enhet,
        "program": who.program,
        "klokke": who.klokke,
        "versjon": VERSION,
    }
    row["hash"] = row_hash(row)
    names = ", ".join(row)
    connection.execute(
        f"INSERT INTO logg ({names}) VALUES ({', '.join('?' * len(row))})",  # noqa: S608 (names are our own)
        tuple(row.values()),
    )
    return Anker(row["nummer"], row["hash"])


def last_moment(connection: Connection) -> Tidspunkt | None:
    """Return when the newest row was written; None in an empty log."""
    row = connection.execute("SELECT tid FROM logg ORDER BY nummer DESC LIMIT 1").fetchone()
    return Tidspunkt(datetime.fromisoformat(row["tid"])) if row else None


def head(connection: Connection) -> Anker:
    """Return the newest place in the log; number 0 in an empty one."""
    row = connection.execute("SELECT nummer, hash FROM logg ORDER BY nummer DESC LIMIT 1").fetchone()
    return Anker(row["nummer"], row["hash"]) if row else Anker(0, GENESIS)


def contains(connection: Connection, anker: Anker) -> bool:
    """Tell whether the log holds a place that was seen from outside earlier."""
    if anker.nummer == 0:
        return True
    row = connection.execute("SELECT hash FROM logg WHERE nummer = ?", (anker.nummer,)).fetchone()
    return row is not None and row["hash"] == anker.hash


def verify(connection: Connection, newest: int | None = None) -> Anker:
    """Recompute the chain, whole or its newest rows, and return the head.

    Also holds every act against the changes kept for it, or against what a purge has left of them. Raises `logg_brutt`
    with the first bad number.
    """
    top = head(connection)
    first = 1 if newest is None else max(1, top.nummer - newest + 1)
    previous = GENESIS if first == 1 else _hash_of(connection, first - 1)
    expected = first
    changes = _expected_digests(connection, first)
    for row in connection.execute("SELECT * FROM logg WHERE nummer >= ? ORDER BY nummer", (first,)):
        whole = row["nummer"] == expected and row["forrige"] == previous and row["hash"] == row_hash(dict(row))
        if not whole or not changes.agree(expected, row["endringer_sha256"]):
            raise KnownError("logg_brutt", nummer=expected)
        previous, expected = row["hash"], expected + 1
    return top


def newest_rows(connection: Connection, count: int) -> list[Loggrad]:
    """Return the newest rows, newest first."""
    return read_rows(connection.execute("SELECT * FROM logg ORDER BY nummer DESC LIMIT ?", (count,)))


def read_rows(rows: Iterable[Any]) -> list[Loggrad]:
    """Return rows of the table as they are told."""
    names = (*_FIELDS[VERSION], "hash")
    return [Loggrad(**{name: row[name] for name in names}) for row in rows]


def change_images(foer: str | None, etter: str | None, tabell: str, rad_id: str) -> list[str]:
    """Return what one change adds to its act's hash."""
    return [tabell, rad_id, foer or "", etter or ""]


@dataclass(frozen=True, slots=True)
class _Endringer:
    """What each act's kept changes hash to, and what they should hash to where a purge has taken some away."""

    found: Mapping[int, str]
    rests: Mapping[int, str]

    def agree(self, gruppe: int, logged: str) -> bool:
        found = self.found.get(gruppe, "")
        return found == self.rests.get(gruppe, logged)


def _expected_digests(connection: Connection, first: int) -> _Endringer:
    """Return the digests of the acts from a number on, in one reading: it is done at unlocking."""
    rows = connection.execute(
        "SELECT gruppe, tabell, rad_id, foer, etter FROM endring WHERE gruppe >= ? ORDER BY gruppe, nummer", (first,)
    )
    found = {gruppe: _digest(*_images_of(kept)) for gruppe, kept in groupby(rows, key=itemgetter("gruppe"))}
    return _Endringer(found, _rests(connection, first))


def _rests(connection: Connection, first: int) -> dict[int, str]:
    """Return what purges left, from the lists that their own records vouch for."""
    if not _knows_purges(connection):
        return {}
    rests, vouched = dict[int, str](), dict[str, bool]()
    for row in connection.execute("SELECT * FROM slettet_endring WHERE gruppe >= ? ORDER BY nummer", (first,)):
        sletting_id = row["sletting_id"]
        if sletting_id not in vouched:
            vouched[sletting_id] = rests_digest(connection, sletting_id) == _vouched_digest(connection, sletting_id)
        if vouched[sletting_id]:
            rests[row["gruppe"]] = row["rest_sha256"]
    return rests


def _knows_purges(connection: Connection) -> bool:
    """Tell whether the schema is one that knows purges: copies of an older one are verified too."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'slettet_endring'").fetchone() is not None


def _vouched_digest(connection: Connection, sletting_id: str) -> str:
    """Return the digest that the chain covers: the one in the newest image of the purge's own record."""
    row = connection.execute(
        "SELECT etter FROM endring WHERE tabell = 'sletting' AND rad_id = ? ORDER BY nummer DESC LIMIT 1",
        (sletting_id,),
    ).fetchone()
    return str(json.loads(row["etter"]).get("rester_sha256", "")) if row and row["etter"] else ""


def changes_digest(connection: Connection, gruppe: int) -> str:
    """Return what an act's kept changes hash to; empty when there are none."""
    rows = connection.execute("SELECT * FROM endring WHERE gruppe = ? ORDER BY nummer", (gruppe,)).fetchall()
    return _digest(*_images_of(rows)) if rows else ""


def rests_digest(connection: Connection, sletting_id: str) -> str:
    """Return the digest of all that one purge left, act by act."""
    rows = connection.execute(
        "SELECT gruppe, rest_sha256 FROM slettet_endring WHERE sletting_id = ? ORDER BY nummer", (sletting_id,)
    )
    return _digest(*(part for row in rows for part in (str(row["gruppe"]), row["rest_sha256"])))


def _images_of(rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        yield from change_images(row["foer"], row["etter"], row["tabell"], row["rad_id"])


def _purpose(handling: str) -> str:
    """Return what an act is done for when its service names no closer ground."""
    known = HANDLINGER.get(handling)
    return known.formaal.value if known else ""


def _hash_of(connection: Connection, nummer: int) -> str:
    row = connection.execute("SELECT hash FROM logg WHERE nummer = ?", (nummer,)).fetchone()
    if row is None:
        raise KnownError("logg_brutt", nummer=nummer)
    return str(row["hash"])


def row_hash(row: Mapping[str, Any]) -> str:
    """Return what a row hashes to; empty for a version we do not know, and for an old row with something new on it."""
    version = row.get("versjon", 1)
    if version not in _FIELDS or (version == 1 and any(row.get(name) for name in _ADDED_FIELDS)):
        return ""
    return _digest(_CANONICAL([row[name] for name in _FIELDS[version]]))


def _digest(*parts: str) -> str:
    """Hash parts with their lengths, so that no two lists of parts look alike."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode()
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()
