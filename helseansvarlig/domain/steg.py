"""Six steps to get going with nasjonalt forløp, as Bufdir and Helsedirektoratet present them to leaders.

Where the vault holds what a point asks for, the point follows from it; nobody ticks what can be seen. The rest is
ticked by a person, with her name and the day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.rutine import Rutine, in_use
from helseansvarlig.domain.samarbeidsavtale import Samarbeidsavtale, holds_on


class Steg(StrEnum):
    """The six steps, in order."""

    SAMARBEID = "samarbeid"
    FELLES_FORSTAAELSE = "felles_forstaaelse"
    RUTINER = "rutiner"
    ANSATTE = "ansatte"
    BARN_OG_FAMILIE = "barn_og_familie"
    EVALUERING = "evaluering"


class Stegpunkt(StrEnum):
    """What belongs to each step."""

    DIALOG = "dialog"
    INVITERT = "invitert"
    AVTALE = "avtale"
    DIALOGMOETE = "dialogmoete"
    BLI_KJENT = "bli_kjent"
    FORVENTNINGER = "forventninger"
    RUTINER = "rutiner"
    ALLE_KJENT = "alle_kjent"
    OPPLAERING = "opplaering"
    MATERIELL = "materiell"
    KANALER = "kanaler"
    TID_SATT_AV = "tid_satt_av"
    EVALUERT = "evaluert"


PUNKTER: Mapping[Steg, tuple[Stegpunkt, ...]] = {
    Steg.SAMARBEID: (Stegpunkt.DIALOG, Stegpunkt.INVITERT, Stegpunkt.AVTALE),
    Steg.FELLES_FORSTAAELSE: (Stegpunkt.DIALOGMOETE, Stegpunkt.BLI_KJENT, Stegpunkt.FORVENTNINGER),
    Steg.RUTINER: (Stegpunkt.RUTINER,),
    Steg.ANSATTE: (Stegpunkt.ALLE_KJENT, Stegpunkt.OPPLAERING),
    Steg.BARN_OG_FAMILIE: (Stegpunkt.MATERIELL, Stegpunkt.KANALER),
    Steg.EVALUERING: (Stegpunkt.TID_SATT_AV, Stegpunkt.EVALUERT),
}
SEEN = frozenset(
    {
        Stegpunkt.INVITERT,
        Stegpunkt.AVTALE,
        Stegpunkt.DIALOGMOETE,
        Stegpunkt.RUTINER,
        Stegpunkt.TID_SATT_AV,
        Stegpunkt.EVALUERT,
    }
)
"""The points that follow from what the vault holds."""

_DIALOG = frozenset({Moetetype.OPPSTARTSMOETE, Moetetype.KONTAKTMOETE})


@dataclass(frozen=True, slots=True)
class Stegkryss:
    """A point that somebody has ticked; `id` is the point."""

    id: str
    dato: date
    av: str


@dataclass(frozen=True, slots=True)
class Punktbilde:
    """One point as it stands: since when, and who said so (empty where it follows from the record)."""

    punkt: Stegpunkt
    siden: date | None = None
    av: str = ""

    @property
    def er_gjort(self) -> bool:
        """Tell whether it is done."""
        return self.siden is not None


@dataclass(frozen=True, slots=True)
class Stegbilde:
    """One step with its points."""

    steg: Steg
    punkter: tuple[Punktbilde, ...]

    @property
    def er_gjort(self) -> bool:
        """Tell whether all of it is done."""
        return all(one.er_gjort for one in self.punkter)


@dataclass(frozen=True, slots=True)
class Holdepunkter:
    """What the vault holds that a point may follow from."""

    moeter: Collection[Moete] = ()
    avtaler: Collection[Samarbeidsavtale] = ()
    rutiner: Collection[Rutine] = ()
    kryss: Collection[Stegkryss] = field(default_factory=tuple)


def progress(held: Holdepunkter, dag: date) -> tuple[Stegbilde, ...]:
    """Return the six steps as they stand on a day."""
    ticked = {one.id: one for one in held.kryss}
    seen = _seen(held, dag)

    def point(punkt: Stegpunkt) -> Punktbilde:
        if punkt in SEEN:
            return Punktbilde(punkt, seen.get(punkt))
        one = ticked.get(punkt.value)
        return Punktbilde(punkt, one.dato, one.av) if one is not None else Punktbilde(punkt)

    return tuple(Stegbilde(steg, tuple(map(point, PUNKTER[steg]))) for steg in Steg)


def _seen(held: Holdepunkter, dag: date) -> dict[Stegpunkt, date]:
    """Return since when each point that the vault tells of is done."""
    dialogue = [one for one in held.moeter if one.moetetype in _DIALOG]
    looked_at = [one for one in held.moeter if one.moetetype is Moetetype.EVALUERING]
    valid = (one.gjelder_fra for one in held.avtaler if holds_on(one, dag))
    planned = (one.evalueres or one.evaluert for one in held.avtaler)
    found = {
        Stegpunkt.INVITERT: _first(one.dato for one in dialogue),
        Stegpunkt.AVTALE: _first(valid),
        Stegpunkt.DIALOGMOETE: _first(one.dato for one in dialogue if one.ferdig),
        Stegpunkt.RUTINER: _first(one.gjelder_fra for one in in_use([*held.rutiner]) if one.gjelder_fra <= dag),
        Stegpunkt.TID_SATT_AV: _first((*planned, *(one.dato for one in looked_at))),
        Stegpunkt.EVALUERT: _first(
            (*(one.evaluert for one in held.avtaler), *(one.dato for one in looked_at if one.ferdig))
        ),
    }
    return {punkt: day for punkt, day in found.items() if day is not None}


def _first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)
