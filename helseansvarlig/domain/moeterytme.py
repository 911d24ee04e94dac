"""When the next meeting is to be: planned, agreed in the last one, or counted from it by the rhythm of the house."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.frist import Fridager, Frist, due_day, last_working_day
from helseansvarlig.domain.institusjon import Motpart, folded
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.moeteoppsett import Moeteoppsett


class Moetestand(StrEnum):
    """How it stands with the next meeting: it has a day of its own, a day was agreed, the rhythm gives one, or late."""

    PLANLAGT = "planlagt"
    AVTALT = "avtalt"
    ETTER_RYTMEN = "etter_rytmen"
    FORFALT = "forfalt"


@dataclass(frozen=True, slots=True)
class Nestemoete:
    """The next meeting of a kind with a service.

    `sist` is the day of the last one held, `dag` the day of the next, `rytmedag` the day that the rhythm alone gives
    (None without a rhythm). `moete_id` is the planned one, or one whose day has passed and that nobody has ended.
    """

    moetetype: Moetetype
    motpart: str
    motpart_id: str
    sist: date
    dag: date
    stand: Moetestand
    rytmedag: date | None = None
    moete_id: str = ""

    @property
    def er_forfalt(self) -> bool:
        """Tell whether it should have been held."""
        return self.stand is Moetestand.FORFALT

    @property
    def er_senere_enn_rytmen(self) -> bool:
        """Tell whether its day lies later than the house has said is often enough."""
        return self.rytmedag is not None and self.dag > self.rytmedag


@dataclass(frozen=True, slots=True)
class Rytmegrunnlag:
    """What days are counted by: the kinds of meeting, their rhythm in use here, the address book, the holidays."""

    oppsett: Mapping[Moetetype, Moeteoppsett]
    rytmer: Mapping[Moetetype, Frist]
    book: tuple[Motpart, ...]
    fridager: Fridager


def next_meetings(moeter: Iterable[Moete], grunnlag: Rytmegrunnlag, today: date) -> tuple[Nestemoete, ...]:
    """Return the next meeting of every kind that comes again, with every service one was held with; first due first."""
    found = (
        _next(oppsett, rekke, grunnlag, today)
        for rekke in _by_counterpart(moeter, grunnlag.book)
        for oppsett in grunnlag.oppsett.values()
        if oppsett.gjentas
    )
    return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.dag, one.motpart)))


def rhythm_day(rytme: Frist, sist: date, fridager: Fridager) -> date:
    """Return the last working day on which the rhythm is kept: nobody meets on a holiday, and later is too late."""
    return last_working_day(due_day(rytme, sist, fridager), fridager)


def counterpart_id(navn: str, book: Iterable[Motpart]) -> str:
    """Return the id of the one service in the address book with this name; empty for none, and for several."""
    found = [one.id for one in book if folded(one.navn) == folded(navn)]
    return found[0] if len(found) == 1 else ""


@dataclass(slots=True)
class _Rekke:
    """All meetings with one service."""

    motpart_id: str
    navn: str
    moeter: list[Moete] = field(default_factory=list)


def _by_counterpart(moeter: Iterable[Moete], book: tuple[Motpart, ...]) -> Iterable[_Rekke]:
    names = {one.id: one.navn for one in book}
    rows: dict[str, _Rekke] = {}
    for moete in moeter:
        # A meeting from before the book had the service is known by its name alone.
        known = moete.motpart_id or counterpart_id(moete.motpart, book)
        key = known or folded(moete.motpart)
        rows.setdefault(key, _Rekke(known, names.get(known, moete.motpart))).moeter.append(moete)
    return rows.values()


def _next(oppsett: Moeteoppsett, rekke: _Rekke, grunnlag: Rytmegrunnlag, today: date) -> Nestemoete | None:
    kind = oppsett.moetetype
    last = _last_held(rekke.moeter, (kind,)) or _last_held(rekke.moeter, oppsett.begynner_med)
    if last is None:
        return None
    rytme = grunnlag.rytmer.get(kind)
    rytmedag = rhythm_day(rytme, last.dato, grunnlag.fridager) if rytme is not None and rytme.er_i_bruk else None
    open_ones = [one for one in rekke.moeter if one.moetetype is kind and not one.ferdig]
    planned = min((one for one in open_ones if one.dato >= today), key=lambda one: one.dato, default=None)

    def answer(dag: date, stand: Moetestand, moete_id: str) -> Nestemoete:
        return Nestemoete(kind, rekke.navn, rekke.motpart_id, last.dato, dag, stand, rytmedag, moete_id)

    if planned is not None:
        return answer(planned.dato, Moetestand.PLANLAGT, planned.id)
    agreed = _agreed(last, kind, grunnlag)
    dag = agreed or rytmedag
    if dag is None:
        return None
    passed = max((one for one in open_ones if one.dato > last.dato), key=lambda one: one.dato, default=None)
    on_time = Moetestand.AVTALT if agreed is not None else Moetestand.ETTER_RYTMEN
    return answer(dag, Moetestand.FORFALT if dag < today else on_time, passed.id if passed is not None else "")


def _agreed(last: Moete, kind: Moetetype, grunnlag: Rytmegrunnlag) -> date | None:
    """Return the day agreed in the last meeting, where it was agreed for this kind.

    Of the kinds that begin with one that is held once, its agreed day is the first one's: the next meeting after the
    start is a contact meeting, and the evaluation keeps its rhythm.
    """
    if last.neste_moete is None or last.neste_moete <= last.dato:
        return None
    follows = next((one.moetetype for one in grunnlag.oppsett.values() if last.moetetype in one.begynner_med), None)
    return last.neste_moete if kind in (last.moetetype, follows) else None


def _last_held(moeter: Iterable[Moete], kinds: tuple[Moetetype, ...]) -> Moete | None:
    held = (one for one in moeter if one.ferdig and one.moetetype in kinds)
    return max(held, key=lambda one: one.dato, default=None)
