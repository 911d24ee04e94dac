"""What stands in the form about a level of help, and what has been decided so far, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning, standing
from helseansvarlig.domain.omraade import Omraade
from ui.dates import parse_date
from ui.draft_text import form_from_text
from ui.form_errors import FormErrors
from ui.frist_words import OMRAADER
from ui.i18n import tr, tr_marked
from ui.nivaa_words import NIVAAER, area_words, as_sentence, decided_words, level_words


@dataclass(frozen=True, slots=True)
class Utfylt:
    """The whole form as typed."""

    omraade: str = ""
    nivaa: str = ""
    begrunnelse: str = ""
    provd: str = ""
    barnets_syn: str = ""
    besluttet_av: str = ""
    neste_sjekk: str = ""


@dataclass(frozen=True, slots=True)
class Feil(FormErrors):
    """What must be mended, field by field; an empty text is no error."""

    omraade: str = ""
    nivaa: str = ""
    begrunnelse: str = ""
    provd: str = ""
    besluttet_av: str = ""
    neste_sjekk: str = ""


@dataclass(frozen=True, slots=True)
class Linje:
    """One area or one decision: what it is called, what was decided, why, and by whom."""

    key: str
    title: str
    level: str
    reason: str = ""
    meta: str = ""


@dataclass(frozen=True, slots=True)
class Bilde:
    """What stands beside the form: every area as it is now, and what was decided before."""

    navn: str
    naa: tuple[Linje, ...]
    tidligere: tuple[Linje, ...]


def picture_of(navn: str, rows: Sequence[Nivaabeslutning], today: date) -> Bilde:
    """Return what has been decided, newest first; an area without a decision says so."""
    now = standing(rows)
    holding = {one.id for one in now.values()}
    return Bilde(
        navn,
        tuple(
            _line(now[area], today) if area in now else Linje(area.value, tr_marked(words), tr("Ikke bestemt ennå"))
            for area, words in OMRAADER.items()
        ),
        tuple(_line(one, today) for one in rows if one.id not in holding),
    )


def from_text(text: str) -> Utfylt:
    """Return what a draft holds."""
    return form_from_text(text, Utfylt)


def to_row(utfylt: Utfylt, barn_id: str, today: date) -> Nivaabeslutning:
    """Return the decision; the form has been checked before, so everything can be read."""
    return Nivaabeslutning(
        "",
        barn_id,
        Omraade(utfylt.omraade),
        today,
        Hjelpenivaa(utfylt.nivaa),
        utfylt.begrunnelse,
        utfylt.provd,
        utfylt.besluttet_av,
        parse_date(utfylt.neste_sjekk, today) or today,
        utfylt.barnets_syn,
    )


def areas() -> list[tuple[str, str]]:
    """Return the areas one can choose between."""
    return [(area.value, tr_marked(words)) for area, words in OMRAADER.items()]


def levels() -> list[tuple[str, str]]:
    """Return the levels one can choose between."""
    return [(one.value, tr_marked(words)) for one, words in NIVAAER.items()]


def _line(one: Nivaabeslutning, today: date) -> Linje:
    why = tr("{reason} Prøvd: {tried}", reason=as_sentence(one.begrunnelse), tried=as_sentence(one.provd))
    said = f" {tr('Barnet mener: «{words}»', words=one.barnets_syn)}" if one.barnets_syn else ""
    return Linje(one.omraade.value, area_words(one), level_words(one.nivaa), why + said, decided_words(one, today))
