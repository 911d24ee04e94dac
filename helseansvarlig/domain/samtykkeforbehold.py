"""What the child does not want told: a restriction of the child's own, wherever it was said. The gate obeys it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold

OENSKE_STI = "barnets_egne_ord/barnets_egne_ord.7"
"""Where in a kartlegging the child is asked what must not be written or told. The wish itself is printed for nobody."""


@dataclass(frozen=True, slots=True)
class Oenske:
    """A wish as the child put it: which answer it is, in which words, and on which day."""

    kilde: str
    ord: str
    dato: date


@dataclass(frozen=True, slots=True)
class Forbehold:
    """One wish of the child's, weighed and answered. Only the child lifts it (`opphevet`); it is never deleted.

    No `innhold` means that it was weighed and holds nothing back; no `mottakere` means everybody. `kilde` is where it
    was said (`svar:<id>` for an answer in a kartlegging), `svar_til_barnet` the sentence the child was given back.
    """

    id: str
    barn_id: str
    dato: date
    innhold: frozenset[Innhold]
    barnets_ord: str = ""
    hoert_av: str = ""
    mottakere: frozenset[Mottakerkategori] = frozenset()
    kilde: str = ""
    svar_til_barnet: str = ""
    opphevet: date | None = None

    def held_from(self, mottaker: str, day: date) -> frozenset[Innhold]:
        """Return what this keeps from a recipient (its code) on `day`."""
        holds = self.dato <= day and (self.opphevet is None or self.opphevet > day)
        return self.innhold if holds and (not self.mottakere or mottaker in self.mottakere) else frozenset()


def unweighed(oensker: Iterable[Oenske], forbehold: Iterable[Forbehold]) -> tuple[Oenske, ...]:
    """Return the wishes that nobody has weighed as they stand now; one put in other words is a new one."""
    weighed = {(one.kilde, one.barnets_ord.strip()) for one in forbehold}
    return tuple(one for one in oensker if one.ord.strip() and (one.kilde, one.ord.strip()) not in weighed)
