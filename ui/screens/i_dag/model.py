"""The day as it stands on screen: every line in words, so that drawing decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.huspaaminnelse import Huspaaminnelse, Paaminnelsesart
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.moeterytme import Nestemoete
from helseansvarlig.domain.oppfoelging import Oppfoelging, is_overdue
from helseansvarlig.domain.rolleinnehaver import Ledighet
from helseansvarlig.domain.samtykke import Samtykke
from helseansvarlig.domain.stoppunktfrist import is_missing_stop
from helseansvarlig.services.i_dag import Gjoeremaal, Idagbilde
from ui.dates import capital, day_and_month, due_words, long_date, near_date, short_date, weekday
from ui.frist_words import rule_words, waiting_words, what_words
from ui.hus_words import reminder_words
from ui.i18n import tr, tr_n
from ui.partner_words import vacancy_words
from ui.rytme_words import meeting_words, next_words
from ui.samtykke_words import badge_words, recipients


@dataclass(frozen=True, slots=True)
class Linje:
    """One follow-up: whom it is about (perhaps nobody), what, and the circumstances.

    `stands_out` draws the eye: late, or silent too long. `waits` is others' move; `is_done` asks whether it helped.
    `needs_stop` is a missing stop point, which nothing but a stop point ends.
    """

    id: str
    barn_id: str
    who: str
    what: str
    meta: str
    stands_out: bool
    waits: bool = False
    is_done: bool = False
    needs_stop: bool = False


@dataclass(frozen=True, slots=True)
class Bolk:
    """One heading with its lines, and how many more there are."""

    key: str
    title: str
    linjer: tuple[Linje, ...]
    flere: int = 0


@dataclass(frozen=True, slots=True)
class Samtykkelinje:
    """A child whose consent is missing or ends soon; `ids` lead to the form where it is asked for."""

    who: str
    meta: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paabegynt:
    """A kartlegging that fits ten minutes."""

    kartlegging_id: str
    what: str
    meta: str


@dataclass(frozen=True, slots=True)
class Liten:
    """A follow-up that fits ten minutes."""

    barn_id: str
    what: str
    meta: str


@dataclass(frozen=True, slots=True)
class Gjort:
    """What was just done, for as long as a new date can follow it."""

    barn_id: str
    hva: str
    hvem: str
    kilde: str


@dataclass(frozen=True, slots=True)
class Samarbeidslinje:
    """Something about those we work with: a meeting that should have been held, a role that stands empty."""

    what: str
    meta: str
    place: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dag:
    """The whole screen. `count` is what the list of places shows: overdue and today."""

    subtitle: str
    bolker: tuple[Bolk, ...]
    mangler: tuple[Samtykkelinje, ...]
    utloeper: tuple[Samtykkelinje, ...]
    paabegynt: Paabegynt | None
    smaa: tuple[Liten, ...]
    count: int
    nothing_due: str
    has_children: bool
    moeter: tuple[Samarbeidslinje, ...] = ()
    ledige: tuple[Samarbeidslinje, ...] = ()
    huset: tuple[Samarbeidslinje, ...] = ()


def day_of(picture: Idagbilde, today: date, left: int = 0) -> Dag:
    """Return the day in words; `left` is how many questions the first started kartlegging has left, 0 for not known."""
    more = picture.flere
    bolker = (
        Bolk("forfalt", tr("Forfalt"), _lines(picture.forfalt, today), more.forfalt),
        Bolk("i_dag", tr("I dag"), _lines(picture.i_dag, today), more.i_dag),
        Bolk("vurderes", tr("Har barnet fått det bedre?"), _lines(picture.vurderes, today), more.vurderes),
        Bolk("denne_uka", tr("Denne uka"), _lines(picture.denne_uka, today), more.denne_uka),
        Bolk("venter", tr("Venter på andre"), _lines(picture.venter, today), more.venter),
    )
    count = sum(len(bolk.linjer) + bolk.flere for bolk in bolker[:2])
    return Dag(
        subtitle=f"{capital(long_date(today))}. {_so_many(count)}",
        bolker=tuple(bolk for bolk in bolker if bolk.linjer),
        mangler=tuple(_missing(barn, answer) for barn, answer in picture.samtykker_mangler),
        utloeper=tuple(_ending(barn, samtykke) for barn, samtykke in picture.samtykker_utloeper),
        paabegynt=next((_started(barn, one, today, left) for barn, one in picture.paabegynt), None),
        smaa=tuple(_small(one, today) for one in picture.smaa),
        count=count,
        nothing_due="" if count else _next(picture, today),
        has_children=picture.antall_barn > 0,
        moeter=tuple(_late(one, today) for one in picture.moeter),
        ledige=tuple(_empty(list(ones)) for _, ones in groupby(picture.ledige, key=lambda one: one.motpart.id)),
        huset=tuple(_house(one, today) for one in picture.huset),
    )


def _lines(gjoeremaal: tuple[Gjoeremaal, ...], today: date) -> tuple[Linje, ...]:
    return tuple(_line(one, today) for one in gjoeremaal)


def _line(one: Gjoeremaal, today: date) -> Linje:
    row = one.oppfoelging
    overdue = is_overdue(row, today)
    parts = [_when(row, today), rule_words(row, today)]
    if row.gjort is not None:
        parts = [tr("Gjort {date}", date=near_date(row.gjort, today))]
    elif row.venter is not None:
        parts.append(waiting_words(row.venter, today))
    else:
        parts.append(_whose(row))
    said = [part for part in parts if part]
    return Linje(
        id=row.id,
        barn_id=row.barn_id,
        who=one.barn.navn if one.barn is not None else "",
        what=what_words(row),
        meta=capital(" · ".join([*said[:1], *(_small_first(part) for part in said[1:])])),
        stands_out=overdue or one.er_taus,
        waits=row.venter is not None and row.gjort is None,
        is_done=row.gjort is not None,
        needs_stop=is_missing_stop(row),
    )


def _when(row: Oppfoelging, today: date) -> str:
    """Return when it is due; nothing for today, which the heading says."""
    day, date_words = weekday(row.frist), day_and_month(row.frist, today)
    if is_overdue(row, today):
        return tr("{late} · frist {weekday} {date}", late=due_words(row.frist, today), weekday=day, date=date_words)
    return "" if row.frist == today else tr("{weekday} {date}", weekday=day, date=date_words)


def _whose(row: Oppfoelging) -> str:
    if row.stedfortreder:
        return tr("Gjøres av {name}, stedfortreder {deputy}", name=row.hvem, deputy=row.stedfortreder)
    return tr("Gjøres av {name}", name=row.hvem)


def _small_first(text: str) -> str:
    """Return the text as it stands after another: its first letter small."""
    return text[:1].lower() + text[1:]


def _small(one: Gjoeremaal, today: date) -> Liten:
    what = f"{one.barn.navn}: {one.oppfoelging.hva}" if one.barn is not None else one.oppfoelging.hva
    return Liten(one.oppfoelging.barn_id, what, capital(due_words(one.oppfoelging.frist, today)))


def _so_many(count: int) -> str:
    if count == 0:
        return tr("Ingenting haster.")
    return tr_n("Én ting i dag, resten kan vente.", "{n} ting i dag, resten kan vente.", count)


def _next(picture: Idagbilde, today: date) -> str:
    following = picture.denne_uka[0] if picture.denne_uka else picture.neste
    if following is None:
        return tr("Ingen frister venter.")
    return tr("Neste frist: {when}.", when=due_words(following.oppfoelging.frist, today))


def _missing(barn: Barn, answer: Delingsvurdering) -> Samtykkelinje:
    return Samtykkelinje(barn.navn, capital(badge_words(answer).reason), (barn.id,))


def _ending(barn: Barn, samtykke: Samtykke) -> Samtykkelinje:
    end = short_date(samtykke.gyldig_til) if samtykke.gyldig_til else ""
    meta = tr("{recipients}, til {date}", recipients=recipients(samtykke.mottakere), date=end)
    return Samtykkelinje(barn.navn, capital(meta), (barn.id, samtykke.id))


def _late(one: Nestemoete, today: date) -> Samarbeidslinje:
    """Return a meeting that is late: one that was never ended is opened, else a new one is begun."""
    begin = ("nytt_moete", (one.moetetype.value, one.motpart))
    place, ids = ("moete", (one.moete_id,)) if one.moete_id else begin
    return Samarbeidslinje(meeting_words(one), capital(next_words(one, today)), place, ids)


def _house(one: Huspaaminnelse, today: date) -> Samarbeidslinje:
    """Return an agreement or a routine that must be seen to; it is opened where it is written."""
    place = "rutine" if one.art is Paaminnelsesart.RUTINE_SES_PAA else "avtale"
    return Samarbeidslinje(reminder_words(one), capital(due_words(one.dag, today)), place, (one.id,))


def _empty(ledige: list[Ledighet]) -> Samarbeidslinje:
    """Return the roles that stand empty at one service, which is seen to in one telephone call."""
    motpart = ledige[0].motpart
    return Samarbeidslinje(motpart.navn, " · ".join(map(vacancy_words, ledige)), "samarbeidspartner", (motpart.id,))


def _started(barn: Barn, kartlegging: Kartlegging, today: date, left: int) -> Paabegynt:
    started = day_and_month(kartlegging.startet.astimezone(OSLO).date(), today)
    begun = tr("Påbegynt {date} av {who}", date=started, who=kartlegging.spurt_av)
    return Paabegynt(
        kartlegging.id,
        tr("Kartleggingen med {name}", name=barn.navn),
        tr_n("Ett spørsmål igjen", "{n} spørsmål igjen", left) if left else begun,
    )
