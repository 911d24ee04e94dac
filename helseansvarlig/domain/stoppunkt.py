"""The stop point: «Hva vet vi nå? Hva gjør vi nå?» with owner, date and review (Helsetilsynet's missing sorting)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.errors import KnownError


class Sikkerhet(StrEnum):
    """How sure we are of a point: known, uncertain, or not known yet."""

    VET = "vet"
    USIKKERT = "usikkert"
    VET_IKKE = "vet_ikke"


class Samarbeidspart(StrEnum):
    """«Hvem burde vært med?»: the services that are easily forgotten, those for adults among them (finding 003)."""

    BARNEVERNSTJENESTEN = "barnevernstjenesten"
    FAMILIEN = "familien"
    FASTLEGE = "fastlege"
    HELSESYKEPLEIER = "helsesykepleier"
    KOMMUNAL_PSYKISK_HELSE = "kommunal_psykisk_helse"
    TANNHELSETJENESTEN = "tannhelsetjenesten"
    SKOLE_PPT = "skole_ppt"
    BUP = "bup"
    HABILITERING = "habilitering"
    RUSTJENESTE = "rustjeneste"
    STATENS_BARNEHUS = "statens_barnehus"
    POLITI = "politi"
    BARNEKOORDINATOR = "barnekoordinator"
    VOKSENPSYKIATRI = "voksenpsykiatri"
    RUSBEHANDLING_VOKSNE = "rusbehandling_voksne"
    NAV = "nav"
    KRISESENTER = "krisesenter"
    KRIMINALOMSORGEN = "kriminalomsorgen"


FOR_ADULTS = frozenset(
    {
        Samarbeidspart.VOKSENPSYKIATRI,
        Samarbeidspart.RUSBEHANDLING_VOKSNE,
        Samarbeidspart.NAV,
        Samarbeidspart.KRISESENTER,
        Samarbeidspart.KRIMINALOMSORGEN,
    }
)
"""Services for grown-ups: they know the parents, and take over when the child turns 18."""


class Bedring(StrEnum):
    """«Har barnet fått det bedre?» in the child's or the adults' view."""

    JA = "ja"
    LITT = "litt"
    NEI = "nei"
    VET_IKKE = "vet_ikke"


@dataclass(frozen=True, slots=True)
class Faktum:
    """One thing we know (or do not know yet), with where it comes from and the day it was seen or said."""

    tekst: str
    kilde: str = ""
    sikkerhet: Sikkerhet = Sikkerhet.VET
    dato: date | None = None


@dataclass(frozen=True, slots=True)
class Stoppunkt:
    """Both halves of a stop point. What is to be done stands as follow-ups that point here.

    `konklusjon` is what we make of it, `beslutning` what was decided. `burde_vaert_med` are services that were not
    there and should be asked, `burde_ogsaa` others in words.
    """

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
    beslutning: str = ""
    burde_vaert_med: frozenset[Samarbeidspart] = frozenset()
    burde_ogsaa: str = ""


def require_complete(stoppunkt: Stoppunkt, antall_tiltak: int) -> None:
    """Refuse a stop point without both halves, an owner and a review date after its own date.

    What is known stands with where it comes from and when; what is decided stands as words or as something to do.
    Raises `stoppunkt_mangler_vet`, `stoppunkt_mangler_kilde`, `stoppunkt_mangler_konklusjon`,
    `stoppunkt_mangler_gjoer`, `stoppunkt_mangler_eier`, `stoppunkt_dato`.
    """
    written = [faktum for faktum in stoppunkt.fakta if faktum.tekst.strip()]
    if not written:
        raise KnownError("stoppunkt_mangler_vet")
    if not all(map(is_traceable, written)):
        raise KnownError("stoppunkt_mangler_kilde")
    if not stoppunkt.konklusjon.strip():
        raise KnownError("stoppunkt_mangler_konklusjon")
    if not stoppunkt.beslutning.strip() and antall_tiltak == 0:
        raise KnownError("stoppunkt_mangler_gjoer")
    if not stoppunkt.eier.strip():
        raise KnownError("stoppunkt_mangler_eier")
    if stoppunkt.ses_igjen <= stoppunkt.dato:
        raise KnownError("stoppunkt_dato")


def is_traceable(faktum: Faktum) -> bool:
    """Tell whether somebody can go back to where a point comes from; what nobody knows yet has no source."""
    return faktum.sikkerhet is Sikkerhet.VET_IKKE or (bool(faktum.kilde.strip()) and faktum.dato is not None)
