"""The rows of an open compartment: written by acts of the same chained log, remembered by digest alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Generic, TypeVar

from helseansvarlig.clock import Clock
from helseansvarlig.domain.logg import Anker, Hendelse, Loggrad
from helseansvarlig.domain.person import Bruker
from helseansvarlig.domain.rom import Frigitt, Innlevert
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.services.ports import Unit
from helseansvarlig.services.ports.rom import RomUnit
from helseansvarlig.store.codec import SqlValue, columns, from_row, image, to_row
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.migrations import ROM_ADDED
from helseansvarlig.store.recorder import Recorder
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from helseansvarlig.store.utkast_repository import UtkastTable

T = TypeVar("T")

UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What comes of a row that somebody with the key and another program wrote."""


class RomTable(Generic[T]):
    """One table of a compartment. `order` puts the newest first."""

    def __init__(self, recorder: Recorder, cls: type[T], order: str) -> None:
        self._recorder = recorder
        self._cls = cls
        self._table = cls.__name__.lower()
        self._order = order

    def get(self, row_id: str) -> T:
        """Return one row. Raises `finnes_ikke`, `rom_skadet`."""
        rows = self._select("id = ?", (row_id,))
        if not rows:
            raise KnownError("finnes_ikke")
        return rows[0]

    def all(self) -> list[T]:
        """Return every row, newest first. Raises `rom_skadet`."""
        return self._select("1", ())

    def readable(self) -> tuple[list[T], int]:
        """Return the rows that can be read, newest first, and how many cannot: one bad row hides no other."""
        found: list[T] = []
        rows = self._rows("1", ())
        for row in rows:
            try:
                found.append(from_row(self._cls, row))
            except UNREADABLE:
                continue
        return found, len(rows) - len(found)

    def save(self, row: T) -> T:
        """Insert or replace a row by its id and return it."""
        self._recorder.require_writable()
        values = to_row(row)
        marks = ", ".join("?" * len(values))
        self._recorder.connection.execute(
            f"INSERT OR REPLACE INTO {self._table} ({', '.join(values)}) VALUES ({marks})",  # noqa: S608 (our own names)
            tuple(values.values()),
        )
        self._recorder.seal(self._table, str(values["id"]), image(values, ROM_ADDED.get(self._table, {})).encode())
        return row

    def remove(self, row_id: str) -> None:
        """Take a row away for good. Raises `finnes_ikke`."""
        self._recorder.require_writable()
        gone = self._recorder.connection.execute(
            f"DELETE FROM {self._table} WHERE id = ?",  # noqa: S608 (our own names)
            (row_id,),
        )
        if not gone.rowcount:
            raise KnownError("finnes_ikke")
        self._recorder.seal(self._table, row_id, None)

    def _select(self, where: str, params: tuple[str, ...]) -> list[T]:
        try:
            return [from_row(self._cls, row) for row in self._rows(where, params)]
        except UNREADABLE as error:
            raise KnownError("rom_skadet") from error

    def _rows(self, where: str, params: tuple[str, ...]) -> list[dict[str, SqlValue]]:
        rows = self._recorder.connection.execute(
            f"SELECT {', '.join(columns(self._cls))} FROM {self._table} WHERE {where} ORDER BY {self._order}",  # noqa: S608 (our own names)
            params,
        )
        return [dict(row) for row in rows]


class SqlcipherRomStore:
    """One open compartment as one person: the health records' own machinery over other tables."""

    def __init__(self, connection: Connection, bruker: Bruker, clock: Clock, *, enhet: str, program: str) -> None:
        self._inner = SqlcipherStore(connection, bruker, clock, enhet=enhet, program=program)
        self._bruker = bruker
        self._clock = clock

    @contextmanager
    def read(self) -> Iterator[RomUnit]:
        """Open a reading."""
        with self._inner.read() as unit:
            yield self._unit(unit)

    @contextmanager
    def write(self, hendelse: Hendelse) -> Iterator[RomUnit]:
        """Open an act; rows, history and log row commit together or not at all."""
        with self._inner.write(replace(hendelse, angrebar=False)) as unit:
            yield self._unit(unit)

    def log(self, hendelse: Hendelse) -> None:
        """Log an act that changes nothing."""
        self._inner.log(replace(hendelse, angrebar=False))

    def log_rows(self, newest: int) -> list[Loggrad]:
        """Return the newest rows of the log, newest first."""
        return self._inner.log_rows(newest)

    def verify(self) -> Anker:
        """Recompute the chain and hold every row against it. Raises `logg_brutt`, `rad_uten_historie`."""
        top = self._inner.verify_log()
        self._inner.verify_rows()
        return top

    def head(self) -> Anker:
        """Return the log's newest place."""
        return self._inner.head()

    def contains(self, anker: Anker) -> bool:
        """Tell whether the log holds this place."""
        return self._inner.contains(anker)

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        self._inner.close()

    def _unit(self, unit: Unit) -> RomUnit:
        recorder = unit.act
        if not isinstance(recorder, Recorder):
            raise BugError("an act of another kind")
        return RomUnit(
            frigitt=RomTable(recorder, Frigitt, "frigitt DESC, id"),
            innlevert=RomTable(recorder, Innlevert, "skrevet DESC, id"),
            utkast=UtkastTable(recorder, self._bruker.id, self._clock.now()),
        )
