"""The incident note after something urgent: who was called when, who was told, and the talk with the child after.

Its parts are those of the domain page, 5.3 («After»). It is filled in as things happen, and it is no form of blame:
what is not done yet is something to follow up, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from helseansvarlig.errors import KnownError


class Steg(StrEnum):
    """What is to be done after something urgent, in the order it is asked."""

    ANROP = "anrop"
    BARNEVERN = "barnevern"
    STATSFORVALTER = "statsforvalter"
    SAMTALE = "samtale"
    PLAN = "plan"


NEXT_DAY = frozenset({Steg.SAMTALE, Steg.PLAN})
"""What may wait until the day after: a talk about it needs some sleep first. The rest is for the same day."""


class Varsling(StrEnum):
    """What was decided about telling the statsforvalter (barnevernsloven § 13-5 a)."""

    VARSLET = "varslet"
    IKKE_AKTUELT = "ikke_aktuelt"


@dataclass(frozen=True, slots=True)
class Anrop:
    """One call: to whom at which number, when, who called, and what was agreed."""

    hvem: str
    nummer: str
    naar: datetime
    ringt_av: str
    avtalt: str = ""


@dataclass(frozen=True, slots=True)
class Underretning:
    """When barnevernstjenesten was told, by whom, and whom they spoke to."""

    naar: datetime | None = None
    av: str = ""
    snakket_med: str = ""


@dataclass(frozen=True, slots=True)
class Vurdert:
    """Whether § 13-5 a was considered: the answer, why, and by whom. No answer is not a no."""

    utfall: Varsling | None = None
    hvorfor: str = ""
    av: str = ""


@dataclass(frozen=True, slots=True)
class Ettersamtale:
    """The talk with the child afterwards: when, with whom, and what the child said, word for word."""

    dag: date | None = None
    med: str = ""
    barnets_ord: str = ""


@dataclass(frozen=True, slots=True)
class Hendelsesnotat:
    """One urgent event. `flagg` is the red flag's id in the rules, empty when none of them names it.

    `kartlegging_id` is the kartlegging whose answer raised it. `ferdig` is the day everything was done.
    """

    id: str
    barn_id: str
    naar: datetime
    hva: str
    skrevet_av: str
    flagg: str = ""
    kartlegging_id: str = ""
    anrop: tuple[Anrop, ...] = ()
    barnevern: Underretning = field(default_factory=Underretning)
    statsforvalter: Vurdert = field(default_factory=Vurdert)
    samtale: Ettersamtale = field(default_factory=Ettersamtale)
    plan_sett_paa: date | None = None
    ferdig: date | None = None


def require_begun(notat: Hendelsesnotat) -> None:
    """Refuse a note that says neither what happened nor which red flag it was. Raises `hendelse_mangler_hva`."""
    if not notat.hva.strip() and not notat.flagg:
        raise KnownError("hendelse_mangler_hva")


def missing(notat: Hendelsesnotat) -> tuple[Steg, ...]:
    """Return what is not done, or not written, yet."""
    done = {
        Steg.ANROP: any(one.hvem.strip() for one in notat.anrop),
        Steg.BARNEVERN: notat.barnevern.naar is not None and bool(notat.barnevern.av.strip()),
        Steg.STATSFORVALTER: notat.statsforvalter.utfall is not None and bool(notat.statsforvalter.hvorfor.strip()),
        Steg.SAMTALE: notat.samtale.dag is not None and bool(notat.samtale.med.strip()),
        Steg.PLAN: notat.plan_sett_paa is not None,
    }
    return tuple(steg for steg in Steg if not done[steg])


def due(steg: Steg, today: date) -> date:
    """Return the day by which a step that is not done yet is to be done: today, or tomorrow where it may wait."""
    return today + timedelta(days=1) if steg in NEXT_DAY else today


def require_whole(notat: Hendelsesnotat) -> None:
    """Refuse to end a note while something is not done. Raises `hendelse_ikke_ferdig` (`antall`)."""
    left = missing(notat)
    if left:
        raise KnownError("hendelse_ikke_ferdig", antall=len(left))
