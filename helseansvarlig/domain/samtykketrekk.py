"""Taking a consent back: what was explained, what had already been shared, who was told. As easy as giving it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AltDelt:
    """Something that had left the house before the withdrawal: what it is by its code, to whom, on which day."""

    hva: str
    mottaker: str
    navn: str
    dato: date
    objekt: str


@dataclass(frozen=True, slots=True)
class Varslet:
    """A recipient who has been told that the consent is withdrawn."""

    navn: str
    dato: date


@dataclass(frozen=True, slots=True)
class Tilbaketrekking:
    """What belongs to a withdrawal besides its day and by whom; nobody has to say why."""

    konsekvenser: str = ""
    alt_delt: tuple[AltDelt, ...] = ()
    varslet: tuple[Varslet, ...] = ()

    def not_told(self) -> tuple[str, ...]:
        """Return who holds something and has not been told yet, each once."""
        told = {one.navn for one in self.varslet}
        return tuple(dict.fromkeys(one.navn for one in self.alt_delt if one.navn not in told))
