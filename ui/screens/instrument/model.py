"""What stands in the form about an instrument, as it is typed, and how it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from helseansvarlig.domain.instrument import Instrument, Tall
from ui.dates import parse_date, short_date
from ui.draft_text import form_from_text, lines_of
from ui.form_errors import FormErrors


@dataclass(frozen=True, slots=True)
class Talllinje:
    """One number under its name; a line with neither counts for nothing."""

    navn: str = ""
    verdi: str = ""


@dataclass(frozen=True, slots=True)
class Utfylt:
    """The whole form as typed."""

    barn_id: str = ""
    navn: str = ""
    versjon: str = ""
    dato: str = ""
    utfoert_av: str = ""
    kompetanse: str = ""
    tall: tuple[Talllinje, ...] = ()
    vurdering: str = ""


@dataclass(frozen=True, slots=True)
class Feil(FormErrors):
    """What must be mended, field by field; an empty text is no error."""

    barn_id: str = ""
    navn: str = ""
    dato: str = ""
    utfoert_av: str = ""
    kompetanse: str = ""
    tall: str = ""


@dataclass(frozen=True, slots=True)
class Hode:
    """What stands round the form: the child's first name, whether it is new, and whom one can choose between."""

    navn: str = ""
    is_new: bool = True
    barn: tuple[tuple[str, str], ...] = ()


def from_text(text: str) -> Utfylt:
    """Return what a draft holds."""
    return form_from_text(text, Utfylt, tall=lines_of(Talllinje))


def from_row(row: Instrument) -> Utfylt:
    """Return the form of an entry that stands."""
    numbers = tuple(Talllinje(one.navn, one.verdi) for one in row.tall)
    return Utfylt(
        row.barn_id, row.navn, row.versjon, short_date(row.dato), row.utfoert_av, row.kompetanse, numbers, row.vurdering
    )


def to_row(utfylt: Utfylt, before: Instrument, today: date) -> Instrument:
    """Return the record; the form has been checked before, so the day can be read."""
    return replace(
        before,
        barn_id=utfylt.barn_id or before.barn_id,
        navn=utfylt.navn,
        versjon=utfylt.versjon,
        dato=parse_date(utfylt.dato, today) or before.dato,
        utfoert_av=utfylt.utfoert_av,
        kompetanse=utfylt.kompetanse,
        tall=tuple(Tall(one.navn, one.verdi) for one in utfylt.tall),
        vurdering=utfylt.vurdering,
    )
