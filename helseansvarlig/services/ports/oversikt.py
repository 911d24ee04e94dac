"""Reading across many children, or along one child's whole time: bounded answers, however large the record grows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.moete import Moete
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.domain.tidslinje import Innslagsart, Tidslinje

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Utsnitt(Generic[T]):
    """The first rows of a list, and how many there are in all."""

    rader: tuple[T, ...]
    antall: int

    @property
    def flere(self) -> int:
        """Return how many there are that are not among these."""
        return self.antall - len(self.rader)


@dataclass(frozen=True, slots=True)
class Tematreff:
    """A theme (the outermost link id) of a form where something was put to a child in a finished kartlegging."""

    skjema_hash: str
    tema: str


class Oversikt(Protocol):
    """What the screens about everybody ask. `most` is how many rows they can show."""

    def overdue(self, today: date, most: int) -> Utsnitt[Oppfoelging]:
        """Return what should have been done before today, most overdue first."""
        ...

    def due_on(self, day: date, most: int) -> Utsnitt[Oppfoelging]:
        """Return what is to be done on a day."""
        ...

    def due_between(self, after: date, until: date, most: int) -> Utsnitt[Oppfoelging]:
        """Return what is ours to do after one day, up to and including another; what others are to do stays away."""
        ...

    def first_after(self, day: date) -> Oppfoelging | None:
        """Return the next thing of ours that is due after a day."""
        ...

    def waiting(self, today: date, most: int) -> Utsnitt[Oppfoelging]:
        """Return what others are to do and is not due yet, those silent longest first."""
        ...

    def to_review(self, today: date, most: int) -> Utsnitt[Oppfoelging]:
        """Return what is done and whose effect should have been looked at by now."""
        ...

    def small(self, most: int) -> Utsnitt[Oppfoelging]:
        """Return what fits ten minutes, first due first."""
        ...

    def started(self, most: int) -> Utsnitt[Kartlegging]:
        """Return kartlegginger begun with children who live here, newest first."""
        ...

    def consents_ending(self, today: date, until: date, most: int) -> list[Samtykke]:
        """Return consents to sharing that hold today and end on or before a day, first ending first."""
        ...

    def meeting_series(self) -> list[Moete]:
        """Return the last meeting held of each kind with each service, and all that nobody has ended."""
        ...

    def residents(self) -> list[Barn]:
        """Return the children who live here, in alphabetical order."""
        ...

    def everybody(self) -> list[Barn]:
        """Return every child there has been, in alphabetical order."""
        ...

    def children(self, ids: Collection[str]) -> Mapping[str, Barn]:
        """Return children by id, also those who have left."""
        ...

    def next_of_each(self) -> Mapping[str, Oppfoelging]:
        """Return what is due first for each child."""
        ...

    def kartlegginger_of_each(self) -> Mapping[str, int]:
        """Return how many kartlegginger each child has."""
        ...

    def themes_of(self, barn_id: str) -> Collection[Tematreff]:
        """Return the themes that have been mapped with one child."""
        ...

    def themes_of_residents(self) -> Mapping[str, Collection[Tematreff]]:
        """Return the themes that have been mapped with each child who lives here."""
        ...

    def timeline(self, barn_id: str, arter: Collection[Innslagsart], most: int) -> Tidslinje:
        """Return the newest lines of one child's time."""
        ...
