"""What has been shared with somebody, child by child, and what she has handed in; every line in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.rom import Delt, Frigitt, Frigivelsesart, Innleveringsart, Innlevert, Romstatus
from ui.dates import day_and_month, near_moment
from ui.i18n import marked, tr, tr_marked
from ui.shared_words import KINDS, is_childs_words, thing_text, thing_words

DATED = {Innleveringsart.NOTAT: marked("Når så du det?"), Innleveringsart.GJORT: marked("Når ble det gjort?")}
"""What has a day of its own, and how it is asked for."""

_STATES = {
    Romstatus.VENTER: ("clock", "neutral", marked("Venter på den helseansvarlige")),
    Romstatus.HENTET: ("circle-check", "success", marked("Hentet")),
    Romstatus.UGYLDIG: ("triangle-alert", "warning", marked("Kunne ikke leses. Lever det på nytt.")),
}


@dataclass(frozen=True, slots=True)
class Utfylt:
    """What stands in the form now; `gjelder` is the id of what it is about, `dag` an ISO day, or each empty."""

    art: str = Innleveringsart.NOTAT
    gjelder: str = ""
    tekst: str = ""
    dag: str = ""

    def day(self) -> date | None:
        """Return the day it was seen or done, where that is asked for and understood."""
        return date.fromisoformat(self.dag) if self.dag and self.art in DATED else None


@dataclass(frozen=True, slots=True)
class Ting:
    """One thing that is shared: what it is, what it says, why and how long, and whether the child said it."""

    id: str
    hva: str
    tekst: str
    meta: str
    er_barnets_ord: bool = False
    er_oppgave: bool = False


@dataclass(frozen=True, slots=True)
class Bunke:
    """Everything shared about one child for one meeting."""

    om: str
    ting: tuple[Ting, ...]


@dataclass(frozen=True, slots=True)
class Moetebunke:
    """Everything shared for one meeting, or for one purpose where it is for none."""

    navn: str
    bunker: tuple[Bunke, ...]


@dataclass(frozen=True, slots=True)
class Levert:
    """One thing handed in: when, and what has become of it."""

    hva: str
    icon: str
    meaning: str
    status: str


def piles(rows: Sequence[Frigitt], today: date) -> list[Moetebunke]:
    """Return what is shared, meeting by meeting in the order of their days, what is for no meeting last.

    In each the children in alphabetical order, each child's own words first. Raises `fremmed_ugyldig`.
    """
    meetings: dict[tuple[date, str], list[Frigitt]] = {}
    for row in rows:
        key = (row.moete.dag, row.moete.id) if row.moete is not None else (date.max, row.formaal)
        meetings.setdefault(key, []).append(row)
    return [Moetebunke(_called(meetings[key][0]), _children(meetings[key], today)) for key in sorted(meetings)]


def subjects(bunker: Sequence[Moetebunke]) -> list[tuple[str, str]]:
    """Return what something handed in may be about, as (id, words)."""
    about = [
        (ting.id, tr("{child}: {thing}", child=bunke.om, thing=ting.hva) if bunke.om else ting.hva)
        for moete in bunker
        for bunke in moete.bunker
        for ting in bunke.ting
    ]
    return [("", tr("Noe annet")), *about]


def tasks(bunker: Sequence[Moetebunke]) -> frozenset[str]:
    """Return the ids of the tasks among what is shared: they alone can be done."""
    every = (ting for moete in bunker for bunke in moete.bunker for ting in bunke.ting)
    return frozenset(ting.id for ting in every if ting.er_oppgave)


def _called(row: Frigitt) -> str:
    return row.moete.navn if row.moete is not None else row.formaal


def _children(rows: Sequence[Frigitt], today: date) -> tuple[Bunke, ...]:
    found: dict[str, list[Ting]] = {}
    for row in rows:
        delt = Delt.from_text(row.innhold)
        found.setdefault(delt.om, []).append(_thing(row, delt, today))
    return tuple(
        Bunke(om, tuple(sorted(found[om], key=lambda ting: not ting.er_barnets_ord)))
        for om in sorted(found, key=str.casefold)
    )


def _thing(row: Frigitt, delt: Delt, today: date) -> Ting:
    meta = tr(
        "{purpose} · delt av {who} · til {date}",
        purpose=row.formaal,
        who=row.frigitt_av,
        date=day_and_month(row.utloeper, today),
    )
    task = row.art is Frigivelsesart.OPPFOELGING
    return Ting(
        row.id, thing_words(row.art, delt), thing_text(row.art, delt), meta, is_childs_words(row.art, delt), task
    )


def handed_in(rows: Sequence[Innlevert], today: date) -> list[Levert]:
    """Return what this person has handed in, newest first; answers to a leader's questions stand elsewhere."""
    return [_levert(row, today) for row in rows if row.art in KINDS]


def _levert(row: Innlevert, today: date) -> Levert:
    icon, meaning, status = _STATES[row.status]
    moment = near_moment(row.skrevet.astimezone(OSLO), today)
    what = tr("{kind}, levert {when}", kind=tr_marked(KINDS[row.art]), when=moment)
    return Levert(what, icon, meaning, tr_marked(status))
