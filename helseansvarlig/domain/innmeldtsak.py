"""«Ta opp i møte»: what somebody wants on the next agenda, noted where it came up; it lies in the child's record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helseansvarlig.errors import KnownError


@dataclass(frozen=True, slots=True)
class Innmeldtsak:
    """One thing to raise, about a child or about none (`barn_id` empty).

    `kilde` is where it came up: `barn:<id>`, `oppfoelging:<id>`, `kartlegging:<id>`, `notat:<id>`. `tatt_opp` is the
    day it was put on an agenda.
    """

    id: str
    barn_id: str
    tekst: str
    kilde: str
    meldt: date
    meldt_av: str
    tatt_opp: date | None = None


def require_words(sak: Innmeldtsak) -> None:
    """Refuse one that says nothing. Raises `innmeldt_mangler_tekst`."""
    if not sak.tekst.strip():
        raise KnownError("innmeldt_mangler_tekst")
