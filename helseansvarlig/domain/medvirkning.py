"""The participation block that stands on every decision and document (F-medv § 6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Medvirkning:
    """What the child was told, said, and how much it weighed; empty text means not written yet.

    `barnet_sa` is verbatim: said on the day `sagt`, to `hoert_av`.
    """

    informert_om: str = ""
    hoert_om: str = ""
    barnet_sa: str = ""
    sagt: date | None = None
    hoert_av: str = ""
    enig_i_gjengivelsen: str = ""
    vekt: str = ""
    ville_ikke: str = ""
    tillitsperson_tilbudt: str = ""
    alenesamtale_tilbudt: str = ""

    def missing(self) -> tuple[str, ...]:
        """Return the names of what the regulation asks for and nobody has written; not wanting to answers the rest."""
        if self.ville_ikke.strip():
            return () if self.informert_om.strip() else ("informert_om",)
        asked = ("informert_om", "hoert_om", "barnet_sa", "vekt")
        return tuple(name for name in asked if not str(getattr(self, name)).strip())


@dataclass(frozen=True, slots=True)
class Medvirkningsrad:
    """The block of one decision: `id` is what was decided (`samtykke:<id>`, `stoppunkt:<id>`, `sak:<id>`)."""

    id: str
    barn_id: str
    dato: date
    blokk: Medvirkning = field(default_factory=Medvirkning)


@dataclass(frozen=True, slots=True)
class SjekketUt:
    """«Sjekket ut med barnet»: when, agreed or not, and what the child wanted added."""

    dato: date | None = None
    enig: str = ""
    kommentar: str = ""
