"""What an agenda could hold, gathered from the record: offered for a person to tick, never put there by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.moete import Droeftingsmodus, Moete


class Forslagsart(StrEnum):
    """Where a suggestion comes from, in the order of the agenda (domain page, 3 c)."""

    FORRIGE = "forrige"
    MELDT = "meldt"
    HENVISNING = "henvisning"
    AKUTT = "akutt"
    FLYTTING = "flytting"
    AVTALE = "avtale"
    EVALUERING = "evaluering"


@dataclass(frozen=True, slots=True)
class Saksforslag:
    """One thing that could be raised. `noekkel` is the row it comes from, «table:id».

    `tekst` is what the record says. It is for whoever prepares the meeting: about a child it goes on no agenda where
    the child has no name. `modus` is how the matter would be taken up, `alias` and `aldersgruppe` what the child would
    be called where it is not named.
    """

    art: Forslagsart
    noekkel: str
    tekst: str
    dag: date | None = None
    barn_id: str = ""
    barn: str = ""
    modus: Droeftingsmodus = Droeftingsmodus.GENERELL
    alias: str = ""
    aldersgruppe: str = ""


@dataclass(frozen=True, slots=True)
class Sakvalg:
    """A suggestion that somebody has ticked, with the title it is to have."""

    noekkel: str
    tittel: str


def last_before(moeter: list[Moete], moete: Moete) -> Moete | None:
    """Return the meeting before this one with the same counterpart and of the same kind."""
    earlier = [
        one
        for one in moeter
        if one.dato < moete.dato and (one.moetetype, one.motpart) == (moete.moetetype, moete.motpart)
    ]
    return max(earlier, key=lambda one: (one.dato, one.id), default=None)
