"""A step of the demo as it is told: what was done, and how long it took."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the demo. `tekst` is a calm Norwegian sentence."""

    nummer: int
    tekst: str
    sekunder: float

    def facts(self) -> dict[str, object]:
        """Return the line for programs."""
        return {"steg": self.nummer, "tekst": self.tekst, "sekunder": round(self.sekunder, 3)}


Doing = tuple[str, Callable[[], str]]
"""What a step says, and the act itself; what the act returns is added to the sentence."""


def take(nummer: int, doing: Doing) -> Step:
    """Do a step and tell of it."""
    words, act = doing
    started = time.perf_counter()
    more = act()
    return Step(nummer, f"{words}{': ' + more if more else ''}.", time.perf_counter() - started)
