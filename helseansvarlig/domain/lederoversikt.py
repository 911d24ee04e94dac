"""What a leader sees of the unit: whole numbers, small groups hidden, no names and no health text.

The way from *behov* to *fullført hjelp* for those who live here, and how the records themselves are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.fremmed import read_record, write_record
from helseansvarlig.errors import KnownError

SMALLEST = 5
"""Fewer than this, or all but fewer than this, could point to one child, and is not shown."""


@dataclass(frozen=True, slots=True)
class Oversikt:
    """One day's numbers. None stands for a group too small to be shown.

    Counts of children are of those who live here; days are ISO 8601, the only text there is.
    """

    dag: str
    bor_her: int | None
    kartlagt: int | None
    stoppunkt: int | None
    kan_dele: int | None
    henvisning_klar: int | None
    registrert: int | None
    forfalte: int | None
    venter_paa_svar: int | None
    til_sletting: int
    siste_kopi: str

    def to_text(self) -> str:
        """Return what is copied into the leader's compartment."""
        return write_record({name: getattr(self, name) for name in _FIELDS}).decode()

    @staticmethod
    def from_text(text: str) -> Oversikt:
        """Return what such a text says. Raises `fremmed_ugyldig`."""
        record = read_record(text.encode(), _FIELDS)
        try:
            date.fromisoformat(record["dag"])
            if record["siste_kopi"]:
                date.fromisoformat(record["siste_kopi"])
        except ValueError as error:
            raise KnownError("fremmed_ugyldig") from error
        return Oversikt(**record)


_FIELDS: dict[str, type | tuple[type, ...]] = {
    name: str if name in ("dag", "siste_kopi") else int if name == "til_sletting" else (int, type(None))
    for name in Oversikt.__dataclass_fields__
}


def masked(count: int, among: int) -> int | None:
    """Return how many of a group, or None where it could point to somebody.

    Few are hidden, and so are all but a few: with the whole known, either tells of the other.
    """
    few, few_left = count < SMALLEST, 0 < among - count < SMALLEST
    return None if few or few_left else count
