"""What has been handed in and what is shared in the house, in words; and what can be shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.rom import Frigivelsesart, Innleveringsart, Innleveringsstatus
from helseansvarlig.services.frigivelse import Deling, Frigivbart
from helseansvarlig.services.innfletting import Levertbilde
from ui.dates import day_and_month, near_moment
from ui.i18n import tr, tr_marked
from ui.shared_words import KINDS, thing_text, thing_words

SHOWN_DAYS = 7
"""How long something is shown when nobody says otherwise: to the next weekly meeting."""

_SHORT = 120


@dataclass(frozen=True, slots=True)
class Brev:
    """One thing handed in: by whom, what it says, which child it is about as far as we know.

    `gjelder` is what it is about as it was shared, `naa` how that stands now where it is another; `kan_lukke` tells
    that there is a task to close, `er_avvist` that nothing can come of it.
    """

    id: str
    hode: str
    tekst: str
    barn_id: str
    art: Innleveringsart = Innleveringsart.NOTAT
    gjelder: str = ""
    naa: str = ""
    kan_lukke: bool = False
    er_avvist: bool = False


@dataclass(frozen=True, slots=True)
class Delt:
    """One thing that is shared: about whom, what, and until when."""

    id: str
    om: str
    hva: str
    meta: str


@dataclass(frozen=True, slots=True)
class Bilde:
    """The whole place; `barn` are the children something can be put with, as (id, name), `jeg` who deals with it."""

    brev: tuple[Brev, ...]
    delt: tuple[Delt, ...]
    barn: tuple[tuple[str, str], ...]
    jeg: str = ""


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


def picture_of(
    brev: Sequence[Levertbilde], delt: Sequence[Deling], barn: Sequence[Barn], today: date, jeg: str = ""
) -> Bilde:
    """Return the place in words."""
    return Bilde(
        tuple(_letter(one, today) for one in brev),
        tuple(_shared(one, today) for one in delt),
        tuple((one.id, one.navn) for one in barn),
        jeg,
    )


def choices(things: Sequence[Frigivbart]) -> list[Valg]:
    """Return what can be shared about a child."""
    return [choice_of(str(number), one) for number, one in enumerate(things)]


def choice_of(key: str, one: Frigivbart) -> Valg:
    """Return one thing that can be shared, as it is ticked: whom it is about, what it is, how it begins."""
    return Valg(key, thing_words(one.art, one.delt), _short(thing_text(one.art, one.delt)))


def agenda_choice(one: Frigivbart) -> Valg:
    """Return one thing of an agenda as it is ticked: a matter by its title, and whom it is about before either."""
    is_matter = one.art is Frigivelsesart.SAKSLISTE
    what = one.delt.tittel if is_matter else thing_words(one.art, one.delt)
    about = tr("{child}: {thing}", child=one.delt.om, thing=what) if one.delt.om else what
    return Valg(one.kilde, about, _short(one.delt.tekst))


def first_form(today: date) -> Utfylt:
    """Return the form as it begins."""
    return Utfylt(dato=(today + timedelta(days=SHOWN_DAYS)).isoformat())


def _short(text: str) -> str:
    """Return so much of a text that one knows which it is."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHORT else f"{flat[:_SHORT].rsplit(maxsplit=1)[0]} …"


def _letter(one: Levertbilde, today: date) -> Brev:
    row = one.rad
    when = near_moment(row.skrevet.astimezone(OSLO), today)
    head = tr("{kind} fra {who}, {when}", kind=tr_marked(KINDS[row.art]), who=row.fra_navn, when=when)
    if row.dag is not None and row.dag != row.skrevet.astimezone(OSLO).date():
        day = day_and_month(row.dag, today)
        done = row.art is Innleveringsart.GJORT
        head = (
            tr("{head} · gjort {date}", head=head, date=day)
            if done
            else tr("{head} · sett {date}", head=head, date=day)
        )
    return Brev(
        row.id, head, row.innhold, row.barn_id, row.art, _as_shared(one, today), _as_it_stands(one, today),
        one.oppgave is not None and one.oppgave.gjort is None, row.status is Innleveringsstatus.AVVIST,
    )  # fmt: skip


def _as_shared(one: Levertbilde, today: date) -> str:
    """Return what a letter is about as its writer saw it."""
    if one.delt is None:
        return ""
    if one.rad.art is Innleveringsart.GJORT:
        return _task_words(one.delt.tekst, one.delt.tittel, date.fromisoformat(one.delt.dato), today)
    return _short(one.delt.tekst)


def _as_it_stands(one: Levertbilde, today: date) -> str:
    """Return how a task stands now, where that is not as it was shared."""
    task = one.oppgave
    if not one.er_endret:
        return ""
    if task is None:
        return tr("Oppgaven finnes ikke lenger.")
    if task.gjort is None:
        return _task_words(task.hva, task.hvem, task.frist, today)
    day = day_and_month(task.gjort, today)
    said = tr("Merket som gjort {date} av {who}.", date=day, who=task.gjort_av)
    return f"{said} {task.resultat}".strip()


def _task_words(hva: str, hvem: str, frist: date, today: date) -> str:
    return tr("{what} ({who}, frist {date})", what=hva, who=hvem, date=day_and_month(frist, today))


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
