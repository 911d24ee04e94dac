"""What every rule carries: its words in both written languages, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Regelstatus(StrEnum):
    """Whether somebody has checked the rule against its source."""

    KONTROLLERT = "kontrollert"
    IKKE_KONTROLLERT = "ikke_kontrollert"


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
    """Where a rule comes from; `kontrollert` is None until somebody has checked it.

    `tekst` is bokmål; `nynorsk` is empty where both say the same, as «forskrift 2022-2240 § 7».
    """

    tekst: str
    status: Regelstatus
    kontrollert: date | None
    nynorsk: str = ""

    def paa(self, spraak: str) -> str:
        """Return it with the laws called what they are called in this written form."""
        return Maalform(self.tekst, self.nynorsk or self.tekst).paa(spraak)
