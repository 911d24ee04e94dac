"""Who may consent: the first table, kept apart from who may receive what. It proposes; people judge competence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from helseansvarlig.domain.regelkilde import Kilde, Maalform
from helseansvarlig.domain.samtykkegiver import Egenskap


class Vilkaar(StrEnum):
    """What somebody must have found before a rule applies; the program never finds it itself."""

    ALLTID = "alltid"
    UTEN_SAMTYKKEKOMPETANSE = "uten_samtykkekompetanse"
    FORELDRE_IKKE_INFORMERT = "foreldre_ikke_informert"
    HJELPENS_ART = "hjelpens_art"
    DAGLIG_OMSORG = "daglig_omsorg"
    UNNGAA_SKADE = "unngaa_skade"


class Vekt(StrEnum):
    """What the child's own view is to the answer, in rising weight."""

    HOERES = "hoeres"
    STOR_VEKT = "stor_vekt"
    AVGJOER = "avgjoer"


@dataclass(frozen=True, slots=True)
class SagtTilBarnet:
    """A rule in the words it is told the child it is about: in full, and in a few short sentences."""

    vanlig: tuple[Maalform, ...]
    enkel: tuple[Maalform, ...]


@dataclass(frozen=True, slots=True)
class Samtykkeregel:
    """Who may answer for a child from `alder_fra` up to, not including, `alder_til` (whole years).

    `gjelder` are codes of `Samtykketype` or `Anledning`; no `hjemler` means any legal basis. One of `hvem` is enough
    unless `alle_maa`: then each of them, and of parents each with foreldreansvar. No `hvem` means that the rule only
    tells what the child's view weighs. `til_barnet` is there where a child is told of it on its own paper.
    """

    id: str
    gjelder: frozenset[str]
    alder_fra: int
    alder_til: int
    hjemler: frozenset[str]
    vilkaar: Vilkaar
    hvem: tuple[Egenskap, ...]
    alle_maa: bool
    barnets_syn: Vekt
    tekst: Maalform
    kilde: Kilde
    til_barnet: SagtTilBarnet | None = None

    def applies_to(self, alder: int, hjemmel: str) -> bool:
        """Tell whether the rule speaks of a child of this age (whole years) and legal basis (its code)."""
        return self.alder_fra <= alder < self.alder_til and (not self.hjemler or hjemmel in self.hjemler)
