"""Rows of the log that somebody asks for: by kind, child and day, by the mark on a page, or all of them in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.logg import REFUSED, Kategori, Loggrad, Loggutvalg
from helseansvarlig.store.audit import read_rows
from helseansvarlig.store.connection import Connection

_STEP = 500
_SHORTEST_MARK = 8


def find(connection: Connection, utvalg: Loggutvalg, before: int, count: int) -> list[Loggrad]:
    """Return at most `count` rows that fit, newest first, from below the number `before` (0: from the newest)."""
    conditions, params = _conditions(utvalg)
    if before:
        conditions, params = [*conditions, "nummer < ?"], [*params, before]
    where = " AND ".join(conditions) or "1"
    return read_rows(
        connection.execute(
            f"SELECT * FROM logg WHERE {where} ORDER BY nummer DESC LIMIT ?",  # noqa: S608 (our own conditions)
            (*params, count),
        )
    )


def whole(connection: Connection) -> Iterator[Loggrad]:
    """Return every row from the first to the last."""
    last = 0
    while rows := read_rows(
        connection.execute("SELECT * FROM logg WHERE nummer > ? ORDER BY nummer LIMIT ?", (last, _STEP))
    ):
        yield from rows
        last = rows[-1].nummer


def marked(connection: Connection, loggmerke: str) -> Loggrad | None:
    """Return the row whose hash begins with a mark; none for one too short to point at a single row."""
    mark = loggmerke.strip().lower()
    if len(mark) < _SHORTEST_MARK or set(mark) - set("0123456789abcdef"):
        return None
    rows = read_rows(connection.execute("SELECT * FROM logg WHERE hash GLOB ? LIMIT 1", (f"{mark}*",)))
    return rows[0] if rows else None


def _conditions(utvalg: Loggutvalg) -> tuple[list[str], list[str | int]]:
    conditions, params = [], list[str | int]()
    if not utvalg.also_drafts:
        conditions.append("handling NOT GLOB 'utkast.*'")
    if utvalg.kategorier:
        kinds, values = _of_kinds(utvalg)
        conditions.append(kinds)
        params += values
    if utvalg.barn_id:
        conditions.append("barn_id = ?")
        params.append(utvalg.barn_id)
    if utvalg.fra is not None:
        conditions.append("tid >= ?")
        params.append(_beginning(utvalg.fra))
    if utvalg.til is not None:
        conditions.append("tid < ?")
        params.append(_beginning(utvalg.til + timedelta(days=1)))
    return conditions, params


def _of_kinds(utvalg: Loggutvalg) -> tuple[str, list[str | int]]:
    """What was refused is a failure, whatever it was meant to be."""
    codes = sorted(utvalg.handlinger())
    refused = f"utfall GLOB '{REFUSED}*'"
    meant = f"handling IN ({', '.join('?' * len(codes))})"
    if Kategori.FEIL in utvalg.kategorier:
        return f"({meant} OR {refused})", [*codes]
    return f"({meant} AND NOT {refused})", [*codes]


def _beginning(day: date) -> str:
    """Return when a day begins here, as the log writes moments."""
    return datetime.combine(day, time(), OSLO).astimezone(UTC).isoformat()
