"""On which scale a question is answered, so that the same question can be laid beside itself at another time.

A scale says where an answer stands, never whether it is good: «nesten alltid» is high for sleep and for sorrow alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from helseansvarlig.domain.skjema import Punkt, Punkttype
from helseansvarlig.domain.svar import Svar
from helseansvarlig.domain.verdi import Koding, Verdi, is_number

ORDERED_LISTS = frozenset({"urn:helseansvarlig:hyppighet"})
"""Lists of choices (by system) whose order means something: «aldri» to «nesten alltid»."""


class Skalaart(StrEnum):
    """A number between two ends, steps in order, yes or no, choices without an order, or words that have no place."""

    TALL = "tall"
    TRINN = "trinn"
    JA_NEI = "ja_nei"
    VALG = "valg"
    ORD = "ord"


@dataclass(frozen=True, slots=True)
class Skala:
    """What two answers must share to be compared: the kind, the ends of a number, the codes of the choices.

    The words of the choices are no part of it: they may be mended without another scale.
    """

    art: Skalaart
    minste: int = 0
    stoerste: int = 0
    koder: tuple[tuple[str, str], ...] = ()

    @property
    def has_place(self) -> bool:
        """Tell whether an answer on it stands somewhere between two ends, and can be drawn."""
        return self.art is not Skalaart.ORD

    @property
    def has_order(self) -> bool:
        """Tell whether a line from one answer to the next says something true."""
        return self.art in (Skalaart.TALL, Skalaart.TRINN, Skalaart.JA_NEI)


def scale_of(punkt: Punkt) -> Skala:
    """Return the scale of a question; one that takes several answers has no place for them."""
    if punkt.type is Punkttype.JA_NEI and not punkt.gjentas:
        return Skala(Skalaart.JA_NEI)
    if punkt.type is Punkttype.HELTALL and not punkt.gjentas:
        least, most = punkt.grenser.minste, punkt.grenser.stoerste
        if type(least) is int and type(most) is int and least < most:
            return Skala(Skalaart.TALL, least, most)
    koder = tuple(_code(choice.verdi) for choice in punkt.valg)
    if punkt.type is not Punkttype.VALG or punkt.gjentas or len(koder) < 2:
        return Skala(Skalaart.ORD, koder=koder)
    is_ordered = {system for system, _ in koder} <= ORDERED_LISTS
    return Skala(Skalaart.TRINN if is_ordered else Skalaart.VALG, koder=koder)


def place_on(skala: Skala, svar: Svar) -> float | None:
    """Return where an answer stands from 0 (the lower end, the first choice, no) to 1; None where it has no place."""
    if len(svar.verdier) != 1:
        return None
    value = svar.verdier[0]
    if skala.art is Skalaart.JA_NEI:
        return float(value) if isinstance(value, bool) else None
    if skala.art is Skalaart.TALL:
        return _share(value, skala) if isinstance(value, int) and is_number(value) else None
    if skala.has_place and (code := _code(value)) in skala.koder:
        return skala.koder.index(code) / (len(skala.koder) - 1)
    return None


def _share(value: int, skala: Skala) -> float | None:
    """An answer outside the ends is kept as it was given, and drawn nowhere."""
    share = (value - skala.minste) / (skala.stoerste - skala.minste)
    return share if 0 <= share <= 1 else None


def _code(value: Verdi) -> tuple[str, str]:
    return (value.system, value.kode or value.tekst) if isinstance(value, Koding) else ("", str(value))
