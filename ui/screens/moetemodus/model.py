"""What stands on the shared screen: the meeting's matters by number, the one that is spoken of, and the way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from helseansvarlig.domain.medvirkning import Medvirkning
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Sak
from helseansvarlig.services.moetemodus import Barnetsplass
from ui.dates import day_and_month
from ui.i18n import marked, tr, tr_marked, tr_n
from ui.saksfelt import MODI, Sakfelt, called
from ui.type_words import MOETER

_TOOK_PART = (
    ("informert_om", marked("Fått vite")),
    ("barnet_sa", marked("Sa")),
    ("vekt", marked("Hva det betydde")),
    ("ville_ikke", marked("Ville ikke")),
)


class Stage(StrEnum):
    """Which page stands there. `UNDATED` asks about decisions without a day before the meeting ends."""

    EMPTY = "tom"
    MATTER = "sak"
    LEAVE = "ut"
    UNDATED = "uten_dato"
    DONE = "ferdig"


@dataclass(frozen=True, slots=True)
class Mark:
    """One matter in the row of numbers. `name` is for a screen reader: of a child's own matter only that it is one."""

    sak_id: str
    number: int
    name: str
    is_done: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Childs:
    """What a child has said and how it took part; `held` when nobody has said yes to its being heard here."""

    quote: str = ""
    meta: str = ""
    took_part: tuple[tuple[str, str], ...] = ()
    held: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The whole screen at one moment. `left_out` says which matters may not stand there today: never whose or why."""

    stage: Stage = Stage.EMPTY
    meeting: str = ""
    left_out: str = ""
    present: tuple[tuple[str, bool], ...] = ()
    marks: tuple[Mark, ...] = ()
    sak: Sak | None = None
    felt: Sakfelt = Sakfelt()  # noqa: RUF009 (frozen)
    childs: Childs | None = None
    found: str = ""
    problem: str = ""
    unsaved: str = ""
    is_last: bool = False
    undated: str = ""
    follow_ups: int = 0
    stop_points: int = 0
    can_go_on: bool = True


def heading_of(moete: Moete) -> str:
    """Return «Kontaktmøte med BUP Hamar»."""
    return tr("{kind} med {who}", kind=tr_marked(MOETER[moete.moetetype]), who=moete.motpart)


def mode_words(sak: Sak) -> str:
    """Return how a matter is spoken of, and what a child without a name is called."""
    return " · ".join(part for part in (tr_marked(MODI[sak.modus]), called(sak)) if part)


def marks_of(saker: Iterable[Sak], chosen: str) -> tuple[Mark, ...]:
    """Return the row of numbers."""
    return tuple(
        Mark(sak.id, sak.nummer, _spoken(sak, sak.id == chosen), _is_written(sak), sak.id == chosen) for sak in saker
    )


def childs_of(plass: Barnetsplass | None, today: date) -> Childs | None:
    """Return what stands first in a matter about a child; None where the matter names nobody."""
    if plass is None:
        return None
    said = plass.egne_ord
    return Childs(
        f"«{said.tekst}»" if said is not None else "",
        day_and_month(said.tid.date(), today) if said is not None else "",
        _took_part(plass.medvirkning),
        plass.holdt_tilbake,
    )


def left_out_words(numbers: tuple[int, ...]) -> str:
    """Return which matters are kept from the screen; whoever asks finds the reason on the child's own page."""
    if not numbers:
        return ""
    said = ", ".join(map(str, numbers))
    return tr_n("Sak {numbers} vises ikke her.", "Sakene {numbers} vises ikke her.", len(numbers), numbers=said)


def unsaved_words(saker: Iterable[Sak], why: Mapping[str, str], shown: str) -> str:
    """Return which matters could not be saved, and why: the one that is spoken of without its number."""
    return " ".join(
        why[sak.id] if sak.id == shown else tr("Sak {n} er ikke lagret: {why}", n=sak.nummer, why=why[sak.id])
        for sak in saker
        if sak.id in why
    )


def elapsed_words(begun: datetime, now: datetime) -> str:
    """Return how long the meeting has gone on: «00:12»."""
    minutes = max(0, int((now - begun).total_seconds()) // 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def undated_of(saker: Iterable[Sak]) -> str:
    """Return the numbers of the matters where something is decided without a day."""
    return ", ".join(str(sak.nummer) for sak in saker if sak.beslutning.strip() and sak.frist is None)


def _spoken(sak: Sak, is_chosen: bool) -> str:
    if sak.modus is Droeftingsmodus.IDENTIFISERT and not is_chosen:
        return tr("Sak {n}, med navn", n=sak.nummer)
    return tr("Sak {n}, {title}", n=sak.nummer, title=sak.tittel)


def _is_written(sak: Sak) -> bool:
    return bool(sak.beslutning.strip() or sak.vet.strip() or sak.gjoer.strip())


def _took_part(block: Medvirkning | None) -> tuple[tuple[str, str], ...]:
    if block is None:
        return ()
    rows = ((tr_marked(words), str(getattr(block, name)).strip()) for name, words in _TOOK_PART)
    return tuple((words, said) for words, said in rows if said)
