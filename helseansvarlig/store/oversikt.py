"""Reading across many children: each question is one statement with an index under it, and a bound on its answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, TypeVar

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.moete import Moete
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykke import Samtykke, Samtykketype
from helseansvarlig.domain.tidslinje import Innslagsart, Tidslinje
from helseansvarlig.services.ports.oversikt import Tematreff, Utsnitt
from helseansvarlig.store.codec import SqlValue, from_row
from helseansvarlig.store.connection import Connection, norsk
from helseansvarlig.store.tidslinje import read_timeline

T = TypeVar("T")
_OPEN = "oppfoelging WHERE gjort IS NULL"
_LIVES_HERE = "barn_id IN (SELECT id FROM barn WHERE flyttet IS NULL)"
_THEMES = (
    "SELECT DISTINCT barn_id, skjema_hash, substr(sti, 1, instr(sti || '/', '/') - 1) AS tema"
    " FROM kartlegging JOIN svar ON svar.kartlegging_id = kartlegging.id"
    " WHERE status <> 'paabegynt' AND svar ->> 'status' <> 'ikke_spurt' AND "
)


class OversiktTable:
    """Answers about everybody at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def overdue(self, today: date, most: int) -> Utsnitt[Oppfoelging]:
        """Return what should have been done before today, most overdue first."""
        return self._part(Oppfoelging, f"{_OPEN} AND frist < ?", (today.isoformat(),), "frist", most)

    def due_on(self, day: date, most: int) -> Utsnitt[Oppfoelging]:
        """Return what is to be done on a day."""
        return self._part(Oppfoelging, f"{_OPEN} AND frist = ?", (day.isoformat(),), "frist", most)

    def due_between(self, after: date, until: date, most: int) -> Utsnitt[Oppfoelging]:
        """Return what is ours to do after one day, up to and including another; what others are to do stays away."""
        where = f"{_OPEN} AND venter IS NULL AND frist > ? AND frist <= ?"
        return self._part(Oppfoelging, where, (after.isoformat(), until.isoformat()), "frist", most)

    def first_after(self, day: date) -> Oppfoelging | None:
        """Return the next thing of ours that is due after a day."""
        where = f"{_OPEN} AND venter IS NULL AND frist > ?"
        return next(iter(self._rows(Oppfoelging, where, (day.isoformat(),), "frist", 1)), None)

    def waiting(self, today: date, most: int) -> Utsnitt[Oppfoelging]:
        """Return what others are to do and is not due yet, those silent longest first."""
        where = f"{_OPEN} AND venter IS NOT NULL AND frist > ?"
        return self._part(Oppfoelging, where, (today.isoformat(),), "venter ->> 'sist_hoert'", most)

    def to_review(self, today: date, most: int) -> Utsnitt[Oppfoelging]:
        """Return what is done and whose effect should have been looked at by now."""
        where = "oppfoelging WHERE ses_paa IS NOT NULL AND vurdering IS NULL AND ses_paa <= ? AND gjort IS NOT NULL"
        return self._part(Oppfoelging, where, (today.isoformat(),), "ses_paa", most)

    def small(self, most: int) -> Utsnitt[Oppfoelging]:
        """Return what fits ten minutes, first due first."""
        return self._part(Oppfoelging, f"{_OPEN} AND er_liten = 1 AND venter IS NULL", (), "frist", most)

    def started(self, most: int) -> Utsnitt[Kartlegging]:
        """Return kartlegginger begun with children who live here, newest first."""
        where = f"kartlegging WHERE status = 'paabegynt' AND {_LIVES_HERE}"
        return self._part(Kartlegging, where, (), "startet DESC", most)

    def consents_ending(self, today: date, until: date, most: int) -> list[Samtykke]:
        """Return consents to sharing that hold today and end on or before a day, first ending first."""
        where = f"samtykke WHERE gyldig_til >= ? AND gyldig_til <= ? AND trukket IS NULL AND gitt = 1 AND {_LIVES_HERE}"
        sharing = f"{where} AND samtykketype = '{Samtykketype.DELING}'"
        return self._rows(Samtykke, sharing, (today.isoformat(), until.isoformat()), "gyldig_til", most)

    def meeting_series(self) -> list[Moete]:
        """Return the last meeting held of each kind with each service, and all that nobody has ended.

        Of the row with the greatest date the database gives every column.
        """
        series = "moetetype, motpart_id, CASE WHEN motpart_id = '' THEN motpart END"
        held = self._connection.execute(
            f"SELECT *, max(dato) AS dato FROM moete WHERE ferdig = 1 GROUP BY {series}"  # noqa: S608 (our own names)
        )
        return [
            *(from_row(Moete, dict(row)) for row in held),
            *self._rows(Moete, "moete WHERE ferdig = 0", (), "dato", -1),
        ]

    def residents(self) -> list[Barn]:
        """Return the children who live here, in alphabetical order."""
        return self._by_name("barn WHERE flyttet IS NULL")

    def everybody(self) -> list[Barn]:
        """Return every child there has been, in alphabetical order."""
        return self._by_name("barn")

    def children(self, ids: Collection[str]) -> Mapping[str, Barn]:
        """Return children by id, also those who have left."""
        marks = ", ".join("?" * len(ids))
        return {barn.id: barn for barn in self._rows(Barn, f"barn WHERE id IN ({marks})", tuple(ids), "id", -1)}

    def next_of_each(self) -> Mapping[str, Oppfoelging]:
        """Return what is due first for each child; of the row with the least date the database gives every column."""
        found = self._connection.execute(f"SELECT *, min(frist) AS frist FROM {_OPEN} GROUP BY barn_id")  # noqa: S608 (our own names)
        return {row["barn_id"]: from_row(Oppfoelging, dict(row)) for row in found}

    def kartlegginger_of_each(self) -> Mapping[str, int]:
        """Return how many kartlegginger each child has."""
        found = self._connection.execute("SELECT barn_id, count(*) AS antall FROM kartlegging GROUP BY barn_id")
        return {row["barn_id"]: row["antall"] for row in found}

    def themes_of(self, barn_id: str) -> list[Tematreff]:
        """Return the themes that have been mapped with one child."""
        return self._themes("barn_id = ?", (barn_id,)).get(barn_id, [])

    def themes_of_residents(self) -> dict[str, list[Tematreff]]:
        """Return the themes that have been mapped with each child who lives here."""
        return self._themes(_LIVES_HERE, ())

    def timeline(self, barn_id: str, arter: Collection[Innslagsart], most: int) -> Tidslinje:
        """Return the newest lines of one child's time."""
        return read_timeline(self._connection, barn_id, arter, most)

    def _themes(self, where: str, params: tuple[SqlValue, ...]) -> dict[str, list[Tematreff]]:
        found: dict[str, list[Tematreff]] = {}
        for row in self._connection.execute(_THEMES + where, params):
            found.setdefault(row["barn_id"], []).append(Tematreff(row["skjema_hash"], row["tema"].partition("[")[0]))
        return found

    def _by_name(self, where: str) -> list[Barn]:
        """Sort here: the database would come back to us for every comparison."""
        return sorted(self._rows(Barn, where, (), "rowid", -1), key=lambda barn: norsk(barn.navn))

    def _part(self, cls: type[T], where: str, params: tuple[SqlValue, ...], order: str, most: int) -> Utsnitt[T]:
        rows = tuple(self._rows(cls, where, params, order, most))
        if len(rows) < most:
            return Utsnitt(rows, len(rows))
        counted = self._connection.execute(f"SELECT count(*) FROM {where}", params)  # noqa: S608 (our own names)
        return Utsnitt(rows, int(counted.fetchone()[0]))

    def _rows(self, cls: type[T], where: str, params: tuple[Any, ...], order: str, most: int) -> list[T]:
        found = self._connection.execute(
            f"SELECT * FROM {where} ORDER BY {order} LIMIT ?",  # noqa: S608 (our own names)
            (*params, most),
        )
        return [from_row(cls, dict(row)) for row in found]
