"""The participation block that stands on every decision and document (F-medv § 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Medvirkning:
    """What the child was told, said, and how much it weighed; empty text means not written yet."""

    informert_om: str = ""
    hoert_om: str = ""
    barnet_sa: str = ""
    enig_i_gjengivelsen: str = ""
    vekt: str = ""
    ville_ikke: str = ""
    tillitsperson_tilbudt: str = ""
    alenesamtale_tilbudt: str = ""


@dataclass(frozen=True, slots=True)
class SjekketUt:
    """«Sjekket ut med barnet»: when, agreed or not, and what the child wanted added."""

    dato: date | None = None
    enig: str = ""
    kommentar: str = ""
