"""Minutes after the meeting: who has approved them and when, and what is corrected by an addendum.

Nothing in the minutes themselves is changed once the meeting is finished.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.moete import Moete
from helseansvarlig.errors import KnownError


@dataclass(frozen=True, slots=True)
class Referatgodkjenning:
    """A participant's yes to the minutes, as it was given to whoever wrote it down."""

    id: str
    moete_id: str
    navn: str
    dato: date
    foert_av: str


@dataclass(frozen=True, slots=True)
class Referattillegg:
    """A correction. About a named child's matter it carries that child (`barn_id`) and stands in its minutes alone."""

    id: str
    moete_id: str
    barn_id: str
    nummer: int
    tekst: str
    dato: date
    skrevet_av: str


def require_approval(moete: Moete, navn: str, dato: date) -> None:
    """Refuse an approval of minutes that are not finished, by who was not there, or from before the meeting.

    Raises `moete_ikke_ferdig`, `godkjenner_var_ikke_der`, `godkjent_foer_moetet`.
    """
    require_finished(moete)
    if navn not in {one.navn for one in moete.deltakere if one.til_stede}:
        raise KnownError("godkjenner_var_ikke_der")
    if dato < moete.dato:
        raise KnownError("godkjent_foer_moetet")


def require_finished(moete: Moete) -> None:
    """Refuse a meeting that goes on still: until then the minutes are mended where they stand."""
    if not moete.ferdig:
        raise KnownError("moete_ikke_ferdig")
