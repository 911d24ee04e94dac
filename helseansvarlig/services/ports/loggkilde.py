"""The chained log as services read it: its rows, its proof, its places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from helseansvarlig.domain.logg import Anker, Loggrad, Loggutvalg
from helseansvarlig.domain.skrevet import Skrevet


class Loggkilde(Protocol):
    """The log of the open vault. Reading it is not logged here: the service that is asked knows what for."""

    def log_rows(self, newest: int) -> list[Loggrad]:
        """Return the newest rows of the log, newest first."""
        ...

    def find_log_rows(self, utvalg: Loggutvalg, before: int, count: int) -> list[Loggrad]:
        """Return at most `count` rows that fit, newest first; `before` is a number to go on from, 0 for the newest."""
        ...

    def whole_log(self) -> Iterator[Loggrad]:
        """Return every row from the first to the last, a few at a time."""
        ...

    def marked_row(self, loggmerke: str) -> Loggrad | None:
        """Return the row whose hash begins as the mark at the foot of a page says, or None."""
        ...

    def first_written(self, tabell: str, rad_id: str) -> Skrevet | None:
        """Return who put a row into the record and when; None for one that the history does not know."""
        ...

    def verify_log(self) -> Anker:
        """Recompute the whole chain and return its head. Raises `logg_brutt`."""
        ...

    def verify_rows(self) -> int:
        """Hold every record against its history and return how many there are. Raises `rad_uten_historie`."""
        ...

    def head(self) -> Anker:
        """Return the log's newest place."""
        ...

    def contains(self, anker: Anker) -> bool:
        """Tell whether the log holds this place: if not, the file has been rolled back or cut."""
        ...
