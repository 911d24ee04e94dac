"""Whether the machine's clock has been moved between two acts: order is the log's own, but dates may mislead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

JUMP = timedelta(minutes=2)
"""Less than this is a clock being set right, and how exactly two clocks can be read one after the other."""


class Klokkehopp(StrEnum):
    """What the clock did; `INGEN` is written as nothing on a row."""

    INGEN = ""
    TILBAKE = "tilbake"
    FREM = "frem"


@dataclass(frozen=True, slots=True)
class Tidspunkt:
    """A moment by the machine's clock, and by one that nobody can set (seconds, None when it was not read)."""

    vegg: datetime
    jevn: float | None = None


def jump(before: Tidspunkt, now: Tidspunkt) -> Klokkehopp:
    """Tell what the machine's clock did between two moments.

    Between two runs of the program only a step back can be told: a step forward looks like time that passed.
    """
    if before.jevn is None or now.jevn is None:
        return Klokkehopp.TILBAKE if now.vegg < before.vegg - JUMP else Klokkehopp.INGEN
    moved = (now.vegg - before.vegg) - timedelta(seconds=now.jevn - before.jevn)
    if abs(moved) <= JUMP:
        return Klokkehopp.INGEN
    return Klokkehopp.FREM if moved > JUMP else Klokkehopp.TILBAKE
