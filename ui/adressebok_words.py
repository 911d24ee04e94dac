"""How a service of the address book is said on every screen: how fresh its facts are, and what tells it apart."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.adressebok import Sjekk, check_state
from helseansvarlig.domain.institusjon import Motpart
from ui.dates import short_date
from ui.i18n import tr


def check_words(one: Motpart, today: date) -> str:
    """Return how fresh the facts are; an old check and none are said."""
    state = check_state(one, today)
    if state is Sjekk.ALDRI or one.sjekket is None:
        return tr("Ikke sjekket")
    if state is Sjekk.GAMMEL:
        return tr("Sjekket {date}, for over ett år siden", date=short_date(one.sjekket))
    return tr("Sjekket {date} av {who}", date=short_date(one.sjekket), who=one.sjekket_av)


def row_words(one: Motpart, today: date) -> str:
    """Return one row of a list to choose from: the name, the place, and how fresh that is."""
    return " · ".join(part for part in (one.navn, one.sted, check_words(one, today)) if part)


def is_fresh(one: Motpart, today: date) -> bool:
    """Tell whether the facts need no words of warning."""
    return check_state(one, today) is Sjekk.NY
