"""The child, and what must be known before anything may be shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from enum import StrEnum

from helseansvarlig.domain.person import Person


class Adressegrad(StrEnum):
    """Protected address; anything above `INGEN` keeps place names out of documents."""

    INGEN = "ingen"
    FORTROLIG = "fortrolig"
    STRENGT_FORTROLIG = "strengt_fortrolig"


class Hjemmel(StrEnum):
    """The legal basis for the stay (barnevernsloven, in force 1.1.2026)."""

    IKKE_REGISTRERT = "ikke_registrert"
    FRIVILLIG_3_2 = "bvl_3_2"
    AKUTT_4_2 = "bvl_4_2"
    FLYTTEFORBUD_4_3 = "bvl_4_3"
    AKUTT_4_4 = "bvl_4_4"
    OMSORGSOVERTAKELSE_5_1 = "bvl_5_1"
    ATFERD_FRIVILLIG_6_1 = "bvl_6_1"
    ATFERD_TVANG_6_2 = "bvl_6_2"
    MENNESKEHANDEL_6_6 = "bvl_6_6"


OMSORG_OVERTATT = frozenset({Hjemmel.AKUTT_4_2, Hjemmel.FLYTTEFORBUD_4_3, Hjemmel.OMSORGSOVERTAKELSE_5_1})
"""Under 16, barnevernstjenesten and the institution may consent to helsehjelp (pbrl § 4-4 fourth paragraph)."""


@dataclass(frozen=True, slots=True)
class Barn:
    """One child. The birth date is its own field: never computed from the number (FOR-2017-1201).

    `akuttvedtak` tells how the stay began, whatever its legal basis is now; `inntak_kl` is when on that day.
    """

    id: str
    navn: str
    foedselsdato: date
    identnummer: str = ""
    pronomen: str = ""
    spraak: str = ""
    hjemmel: Hjemmel = Hjemmel.IKKE_REGISTRERT
    omsorgskommune: str = ""
    vertskommune: str = ""
    fastlege: str = ""
    trygg_voksen: str = ""
    kontaktperson_barnevern: str = ""
    foreldreansvar: tuple[Person, ...] = ()
    adressegrad: Adressegrad = Adressegrad.INGEN
    innflyttet: date | None = None
    flyttet: date | None = None
    akuttvedtak: bool = False
    inntak_kl: time | None = None
    planlagt_flytting: date | None = None

    @property
    def fornavn(self) -> str:
        """Return what the child is called on screens where only one child is shown."""
        return self.navn.split(maxsplit=1)[0] if self.navn.strip() else self.navn


def intake_moment(barn: Barn, zone: tzinfo) -> datetime | None:
    """Return when the child came, to the minute, where both the day and the time are known."""
    if barn.innflyttet is None or barn.inntak_kl is None:
        return None
    return datetime.combine(barn.innflyttet, barn.inntak_kl, zone)


def age_on(foedselsdato: date, day: date) -> int:
    """Return whole years lived on `day`; born 29 February, one turns older on 1 March."""
    had_birthday = (day.month, day.day) >= (foedselsdato.month, foedselsdato.day)
    return day.year - foedselsdato.year - (0 if had_birthday else 1)
