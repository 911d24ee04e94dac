"""Follow-up: need → action → owner → date → done, tied to what raised it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Oppfoelging:
    """One thing somebody has promised to do by a date. `kilde` is e.g. `stoppunkt:<id>` or `moete:<id>`."""

    id: str
    barn_id: str
    hva: str
    hvem: str
    frist: date
    gjort: date | None = None
    resultat: str = ""
    kilde: str = ""


def is_overdue(oppfoelging: Oppfoelging, today: date) -> bool:
    """Tell whether an open follow-up's date has passed."""
    return oppfoelging.gjort is None and oppfoelging.frist < today
