"""What the levels of help are called, on every screen: words about the help, never about the child."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa, Nivaabeslutning
from ui.dates import day_and_month, near_date
from ui.frist_words import OMRAADER
from ui.i18n import marked, tr, tr_marked

NIVAAER = {
    Hjelpenivaa.INGENTING_NAA: marked("Ingenting nå"),
    Hjelpenivaa.KOMMUNE: marked("Hjelp i kommunen"),
    Hjelpenivaa.TANNLEGE: marked("Tannlege"),
    Hjelpenivaa.BUP: marked("BUP"),
    Hjelpenivaa.AKUTT: marked("Akutt hjelp"),
}


def level_words(nivaa: Hjelpenivaa) -> str:
    """Return what a level is called."""
    return tr_marked(NIVAAER[nivaa])


def area_words(one: Nivaabeslutning) -> str:
    """Return what a decision's area is called."""
    return tr_marked(OMRAADER[one.omraade])


def decided_words(one: Nivaabeslutning, today: date) -> str:
    """Return who decided, when, and when it is looked at again."""
    return tr(
        "Bestemt {date} av {who}. Ses på igjen {again}.",
        date=day_and_month(one.dato, today),
        who=one.besluttet_av,
        again=near_date(one.neste_sjekk, today),
    )


def as_sentence(text: str) -> str:
    """Return what somebody wrote with the full stop it may lack."""
    return text if text.endswith((".", "!", "?", "»")) else f"{text}."
