"""A change of who can open the vault, as its header tells of it: kept there until the log does (ADR 23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Bruker

BELATED = "etterfoert"
"""The outcome of an act that holds and found no room in the log when it was done."""


@dataclass(frozen=True, slots=True)
class Noekkelakt:
    """Who did what to whom, when (with a time zone), and which generation of the header came of it. Ids and codes only.

    Of the person, id, name and role count.
    """

    handling: str
    objekt: str
    bruker: Bruker
    tid: datetime
    generasjon: int

    def row(self) -> Hendelse:
        """Return the log row: it tells the header's generation, so that an older header is found out."""
        return Hendelse(self.handling, objekt=self._what(), angrebar=False)

    def belated_row(self) -> Hendelse:
        """Return the row that is written later on, which tells when the act was done."""
        return Hendelse(
            self.handling, objekt=f"{self._what()} gjort:{self.tid.isoformat()}", utfall=BELATED, angrebar=False
        )

    def _what(self) -> str:
        return f"{self.objekt} hode:{self.generasjon}".strip()
