"""Consent as it was given: who, for what, to whom, until when. Never deleted, only ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.errors import KnownError


class Samtykketype(StrEnum):
    """Four different things that are never derived from one another (decision 16)."""

    HELSEHJELP = "helsehjelp"
    DELING = "deling"
    DELTAKELSE = "deltakelse"
    PERSONVERN = "personvern"


class Innhold(StrEnum):
    """What a consent or a document is about (content categories)."""

    GRUNNOPPLYSNINGER = "grunnopplysninger"
    BARNETS_EGNE_ORD = "barnets_egne_ord"
    PSYKISK = "psykisk"
    SOMATISK = "somatisk"
    SEKSUELL = "seksuell"
    TANNHELSE = "tannhelse"
    RUS = "rus"
    LIVSKVALITET = "livskvalitet"
    RISIKO = "risiko"
    LEGEMIDLER = "legemidler"
    SKOLE = "skole"
    FAMILIE = "familie"
    MOETEREFERAT = "moetereferat"


class Samtykkeform(StrEnum):
    """How consent was given."""

    MUNTLIG = "muntlig"
    SKRIFTLIG = "skriftlig"


@dataclass(frozen=True, slots=True)
class Samtykke:
    """One answer to one question about consent; a no (`gitt=False`) is an outcome of equal worth."""

    id: str
    barn_id: str
    samtykketype: Samtykketype
    gitt: bool
    gitt_av: str
    innhold: frozenset[Innhold]
    mottakere: frozenset[Mottakerkategori]
    formaal: str
    dato: date
    gyldig_til: date | None = None
    form: Samtykkeform = Samtykkeform.MUNTLIG
    barnets_syn: str = ""
    forbehold: frozenset[Innhold] = frozenset()
    avslagsgrunn: str = ""
    spoer_igjen: date | None = None
    trukket: date | None = None
    trukket_av: str = ""

    def is_valid_on(self, day: date) -> bool:
        """Tell whether this is a yes that holds on `day`."""
        ended = self.trukket is not None and self.trukket <= day
        expired = self.gyldig_til is not None and self.gyldig_til < day
        return self.gitt and self.dato <= day and not ended and not expired


def require_complete(samtykke: Samtykke) -> None:
    """Refuse a consent that does not say who gave what to whom.

    Raises `samtykke_mangler_hvem`, `samtykke_mangler_innhold`, `samtykke_mangler_mottaker`, `samtykke_sluttdato`.
    """
    if not samtykke.gitt_av.strip():
        raise KnownError("samtykke_mangler_hvem")
    if samtykke.gitt and samtykke.samtykketype is Samtykketype.DELING:
        if not samtykke.innhold:
            raise KnownError("samtykke_mangler_innhold")
        if not samtykke.mottakere:
            raise KnownError("samtykke_mangler_mottaker")
    if samtykke.gyldig_til is not None and samtykke.gyldig_til < samtykke.dato:
        raise KnownError("samtykke_sluttdato")
