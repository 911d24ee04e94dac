"""Deadlines: which rule is in force here, on which day it falls due, and how that day was found.

The rules are data with a source and a checked date (`domain.fristregel`). One that nobody has checked, or that has no
number, is never used until the institution has decided it in its own name; nothing is ever extended past the day that
the rule gives, since no source of ours says so.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from helseansvarlig.domain.fristregel import Fristenhet, Fristgruppe, Fristregel, Retning
from helseansvarlig.domain.regelkilde import Regelstatus
from helseansvarlig.errors import KnownError

Fridager = Callable[[int], frozenset[date]]
"""Gives a year's public holidays; a weekday that is one is no working day."""

SATURDAY = 5
MOST = {
    Fristenhet.INNTAKSDOEGN: 1,
    Fristenhet.VIRKEDAGER: 260,
    Fristenhet.DAGER: 365,
    Fristenhet.UKER: 104,
    Fristenhet.MAANEDER: 36,
}
"""More of a unit than this is a slip of the finger."""


class Fristbruk(StrEnum):
    """Whether a rule is used here, and if not, why."""

    BRUKES = "brukes"
    BESTEMT_HER = "bestemt_her"
    SLAATT_AV = "slaatt_av"
    IKKE_KONTROLLERT = "ikke_kontrollert"


@dataclass(frozen=True, slots=True)
class Fristvalg:
    """What the institution has decided about one rule (`id` is the rule's), by whom, when and why.

    `antall` and `enhet` are None where the rule's own number stands.
    """

    id: str
    brukes: bool
    antall: int | None
    enhet: Fristenhet | None
    begrunnelse: str
    bestemt_av: str
    bestemt: date


@dataclass(frozen=True, slots=True)
class Frist:
    """A rule as it is used here: its number and unit, and the institution's decision when there is one."""

    regel: Fristregel
    bruk: Fristbruk
    antall: int | None
    enhet: Fristenhet
    valg: Fristvalg | None = None

    @property
    def er_i_bruk(self) -> bool:
        """Tell whether days may be counted by this rule."""
        return self.bruk in (Fristbruk.BRUKES, Fristbruk.BESTEMT_HER)


@dataclass(frozen=True, slots=True)
class Forfall:
    """The day a deadline falls on; `innen` is the exact end where hours count.

    `siste_virkedag` is the day itself or the last working day before it: when an office can still be reached.
    """

    dag: date
    siste_virkedag: date
    innen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fristgrunnlag:
    """What days are counted by: the rules we ship, and the public holidays."""

    regler: Mapping[str, Fristregel]
    fridager: Fridager


NO_RULES = Fristgrunnlag({}, lambda _year: frozenset())
"""Where nothing has been laid in, nothing is due by rule."""


def in_use(regel: Fristregel, valg: Fristvalg | None) -> Frist:
    """Return how a rule is used here. Without a decision only a checked rule with a number counts."""
    if valg is None:
        checked = regel.kilde.status is Regelstatus.KONTROLLERT and regel.antall is not None
        return Frist(regel, Fristbruk.BRUKES if checked else Fristbruk.IKKE_KONTROLLERT, regel.antall, regel.enhet)
    antall = regel.antall if valg.antall is None else valg.antall
    enhet = valg.enhet or regel.enhet
    bruk = Fristbruk.BESTEMT_HER if valg.brukes and antall is not None else Fristbruk.SLAATT_AV
    return Frist(regel, bruk, antall, enhet, valg)


def all_in_use(regler: Mapping[str, Fristregel], valg: Mapping[str, Fristvalg]) -> tuple[Frist, ...]:
    """Return every rule as it is used here, in the order of the rules."""
    return tuple(in_use(regel, valg.get(regel.id)) for regel in regler.values())


