"""What stands in the incident note's form, as it is typed, and how it becomes a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.hendelsesnotat import (
    Anrop,
    Ettersamtale,
    Hendelsesnotat,
    Steg,
    Underretning,
    Varsling,
    Vurdert,
    missing,
)
from helseansvarlig.domain.regelverk import Etterregel, Regelverk
from ui.dates import clock_time, parse_date, parse_time, short_date
from ui.draft_text import form_from_text, lines_of
from ui.form_errors import FormErrors
from ui.frist_words import source_words
from ui.i18n import language, marked, tr, tr_marked

STEG = {
    Steg.ANROP: marked("Hvem ble ringt"),
    Steg.BARNEVERN: marked("Barnevernstjenesten får vite det"),
    Steg.STATSFORVALTER: marked("Varsel til statsforvalteren"),
    Steg.SAMTALE: marked("Samtalen med barnet etterpå"),
    Steg.PLAN: marked("Kriseplanen er sett på igjen"),
}
OPPGAVER = {
    Steg.ANROP: marked("Skriv i hendelsesnotatet hvem som ble ringt"),
    Steg.BARNEVERN: marked("Fortell barnevernstjenesten om hendelsen"),
    Steg.STATSFORVALTER: marked("Vurder varsel til statsforvalteren (§ 13-5 a)"),
    Steg.SAMTALE: marked("Snakk med barnet om det som skjedde"),
    Steg.PLAN: marked("Se på kriseplanen igjen sammen med barnet"),
}
"""What stands as a follow-up until the step is done."""


LONG_BEFORE = timedelta(hours=6)
"""Nobody is called so long before it happened: a quarter past midnight is after ten in the evening."""


@dataclass(frozen=True, slots=True)
class Anropslinje:
    """One call; a line without a time is somebody who could be called, and was not."""

    hvem: str = ""
    nummer: str = ""
    dag: str = ""
    kl: str = ""
    av: str = ""
    avtalt: str = ""

    def is_made(self) -> bool:
        """Tell whether somebody was called."""
        return bool(self.kl.strip() or self.avtalt.strip())


@dataclass(frozen=True, slots=True)
class Utfylt:
    """The whole form as typed."""

    barn_id: str = ""
    flagg: str = ""
    hva: str = ""
    dag: str = ""
    kl: str = ""
    anrop: tuple[Anropslinje, ...] = ()
    bv_dag: str = ""
    bv_kl: str = ""
    bv_av: str = ""
    bv_med: str = ""
    sf_utfall: str = ""
    sf_hvorfor: str = ""
    sf_av: str = ""
    samtale_dag: str = ""
    samtale_med: str = ""
    samtale_ord: str = ""
    plan_dag: str = ""
    kartlegging_id: str = ""


@dataclass(frozen=True, slots=True)
class Feil(FormErrors):
    """What must be mended, field by field; an empty text is no error."""

    barn_id: str = ""
    hva: str = ""
    dag: str = ""
    kl: str = ""
    anrop: str = ""
    bv_dag: str = ""
    bv_kl: str = ""
    samtale_dag: str = ""
    plan_dag: str = ""


@dataclass(frozen=True, slots=True)
class Hode:
    """What stands round the form: the child, whether the note is new or ended, and what is left, step by step."""

    navn: str = ""
    is_new: bool = True
    ferdig: date | None = None
    mangler: tuple[Steg, ...] = ()
    barn: tuple[tuple[str, str], ...] = field(default=())


def from_text(text: str) -> Utfylt:
    """Return what a draft holds."""
    return form_from_text(text, Utfylt, anrop=lines_of(Anropslinje))


def from_row(row: Hendelsesnotat) -> Utfylt:
    """Return the form of a note that stands."""
    return Utfylt(
        barn_id=row.barn_id,
        flagg=row.flagg,
        hva=row.hva,
        dag=_day(row.naar),
        kl=clock_time(row.naar),
        anrop=tuple(
            Anropslinje(one.hvem, one.nummer, _day(one.naar), clock_time(one.naar), one.ringt_av, one.avtalt)
            for one in row.anrop
        ),
        bv_dag=_day(row.barnevern.naar) if row.barnevern.naar else "",
        bv_kl=clock_time(row.barnevern.naar) if row.barnevern.naar else "",
        bv_av=row.barnevern.av,
        bv_med=row.barnevern.snakket_med,
        sf_utfall=row.statsforvalter.utfall.value if row.statsforvalter.utfall else "",
        sf_hvorfor=row.statsforvalter.hvorfor,
        sf_av=row.statsforvalter.av,
        samtale_dag=short_date(row.samtale.dag) if row.samtale.dag else "",
        samtale_med=row.samtale.med,
        samtale_ord=row.samtale.barnets_ord,
        plan_dag=short_date(row.plan_sett_paa) if row.plan_sett_paa else "",
        kartlegging_id=row.kartlegging_id,
    )


def to_row(utfylt: Utfylt, before: Hendelsesnotat, now: datetime) -> Hendelsesnotat:
    """Return the record; the form has been checked before, so every day and time can be read.

    `before` is what stood there, or an empty note; `now` is when it is written, for what has no time of its own.
    """
    today = now.astimezone(OSLO).date()
    happened = _moment(utfylt.dag, utfylt.kl, today) or now
    told = _moment(utfylt.bv_dag, utfylt.bv_kl, today) if utfylt.bv_dag.strip() or utfylt.bv_kl.strip() else None
    outcome = Varsling(utfylt.sf_utfall) if utfylt.sf_utfall in set(Varsling) else None
    return replace(
        before,
        barn_id=utfylt.barn_id or before.barn_id,
        naar=happened,
        hva=utfylt.hva.strip(),
        flagg=utfylt.flagg,
        kartlegging_id=utfylt.kartlegging_id,
        anrop=tuple(_call(one, happened, today) for one in utfylt.anrop if one.is_made()),
        barnevern=Underretning(told, utfylt.bv_av.strip(), utfylt.bv_med.strip()),
        statsforvalter=Vurdert(outcome, utfylt.sf_hvorfor.strip(), utfylt.sf_av.strip()),
        samtale=Ettersamtale(
            parse_date(utfylt.samtale_dag, today), utfylt.samtale_med.strip(), utfylt.samtale_ord.strip()
        ),
        plan_sett_paa=parse_date(utfylt.plan_dag, today),
    )


def lines_for(flagg: str, made: tuple[Anropslinje, ...], regelverk: Regelverk, av: str) -> tuple[Anropslinje, ...]:
    """Return the calls that were made, and a line for everybody else whom the red flag says to call.

    One empty line comes last, for somebody it does not name.
    """
    kept = tuple(one for one in made if one.is_made())
    known = {one.hvem for one in kept}
    flag = regelverk.roede_flagg.get(flagg)
    phones = regelverk.telefoner_for(flag) if flag is not None else ()
    spoken = language().value
    named = tuple(
        Anropslinje(phone.navn.paa(spoken), phone.nummer, av=av)
        for phone in phones
        if phone.navn.paa(spoken) not in known
    )
    return (*kept, *named, Anropslinje(av=av))


def flag_choices(regelverk: Regelverk) -> list[tuple[str, str]]:
    """Return the red flags one can choose between, in the order of the rules, and something else."""
    spoken = language().value
    named = [(flag.id, flag.hva.paa(spoken)) for flag in regelverk.roede_flagg.values()]
    return [("", tr("Noe annet")), *named]


def outcomes() -> list[tuple[str, str]]:
    """Return the two answers to whether the statsforvalter is told."""
    return [(Varsling.VARSLET.value, tr("Ja, varslet")), (Varsling.IKKE_AKTUELT.value, tr("Nei, ikke aktuelt"))]


def tasks() -> Mapping[Steg, str]:
    """Return what each step is called while it stands as something to do."""
    return {steg: tr_marked(words) for steg, words in OPPGAVER.items()}


def step_title(steg: Steg) -> str:
    """Return what a step is called."""
    return tr_marked(STEG[steg])


def why(rule: Etterregel | None) -> str:
    """Return why a step is there, with where that comes from and when it was checked."""
    if rule is None:
        return ""
    spoken = language().value
    return f"{rule.tekst.paa(spoken)} {source_words(rule.kilde.paa(spoken), rule.kilde.kontrollert)}"


def left_in(row: Hendelsesnotat | None) -> tuple[Steg, ...]:
    """Return the steps a note still lacks; a new one lacks them all."""
    return missing(row) if row is not None else tuple(Steg)


def _call(one: Anropslinje, happened: datetime, today: date) -> Anrop:
    """Return a call; a new one is of the day it happened, or of the night after when its time is long before."""
    moment = _moment(one.dag or _day(happened), one.kl, today) if one.kl.strip() else happened
    moment = moment or happened
    if not one.dag and moment < happened - LONG_BEFORE:
        moment += timedelta(days=1)
    return Anrop(one.hvem.strip(), one.nummer.strip(), moment, one.av.strip(), one.avtalt.strip())


def _moment(dag: str, kl: str, today: date) -> datetime | None:
    """Return a moment in Norway; a day without a time is noon, so that it is the same day everywhere."""
    day = parse_date(dag, today) if dag.strip() else today
    at = parse_time(kl) if kl.strip() else time(12)
    return datetime.combine(day, at, OSLO) if day is not None and at is not None else None


def _day(moment: datetime) -> str:
    return short_date(moment.astimezone(OSLO).date())
