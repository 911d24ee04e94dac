"""What is due: overdue, today, this week, what others owe us, which consents end or are missing, what fits ten minutes.

However large the record, the first screen reads no more than it shows: each list is its first rows and a count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering, Utfall
from helseansvarlig.domain.frist import Frist, due_day
from helseansvarlig.domain.fristregel import Fristhendelse
from helseansvarlig.domain.huspaaminnelse import Huspaaminnelse, reminders
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.moeterytme import Nestemoete
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.rolleinnehaver import Ledighet
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.services.deling import badges_towards_bup
from helseansvarlig.services.fristrader import rules_here
from helseansvarlig.services.moeterytme import next_of
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit
from helseansvarlig.services.ports.oversikt import Utsnitt
from helseansvarlig.services.samarbeid import vacancies_in

WEEK = timedelta(days=7)
MOST, FEW = 8, 5
"""As many lines as anybody takes in: of what is due now, and of what can wait. The rest is a number until asked for."""
SMALL = 3
FARTHEST = timedelta(days=366)
"""No rule of ours warns of an end that lies further off."""


@dataclass(frozen=True, slots=True)
class Gjoeremaal:
    """A follow-up with the child it is about. `er_taus` tells that those we wait for have been silent too long."""

    oppfoelging: Oppfoelging
    barn: Barn | None
    er_taus: bool = False


@dataclass(frozen=True, slots=True)
class Flere:
    """How many more there are of each than are shown."""

    forfalt: int = 0
    i_dag: int = 0
    denne_uka: int = 0
    venter: int = 0
    vurderes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Idagbilde:
    """All that the first screen shows of the records.

    `vurderes` is done, and the day to ask whether it helped has come; `smaa` fits ten minutes.
    `moeter` should have been held, and `ledige` are roles at those we work with that nobody fills.
    """

    forfalt: tuple[Gjoeremaal, ...]
    i_dag: tuple[Gjoeremaal, ...]
    denne_uka: tuple[Gjoeremaal, ...]
    venter: tuple[Gjoeremaal, ...] = ()
    vurderes: tuple[Gjoeremaal, ...] = ()
    smaa: tuple[Gjoeremaal, ...] = ()
    flere: Flere = Flere()
    samtykker_mangler: tuple[tuple[Barn, Delingsvurdering], ...]
    samtykker_utloeper: tuple[tuple[Barn, Samtykke], ...]
    paabegynt: tuple[tuple[Barn, Kartlegging], ...]
    neste: Gjoeremaal | None
    antall_barn: int
    moeter: tuple[Nestemoete, ...] = ()
    huset: tuple[Huspaaminnelse, ...] = ()
    ledige: tuple[Ledighet, ...] = ()


class IDagService:
    """The day as it stands now."""

    def __init__(self, oekt: Oekt) -> None:
        self._oekt = oekt

    def picture(self, more: int = 0) -> Idagbilde:
        """Return today's picture from one reading, each list with `more` lines than it begins with."""
        today, most, few = self._oekt.clock.today(), MOST + more, FEW + more
        with self._oekt.store.read() as unit:
            seen = unit.oversikt
            overdue, now = seen.overdue(today, most), seen.due_on(today, most)
            week, waiting = seen.due_between(today, today + WEEK, few), seen.waiting(today, few)
            reviews, small = seen.to_review(today, few), seen.small(SMALL)
            following = seen.first_after(today + WEEK)
            house = reminders(unit.samarbeidsavtale.all(), unit.rutine.all(), today)
            rules = rules_here(unit, self._oekt)
            residents = seen.residents()
            missing, ending = _consents(
                unit, self._oekt, residents, _Paaminnelse(self._oekt, rules, Fristhendelse.SAMTYKKE_SLUTT)
            )
            begun = seen.started(SMALL)
            late = tuple(one for one in next_of(unit, self._oekt) if one.er_forfalt)
            empty = vacancies_in(unit, self._oekt)
            shown = [r for part in (overdue, now, week, waiting, reviews, small) for r in part.rader]
            children = _children(unit, residents, [*shown, *([following] if following else [])])
        about = _Lines(children, _Paaminnelse(self._oekt, rules, Fristhendelse.SISTE_LIVSTEGN))
        return Idagbilde(
            forfalt=about.lines(overdue),
            i_dag=about.lines(now),
            denne_uka=about.lines(week),
            venter=about.lines(waiting),
            vurderes=about.lines(reviews),
            smaa=about.lines(small),
            flere=Flere(*(part.flere for part in (overdue, now, week, waiting, reviews))),
            samtykker_mangler=missing,
            samtykker_utloeper=ending,
            paabegynt=tuple((children[one.barn_id], one) for one in begun.rader),
            neste=about.line(following) if following else None,
            antall_barn=len(residents),
            moeter=late,
            huset=house,
            ledige=empty,
        )


