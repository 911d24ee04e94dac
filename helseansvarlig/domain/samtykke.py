"""Consent as it was given: who, for what, to whom, until when. Never deleted, only ended."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykkegiver import Giver, from_names, names_of
from helseansvarlig.domain.samtykkeregel import Vilkaar
from helseansvarlig.domain.samtykketrekk import Tilbaketrekking
from helseansvarlig.errors import KnownError


class Samtykketype(StrEnum):
    """Four different things that are never derived from one another (decision 16)."""

    HELSEHJELP = "helsehjelp"
    DELING = "deling"
    DELTAKELSE = "deltakelse"
    PERSONVERN = "personvern"


class Anledning(StrEnum):
    """What an answer is limited to; a small step is a consent too, and opens nothing beside itself."""

    GENERELT = "generelt"
    KONTAKTMOETE = "kontaktmoete"
    HENVISNING = "henvisning"
    NASJONALT_FORLOEP = "nasjonalt_forloep"
    RUSMIDDELTEST = "rusmiddeltest"


ANLEDNINGER: dict[Samtykketype, tuple[Anledning, ...]] = {
    Samtykketype.DELING: (
        Anledning.GENERELT,
        Anledning.KONTAKTMOETE,
        Anledning.HENVISNING,
        Anledning.NASJONALT_FORLOEP,
    ),
    Samtykketype.HELSEHJELP: (Anledning.GENERELT, Anledning.HENVISNING),
    Samtykketype.DELTAKELSE: (Anledning.GENERELT, Anledning.NASJONALT_FORLOEP, Anledning.RUSMIDDELTEST),
    Samtykketype.PERSONVERN: (Anledning.GENERELT,),
}
"""What each kind of consent can be limited to."""


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
    DIGITAL = "digital"


@dataclass(frozen=True, slots=True)
class Informasjon:
    """What makes a consent informed: how it was explained, in which language, how one saw that it was understood."""

    forklart: str = ""
    spraak: str = ""
    forstaatt: str = ""


@dataclass(frozen=True, slots=True)
class Samtykke:
    """One answer to one question about consent; a no (`gitt=False`) is an outcome of equal worth.

    `gitt_av` names those who answered as they stand in a sentence; `givere` tells them apart. `navngitte` narrows the
    recipients to these people («foreldre» means each of them). `til_flytting` ends it when the child moves. `regel` is
    the rule that was shown about who may answer, `overstyring` why somebody else did. `spoer_igjen` is the next agreed
    ask; `hjalp` and `hjalp_ikke` are what earlier help has been to the child.
    """

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
    givere: tuple[Giver, ...] = ()
    anledning: Anledning = Anledning.GENERELT
    navngitte: tuple[str, ...] = ()
    til_flytting: bool = False
    informasjon: Informasjon = field(default_factory=Informasjon)
    vitne: str = ""
    ja_hvis: str = ""
    hjalp: str = ""
    hjalp_ikke: str = ""
    vilkaar: Vilkaar = Vilkaar.ALLTID
    regel: str = ""
    overstyring: str = ""
    forbehold_opphevet: date | None = None
    tilbaketrekking: Tilbaketrekking = field(default_factory=Tilbaketrekking)

    def answered_by(self, givere: tuple[Giver, ...], regel: str) -> Samtykke:
        """Return the same answer with its people told apart, and the rule that was shown about who may answer."""
        return replace(self, givere=givere, gitt_av=names_of(givere), regel=regel)

    def people(self) -> tuple[Giver, ...]:
        """Return those who answered; of an old answer only the names are known."""
        return self.givere or from_names(self.gitt_av)

    def reserved_on(self, day: date) -> frozenset[Innhold]:
        """Return what the child reserved with this answer; only the child lifts it, whatever becomes of the answer."""
        lifted = self.forbehold_opphevet is not None and self.forbehold_opphevet <= day
        return self.forbehold if self.dato <= day and not lifted else frozenset()

    def is_valid_on(self, day: date, flyttet: date | None = None) -> bool:
        """Tell whether this is a yes that holds on `day` for a child that moved on `flyttet`, that day included."""
        ended = self.trukket is not None and self.trukket <= day
        expired = self.gyldig_til is not None and self.gyldig_til < day
        moved = self.til_flytting and flyttet is not None and flyttet < day
        return self.gitt and self.dato <= day and not (ended or expired or moved)


def require_complete(samtykke: Samtykke) -> None:
    """Refuse a consent that does not say who gave what to whom.

    Raises `samtykke_mangler_hvem`, `samtykke_mangler_innhold`, `samtykke_mangler_mottaker`, `samtykke_anledning`,
    `samtykke_maa_vaere_skriftlig` (a test for drugs, bvl § 10-7), `samtykke_sluttdato`.
    """
    if not any(giver.navn.strip() for giver in samtykke.people()):
        raise KnownError("samtykke_mangler_hvem")
    if samtykke.gitt and samtykke.samtykketype is Samtykketype.DELING:
        if not samtykke.innhold:
            raise KnownError("samtykke_mangler_innhold")
        if not samtykke.mottakere:
            raise KnownError("samtykke_mangler_mottaker")
    if samtykke.anledning not in ANLEDNINGER[samtykke.samtykketype]:
        raise KnownError("samtykke_anledning")
    if samtykke.gitt and samtykke.anledning is Anledning.RUSMIDDELTEST and samtykke.form is Samtykkeform.MUNTLIG:
        raise KnownError("samtykke_maa_vaere_skriftlig")
    if samtykke.gyldig_til is not None and samtykke.gyldig_til < samtykke.dato:
        raise KnownError("samtykke_sluttdato")
