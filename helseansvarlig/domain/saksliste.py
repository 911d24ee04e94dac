"""What an agenda could hold, gathered from the record: offered for a person to tick, never put there by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.institusjon import folded
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


def all_before(moeter: Iterable[Moete], moete: Moete) -> list[Moete]:
    """Return the meetings before this one with the same counterpart and of the same kind, the newest first."""
    earlier = [
        one
        for one in moeter
        if one.dato < moete.dato and one.moetetype is moete.moetetype and _is_same_party(one, moete)
    ]
    return sorted(earlier, key=lambda one: (one.dato, one.id), reverse=True)


def last_before(moeter: Iterable[Moete], moete: Moete) -> Moete | None:
    """Return the newest of them."""
    return next(iter(all_before(moeter, moete)), None)


def _is_same_party(one: Moete, other: Moete) -> bool:
    """Tell whether two meetings are with the same: a service may get another name, and one may be in no book."""
    if one.motpart_id and other.motpart_id:
        return one.motpart_id == other.motpart_id
    return folded(one.motpart) == folded(other.motpart)
