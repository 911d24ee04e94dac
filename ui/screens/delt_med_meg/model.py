"""What has been shared with somebody, child by child, and what she has handed in; every line in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.rom import Delt, Frigitt, Innleveringsart, Innlevert, Romstatus
from ui.dates import day_and_month, near_moment
from ui.i18n import marked, tr, tr_marked
from ui.shared_words import is_childs_words, thing_text, thing_words

KINDS = {Innleveringsart.NOTAT: marked("Notat"), Innleveringsart.SPOERSMAAL: marked("Spørsmål")}
"""What can be handed in here, in the order it is offered."""

_STATES = {
    Romstatus.VENTER: ("clock", "neutral", marked("Venter på den helseansvarlige")),
    Romstatus.HENTET: ("circle-check", "success", marked("Hentet")),
    Romstatus.UGYLDIG: ("triangle-alert", "warning", marked("Kunne ikke leses. Lever det på nytt.")),
}


@dataclass(frozen=True, slots=True)
class Utfylt:
    """What stands in the form now; `gjelder` is the id of what it is about, or empty."""

    art: str = Innleveringsart.NOTAT
    gjelder: str = ""
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Ting:
    """One thing that is shared: what it is, what it says, why and how long, and whether the child said it."""

    id: str
    hva: str
    tekst: str
    meta: str
    er_barnets_ord: bool = False


@dataclass(frozen=True, slots=True)
class Bunke:
    """Everything shared about one child."""

    om: str
    ting: tuple[Ting, ...]


@dataclass(frozen=True, slots=True)
class Levert:
    """One thing handed in: when, and what has become of it."""

    hva: str
    icon: str
    meaning: str
    status: str


def piles(rows: Sequence[Frigitt], today: date) -> list[Bunke]:
    """Return what is shared, the children in alphabetical order, each child's own words first, then the newest.

    Raises `fremmed_ugyldig`.
    """
    found: dict[str, list[Ting]] = {}
    for row in rows:
        delt = Delt.from_text(row.innhold)
        meta = tr(
            "{purpose} · delt av {who} · til {date}",
            purpose=row.formaal,
            who=row.frigitt_av,
            date=day_and_month(row.utloeper, today),
        )
        thing = Ting(
            row.id, thing_words(row.art, delt), thing_text(row.art, delt), meta, is_childs_words(row.art, delt)
        )
        found.setdefault(delt.om, []).append(thing)
    return [
        Bunke(om, tuple(sorted(found[om], key=lambda ting: not ting.er_barnets_ord)))
        for om in sorted(found, key=str.casefold)
    ]


def subjects(bunker: Sequence[Bunke]) -> list[tuple[str, str]]:
    """Return what something handed in may be about, as (id, words)."""
    about = [
        (ting.id, tr("{child}: {thing}", child=bunke.om, thing=ting.hva)) for bunke in bunker for ting in bunke.ting
    ]
    return [("", tr("Noe annet")), *about]


def handed_in(rows: Sequence[Innlevert], today: date) -> list[Levert]:
    """Return what this person has handed in, newest first; answers to a leader's questions stand elsewhere."""
    return [_levert(row, today) for row in rows if row.art in KINDS]


def _levert(row: Innlevert, today: date) -> Levert:
    icon, meaning, status = _STATES[row.status]
    moment = near_moment(row.skrevet.astimezone(OSLO), today)
    what = tr("{kind}, levert {when}", kind=tr_marked(KINDS[row.art]), when=moment)
    return Levert(what, icon, meaning, tr_marked(status))
