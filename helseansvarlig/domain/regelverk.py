"""Law, deadlines, red flags and telephone numbers as the program knows them: data with a source and a date.

Each rule says where it comes from and when somebody last checked it; the screens show both. A rule that nobody has
checked says so and is never shown as fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Regelstatus(StrEnum):
    """Whether somebody has checked the rule against its source."""

    KONTROLLERT = "kontrollert"
    IKKE_KONTROLLERT = "ikke_kontrollert"


class Fristenhet(StrEnum):
    """What a deadline counts in; working days leave out weekends and public holidays."""

    VIRKEDAGER = "virkedager"
    UKER = "uker"
    MAANEDER = "maaneder"


class Retning(StrEnum):
    """Whether a deadline lies after or before the event it counts from."""

    ETTER = "etter"
    FOER = "foer"


@dataclass(frozen=True, slots=True)
class Maalform:
    """The same words in both written languages."""

    nb: str
    nn: str

    def paa(self, spraak: str) -> str:
        """Return the nynorsk for «nn», else the bokmål."""
        return self.nn if spraak.startswith("nn") else self.nb


@dataclass(frozen=True, slots=True)
class Kilde:
    """Where a rule comes from; `kontrollert` is None until somebody has checked it."""

    tekst: str
    status: Regelstatus
    kontrollert: date | None


@dataclass(frozen=True, slots=True)
class Telefon:
    """Somebody to call. A local number is empty until the institution has written it in, and must be (`er_lokal`)."""

    id: str
    navn: Maalform
    nummer: str
    hjelp: Maalform
    er_for_barn: bool
    er_lokal: bool
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class RoedtFlagg:
    """What needs doing at once: the steps in order, first things first, and whom to call."""

    id: str
    hva: Maalform
    straks: tuple[Maalform, ...]
    telefoner: tuple[str, ...]
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Fristregel:
    """A deadline: so many units after or before an event. A guiding one is not a duty."""

    id: str
    tekst: Maalform
    antall: int
    enhet: Fristenhet
    regnes_fra: Maalform
    retning: Retning
    er_veiledende: bool
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Samtykkeregel:
    """Who may consent to helsehjelp for a child from `alder_fra` up to, not including, `alder_til` (whole years).

    No `hjemler` means any legal basis. A proposal with its paragraph; competence is for health personnel to judge.
    """

    id: str
    alder_fra: int
    alder_til: int
    hjemler: frozenset[str]
    hvem: tuple[str, ...]
    tekst: Maalform
    kilde: Kilde

    def applies_to(self, alder: int, hjemmel: str) -> bool:
        """Tell whether the rule speaks of a child of this age (whole years) and legal basis (its code)."""
        return self.alder_fra <= alder < self.alder_til and (not self.hjemler or hjemmel in self.hjemler)


@dataclass(frozen=True, slots=True)
class Regelverk:
    """All rules, by id, in the order they were written."""

    telefoner: Mapping[str, Telefon]
    roede_flagg: Mapping[str, RoedtFlagg]
    frister: Mapping[str, Fristregel]
    samtykkeregler: Mapping[str, Samtykkeregel]
    mottakere: Mapping[str, Maalform]
    innhold: Mapping[str, Maalform]

    def telefoner_for(self, flagg: RoedtFlagg) -> tuple[Telefon, ...]:
        """Return whom to call for a flag, most urgent first."""
        return tuple(self.telefoner[i] for i in flagg.telefoner)