class _Paaminnelse:
    """A reminder of our own, where it is in use: tells whether its day has come, counted from another day."""

    def __init__(self, oekt: Oekt, rules: Iterable[Frist], hendelse: Fristhendelse) -> None:
        self._frist = next((one for one in rules if one.regel.hendelse is hendelse and one.er_i_bruk), None)
        self._oekt = oekt

    def has_come(self, fra: date) -> bool:
        if self._frist is None:
            return False
        return due_day(self._frist, fra, self._oekt.frister.fridager) <= self._oekt.clock.today()


@dataclass(frozen=True, slots=True)
class _Lines:
    """Puts follow-ups together with whom they are about, and with how long others have been silent."""

    children: Mapping[str, Barn]
    silence: _Paaminnelse

    def lines(self, part: Utsnitt[Oppfoelging]) -> tuple[Gjoeremaal, ...]:
        return tuple(self.line(row) for row in part.rader)

    def line(self, row: Oppfoelging) -> Gjoeremaal:
        waits = row.venter if row.gjort is None else None
        is_silent = waits is not None and self.silence.has_come(max(waits.sist_hoert, waits.purret or date.min))
        return Gjoeremaal(row, self.children.get(row.barn_id), is_silent)


def _children(unit: Unit, residents: Collection[Barn], rows: Iterable[Oppfoelging]) -> dict[str, Barn]:
    """Return those who live here, and whoever else the rows are about."""
    here = {barn.id: barn for barn in residents}
    elsewhere = {row.barn_id for row in rows} - here.keys() - {""}
    return {**here, **unit.oversikt.children(elsewhere)} if elsewhere else here


def _consents(
    unit: Unit, oekt: Oekt, residents: Collection[Barn], ending: _Paaminnelse
) -> tuple[tuple[tuple[Barn, Delingsvurdering], ...], tuple[tuple[Barn, Samtykke], ...]]:
    """Return who lacks a consent towards BUP, and the consents to sharing that end soon and nobody has renewed."""
    today, here = oekt.clock.today(), {barn.id: barn for barn in residents}
    answers = badges_towards_bup(unit, oekt, residents)
    missing = tuple((barn, answers[barn.id]) for barn in residents if answers[barn.id].utfall is Utfall.NEI)
    soon = [
        row
        for row in unit.oversikt.consents_ending(today, today + FARTHEST, MOST)
        if row.gyldig_til is not None and ending.has_come(row.gyldig_til)
    ]
    return missing, tuple(
        (here[row.barn_id], row) for row in soon if not _is_renewed(row, unit.samtykke.of_barn(row.barn_id), today)
    )


def _is_renewed(row: Samtykke, others: Iterable[Samtykke], today: date) -> bool:
    """Tell whether another yes holds the same and goes on longer."""
    return any(
        other.is_valid_on(today)
        and other.samtykketype is row.samtykketype
        and row.innhold <= other.innhold
        and row.mottakere <= other.mottakere
        and (other.gyldig_til or date.max) > (row.gyldig_til or date.max)
        for other in others
    )
