"""What stands in the stop point form, as it is typed: the draft's text and what it becomes when it is saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from helseansvarlig.domain.stoppunkt import Faktum, Samarbeidspart, Sikkerhet, Stoppunkt
from helseansvarlig.domain.tema import Tema, Temasvar
from helseansvarlig.services.stoppunkt import Temaer, Tiltak
from ui.dates import parse_date
from ui.draft_text import form_from_text, lines_of
from ui.form_errors import FormErrors

KEEPS = tuple(one.value for one in Sikkerhet)


@dataclass(frozen=True, slots=True)
class Faktumlinje:
    """One point of the left half; `dato` is the day as it was typed."""

    tekst: str = ""
    kilde: str = ""
    sikkerhet: str = Sikkerhet.VET.value
    dato: str = ""

    def needs_source(self) -> bool:
        """Tell whether it says something that must be traced."""
        return bool(self.tekst.strip()) and self.sikkerhet != Sikkerhet.VET_IKKE.value


@dataclass(frozen=True, slots=True)
class Temalinje:
    """One open theme, and what the stop point has come to about it; nothing lets it stand open."""

    id: str = ""
    tekst: str = ""
    konklusjon: str = ""


@dataclass(frozen=True, slots=True)
class Tiltaklinje:
    """One task of the right half; `frist` is the date as it was typed."""

    hva: str = ""
    hvem: str = ""
    frist: str = ""

    def is_empty(self) -> bool:
        """Tell whether nothing is to be done here; an owner alone is no task."""
        return not self.hva.strip()


@dataclass(frozen=True, slots=True)
class Utfylt:
    """The whole form as typed; new themes stand one on each line."""

    temaer: tuple[Temalinje, ...] = ()
    barnet_sier: str = ""
    fakta: tuple[Faktumlinje, ...] = ()
    mangler: str = ""
    nye_temaer: str = ""
    konklusjon: str = ""
    beslutning: str = ""
    tiltak: tuple[Tiltaklinje, ...] = ()
    eier: str = ""
    ses_igjen: str = ""
    lest_sammen: bool = False
    kartlegging_id: str = ""
    burde: tuple[str, ...] = ()
    burde_ogsaa: str = ""


@dataclass(frozen=True, slots=True)
class Feil(FormErrors):
    """What must be mended, field by field; an empty text is no error."""

    vet: str = ""
    konklusjon: str = ""
    gjoer: str = ""
    eier: str = ""
    ses_igjen: str = ""


@dataclass(frozen=True, slots=True)
class Barnelinje:
    """What the form says about the child: first name, and the words heard last with when and by whom."""

    fornavn: str = ""
    egne_ord: str = ""
    egne_ord_meta: str = ""
    hvem: tuple[str, ...] = field(default=())


def from_text(text: str) -> Utfylt:
    """Return a draft as it was typed; a certainty of another version is the plain one."""
    return form_from_text(
        text,
        Utfylt,
        temaer=lines_of(Temalinje),
        fakta=lines_of(Faktumlinje, sikkerhet=_certainty),
        tiltak=lines_of(Tiltaklinje),
        lest_sammen=bool,
        burde=tuple,
    )


def to_stoppunkt(utfylt: Utfylt, barn_id: str, today: date) -> Stoppunkt:
    """Return the stop point; the form has been checked before, so the date can be read."""
    ses_igjen = parse_date(utfylt.ses_igjen, today)
    return Stoppunkt(
        id="",
        barn_id=barn_id,
        dato=today,
        eier=utfylt.eier.strip(),
        ses_igjen=ses_igjen or today,
        fakta=tuple(
            Faktum(one.tekst.strip(), one.kilde.strip(), Sikkerhet(one.sikkerhet), parse_date(one.dato, today))
            for one in utfylt.fakta
            if one.tekst.strip()
        ),
        barnet_sier=utfylt.barnet_sier,
        konklusjon=utfylt.konklusjon.strip(),
        mangler=utfylt.mangler.strip(),
        lest_sammen=utfylt.lest_sammen,
        kartlegging_id=utfylt.kartlegging_id,
        beslutning=utfylt.beslutning.strip(),
        burde_vaert_med=frozenset(part for part in Samarbeidspart if part.value in utfylt.burde),
        burde_ogsaa=utfylt.burde_ogsaa.strip(),
    )


def to_temaer(utfylt: Utfylt) -> Temaer:
    """Return what the form says about themes: every open one, and the new ones."""
    svar = tuple(Temasvar(one.id, one.konklusjon) for one in utfylt.temaer)
    return Temaer(svar, tuple(line.strip() for line in utfylt.nye_temaer.splitlines() if line.strip()))


def theme_lines(open_ones: list[Tema], typed: tuple[Temalinje, ...]) -> tuple[Temalinje, ...]:
    """Return the themes that stand open now, each with what was typed about it before."""
    known = {one.id: one.konklusjon for one in typed}
    return tuple(Temalinje(one.id, one.tekst, known.get(one.id, "")) for one in open_ones)


def to_tiltak(utfylt: Utfylt, today: date) -> list[Tiltak]:
    """Return the tasks; one without an owner gets the stop point's own."""
    found = [(one, parse_date(one.frist, today)) for one in utfylt.tiltak if not one.is_empty()]
    return [Tiltak(one.hva, one.hvem, frist) for one, frist in found if frist is not None]


def _certainty(kept: object) -> str:
    return str(kept) if kept in KEEPS else Sikkerhet.VET.value
