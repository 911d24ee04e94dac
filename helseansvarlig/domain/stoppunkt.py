"""The stop point: «Hva vet vi nå? Hva gjør vi nå?» with owner, date and review (Helsetilsynet's missing sorting)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.errors import KnownError


class Sikkerhet(StrEnum):
    """How sure we are of a point: known, or not known yet."""

    VET = "vet"
    VET_IKKE = "vet_ikke"


class Bedring(StrEnum):
    """«Har barnet fått det bedre?» in the child's or the adults' view."""

    JA = "ja"
    LITT = "litt"
    NEI = "nei"
    VET_IKKE = "vet_ikke"


@dataclass(frozen=True, slots=True)
class Faktum:
    """One thing we know (or do not know yet), with where it comes from and when."""

    tekst: str
    kilde: str = ""
    sikkerhet: Sikkerhet = Sikkerhet.VET


@dataclass(frozen=True, slots=True)
class Stoppunkt:
    """Both halves of a stop point. What is to be done stands as follow-ups that point here."""

    id: str
    barn_id: str
    dato: date
    eier: str
    ses_igjen: date
    fakta: tuple[Faktum, ...]
    barnet_sier: str
    konklusjon: str
    mangler: str = ""
    lest_sammen: bool = False
    kartlegging_id: str = ""
    bedring_barn: Bedring | None = None
    bedring_ansatt: Bedring | None = None


def require_complete(stoppunkt: Stoppunkt, antall_tiltak: int) -> None:
    """Refuse a stop point without both halves, an owner and a review date after its own date.

    Raises `stoppunkt_mangler_vet`, `stoppunkt_mangler_gjoer`, `stoppunkt_mangler_eier`, `stoppunkt_dato`.
    """
    if not any(faktum.tekst.strip() for faktum in stoppunkt.fakta):
        raise KnownError("stoppunkt_mangler_vet")
    if not stoppunkt.konklusjon.strip() and antall_tiltak == 0:
        raise KnownError("stoppunkt_mangler_gjoer")
    if not stoppunkt.eier.strip():
        raise KnownError("stoppunkt_mangler_eier")
    if stoppunkt.ses_igjen <= stoppunkt.dato:
        raise KnownError("stoppunkt_dato")
