"""Follow-up: need → action → owner → date → result → review, and whose move it is when we wait for somebody else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from helseansvarlig.domain.frist import months_away
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.stoppunkt import Bedring
from helseansvarlig.errors import KnownError


class Gjentakelsesenhet(StrEnum):
    """What a recurrence counts in."""

    DAGER = "dager"
    UKER = "uker"
    MAANEDER = "maaneder"


@dataclass(frozen=True, slots=True)
class Gjentakelse:
    """How long after it was done the same thing is due again."""

    antall: int
    enhet: Gjentakelsesenhet


@dataclass(frozen=True, slots=True)
class Venting:
    """It is somebody else's move: who, since when, when we last heard from them, and when we last reminded them.

    `kategori` is the code of the recipient category, empty for somebody outside them.
    """

    paa: str
    siden: date
    sist_hoert: date
    kategori: str = ""
    purret: date | None = None


@dataclass(frozen=True, slots=True)
class Regelgrunn:
    """The rule a date comes from: which, counted from which day, to which day; `innen` where hours count."""

    regel: str
    regnet_fra: date
    dag: date
    innen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Vurdering:
    """The answer to «Har barnet fått det bedre?» once something was done, in the child's view and in the adults'.

    The two views are never merged into one.
    """

    dag: date
    barn: Bedring | None
    ansatt: Bedring | None
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Oppfoelging:
    """One thing somebody has promised to do by a date.

    `kilde` is what raised it: `stoppunkt:<id>`, `moete:<id>`, `notat:<id>`, `svar:<kartlegging>`, `barn:<id>`,
    `avvik:<id>`, or a kartlegging's stop point (`stoppunktfrist`).
    `stedfortreder` does it when `hvem` is away. `ses_paa` is the day its effect is looked at.
    """

    id: str
    barn_id: str
    hva: str
    hvem: str
    frist: date
    gjort: date | None = None
    resultat: str = ""
    kilde: str = ""
    behov: str = ""
    omraade: Omraade | None = None
    stedfortreder: str = ""
    er_liten: bool = False
    gjentas: Gjentakelse | None = None
    venter: Venting | None = None
    fra_regel: Regelgrunn | None = None
    gjort_av: str = ""
    ses_paa: date | None = None
    vurdering: Vurdering | None = None


LONGEST_RECURRENCE = 366
"""More of any unit than this between two times is a slip of the finger."""


def require_whole(oppfoelging: Oppfoelging) -> None:
    """Refuse a follow-up that nobody could do: without a what, a who, or with a recurrence that never comes.

    Raises `oppfoelging_mangler_hva`, `oppfoelging_mangler_hvem`, `oppfoelging_gjentas` (`meste`).
    """
    if not oppfoelging.hva.strip():
        raise KnownError("oppfoelging_mangler_hva")
    if not oppfoelging.hvem.strip():
        raise KnownError("oppfoelging_mangler_hvem")
    if oppfoelging.gjentas is not None and not 1 <= oppfoelging.gjentas.antall <= LONGEST_RECURRENCE:
        raise KnownError("oppfoelging_gjentas", meste=LONGEST_RECURRENCE)


def is_overdue(oppfoelging: Oppfoelging, today: date) -> bool:
    """Tell whether an open follow-up's date has passed."""
    return oppfoelging.gjort is None and oppfoelging.frist < today


def is_past_rule(oppfoelging: Oppfoelging) -> bool:
    """Tell whether somebody has put the date later than the rule allows: allowed, but never unseen."""
    return oppfoelging.fra_regel is not None and oppfoelging.frist > oppfoelging.fra_regel.dag


def awaits_review(oppfoelging: Oppfoelging, today: date) -> bool:
    """Tell whether something done is to be looked at again by now, and nobody has."""
    due = oppfoelging.ses_paa is not None and oppfoelging.ses_paa <= today
    return due and oppfoelging.gjort is not None and oppfoelging.vurdering is None


def days_silent(venter: Venting, today: date) -> int:
    """Return how many days have passed since the last sign of life."""
    return (today - venter.sist_hoert).days


def next_of(done: Oppfoelging, new_id: str, frist: date) -> Oppfoelging:
    """Return the same thing standing again for another day: nothing of how it went this time comes along.

    A rule's date belongs to the event it was counted from, and that was answered; so does the waiting.
    """
    return replace(
        done,
        id=new_id,
        frist=frist,
        gjort=None,
        gjort_av="",
        resultat="",
        fra_regel=None,
        venter=None,
        ses_paa=None,
        vurdering=None,
    )


def next_date(gjentas: Gjentakelse, done: date) -> date:
    """Return when something is due again, counted from the day it was done: late ones never pile up."""
    if gjentas.enhet is Gjentakelsesenhet.MAANEDER:
        return months_away(done, gjentas.antall)
    return done + timedelta(days=gjentas.antall * (7 if gjentas.enhet is Gjentakelsesenhet.UKER else 1))