def require_decided(regel: Fristregel, valg: Fristvalg) -> None:
    """Refuse a decision that nobody could explain later.

    Raises `frist_mangler_begrunnelse`, `frist_mangler_antall` (used without a number anywhere) or `frist_antall`
    (`meste`: the most of its unit).
    """
    if not valg.begrunnelse.strip():
        raise KnownError("frist_mangler_begrunnelse")
    frist = in_use(regel, valg)
    if valg.brukes and frist.antall is None:
        raise KnownError("frist_mangler_antall")
    if valg.antall is not None and not 1 <= valg.antall <= MOST[frist.enhet]:
        raise KnownError("frist_antall", meste=MOST[frist.enhet])


def concerns(regel: Fristregel, *, er_akutt: bool) -> bool:
    """Tell whether a rule is for a child whose stay began with an akuttvedtak, or without one."""
    return regel.gruppe is Fristgruppe.ALLE or (regel.gruppe is Fristgruppe.AKUTT) == er_akutt


def due(frist: Frist, fra: date, fridager: Fridager, inntak: datetime | None = None) -> Forfall:
    """Return when a deadline in use falls due, counted from the day `fra`.

    `inntak` is the moment of the event in the local time zone, where it is known. Raises ValueError for a rule that is
    not in use: no day may be made from it.
    """
    dag = due_day(frist, fra, fridager)
    by_the_hour = frist.enhet is Fristenhet.INNTAKSDOEGN and inntak is not None
    return Forfall(dag, last_working_day(dag, fridager), intake_ends(inntak) if by_the_hour and inntak else None)


def due_day(frist: Frist, fra: date, fridager: Fridager) -> date:
    """Return the day alone; public holidays are asked for only by a rule that counts working days. Raises as `due`."""
    if not frist.er_i_bruk or frist.antall is None:
        raise ValueError("the rule is not in use")
    if frist.enhet is Fristenhet.INNTAKSDOEGN:
        return fra
    return _moved(fra, frist.antall if frist.regel.retning is Retning.ETTER else -frist.antall, frist.enhet, fridager)


def intake_ends(inntak: datetime) -> datetime:
    """Return when the day of intake is over: with the calendar day or after 24 hours, whichever comes first.

    Which of the two the regulation means is not settled; the stricter one is safe under both readings.
    """
    midnight = datetime.combine(inntak.date() + timedelta(days=1), time(), inntak.tzinfo)
    a_day_later = (inntak.astimezone(UTC) + timedelta(hours=24)).astimezone(inntak.tzinfo)
    return min(midnight, a_day_later, key=lambda moment: moment.astimezone(UTC))


def is_working_day(day: date, fridager: Fridager) -> bool:
    """Tell whether offices are open: no Saturday, Sunday or public holiday."""
    return day.weekday() < SATURDAY and day not in fridager(day.year)


def last_working_day(day: date, fridager: Fridager) -> date:
    """Return the day itself, or the last working day before it."""
    while not is_working_day(day, fridager):
        day -= timedelta(days=1)
    return day


def working_days_between(after: date, until: date, fridager: Fridager) -> int:
    """Return how many working days there are after one day, up to and including another."""
    return sum(is_working_day(day, fridager) for day in _days(after, until))


def _moved(day: date, steps: int, enhet: Fristenhet, fridager: Fridager) -> date:
    if enhet is Fristenhet.VIRKEDAGER:
        return _working_days_away(day, steps, fridager)
    if enhet is Fristenhet.MAANEDER:
        return months_away(day, steps)
    return day + timedelta(days=steps * (7 if enhet is Fristenhet.UKER else 1))


def _working_days_away(day: date, steps: int, fridager: Fridager) -> date:
    """Count working days; the day of the event is never one of them, so counting starts on the next."""
    one = timedelta(days=1 if steps > 0 else -1)
    left = abs(steps)
    while left:
        day += one
        left -= is_working_day(day, fridager)
    return day


def months_away(day: date, steps: int) -> date:
    """Return the same day of another month, or that month's last day where there is none."""
    months = day.year * 12 + day.month - 1 + steps
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _days(after: date, until: date) -> Iterator[date]:
    for number in range(1, (until - after).days + 1):
        yield after + timedelta(days=number)
