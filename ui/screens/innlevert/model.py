"""What has been handed in and what is shared in the house, in words; and what can be shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.rom import Innlevering, Innleveringsart
from helseansvarlig.services.frigivelse import Deling, Frigivbart
from ui.dates import day_and_month, near_moment
from ui.i18n import marked, tr, tr_marked
from ui.shared_words import thing_text, thing_words

SHOWN_DAYS = 7
"""How long something is shown when nobody says otherwise: to the next weekly meeting."""

_KINDS = {Innleveringsart.NOTAT: marked("Notat"), Innleveringsart.SPOERSMAAL: marked("Spørsmål")}
_SHORT = 120


@dataclass(frozen=True, slots=True)
class Brev:
    """One thing handed in: by whom, what it says, which child it is about as far as we know, and whether it asks."""

    id: str
    hode: str
    tekst: str
    barn_id: str
    er_spoersmaal: bool = False


@dataclass(frozen=True, slots=True)
class Delt:
    """One thing that is shared: about whom, what, and until when."""

    id: str
    om: str
    hva: str
    meta: str


@dataclass(frozen=True, slots=True)
class Bilde:
    """The whole place; `barn` are the children something can be put with, as (id, name)."""

    brev: tuple[Brev, ...]
    delt: tuple[Delt, ...]
    barn: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Valg:
    """One thing that can be shared: its place in the list, what it is, and how it begins."""

    key: str
    hva: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Utfylt:
    """What stands in the form for sharing: the child, which things (by their place in the list), why, until when."""

    barn_id: str = ""
    valgt: tuple[str, ...] = ()
    formaal: str = ""
    dato: str = ""

    def day(self) -> date | None:
        """Return the last day, or nothing when none is understood."""
        return date.fromisoformat(self.dato) if self.dato else None


def picture_of(brev: Sequence[Innlevering], delt: Sequence[Deling], barn: Sequence[Barn], today: date) -> Bilde:
    """Return the place in words."""
    return Bilde(
        tuple(_letter(one, today) for one in brev),
        tuple(_shared(one, today) for one in delt),
        tuple((one.id, one.navn) for one in barn),
    )


def choices(things: Sequence[Frigivbart]) -> list[Valg]:
    """Return what can be shared about a child."""
    return [
        Valg(str(number), thing_words(one.art, one.delt), _short(thing_text(one.art, one.delt)))
        for number, one in enumerate(things)
    ]


def first_form(today: date) -> Utfylt:
    """Return the form as it begins."""
    return Utfylt(dato=(today + timedelta(days=SHOWN_DAYS)).isoformat())


def _short(text: str) -> str:
    """Return so much of a text that one knows which it is."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHORT else f"{flat[:_SHORT].rsplit(maxsplit=1)[0]} …"


def _letter(one: Innlevering, today: date) -> Brev:
    when = near_moment(one.skrevet.astimezone(OSLO), today)
    kind = tr_marked(_KINDS[one.art])
    head = tr("{kind} fra {who}, {when}", kind=kind, who=one.fra_navn, when=when)
    return Brev(one.id, head, one.innhold, one.barn_id, one.art is Innleveringsart.SPOERSMAAL)


def _shared(one: Deling, today: date) -> Delt:
    row = one.frigivelse
    meta = tr(
        "{purpose} · til og med {date} · delt av {who}",
        purpose=row.formaal,
        date=day_and_month(row.utloeper, today),
        who=row.frigitt_av,
    )
    about = one.barn.navn if one.barn is not None else one.delt.om
    return Delt(row.id, about, thing_words(row.art, one.delt), meta)
