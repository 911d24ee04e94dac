"""A person's mark on one entry of a record: that it is kept out when somebody is given the record, and why.

It stays in the record with the entry, so that every printout heeds it, whoever makes it and however long after.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from helseansvarlig.domain.innsyn import Holdegrunn
from helseansvarlig.errors import KnownError


class Merkegrunn(StrEnum):
    """What somebody has found about an entry.

    `FARE` and `ANDRE` keep it from everybody, `FORELDRE` from parents alone. `LIKEVEL` is said of one that the program
    keeps out because another child's name seems to stand there: it does not.
    """

    FARE = "fare"
    ANDRE = "andre"
    FORELDRE = "foreldre"
    LIKEVEL = "likevel"


_HOLDS = {Merkegrunn.FARE: Holdegrunn.FARE, Merkegrunn.ANDRE: Holdegrunn.ANDRE, Merkegrunn.FORELDRE: Holdegrunn.UNGDOM}


@dataclass(frozen=True, slots=True)
class Innsynsmerke:
    """One mark. `rad` is the row of the record it stands on (`innsyn.Innslag.rad`); a row has one mark."""

    id: str
    barn_id: str
    rad: str
    grunn: Merkegrunn
    begrunnelse: str
    satt: datetime
    satt_av: str

    def holds(self, *, for_parent: bool) -> Holdegrunn | None:
        """Return why it is kept from this reader; None where it is not."""
        if self.grunn is Merkegrunn.FORELDRE and not for_parent:
            return None
        return _HOLDS.get(self.grunn)


def require_reason(begrunnelse: str) -> str:
    """Return why, without the white space around it. Raises `innsyn_mangler_grunn`."""
    if not begrunnelse.strip():
        raise KnownError("innsyn_mangler_grunn")
    return begrunnelse.strip()
