"""Which copies are kept: the newest, and ever fewer the older they are. A pure rule; deleting is done elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from helseansvarlig.services.ports import Kopi

NEWEST = 10
_STEPS: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
    (24, lambda t: (t.year, t.month, t.day, t.hour)),
    (14, lambda t: (t.year, t.month, t.day)),
    (8, lambda t: t.isocalendar()[:2]),
    (12, lambda t: (t.year, t.month)),
)
"""So many hours, days, weeks and months that have a copy: the newest of each. A pause costs no old copy its place."""


def keep(copies: Sequence[Kopi], now: datetime) -> frozenset[str]:
    """Return the names of the copies to keep, of those that lie in one place.

    A damaged copy takes no place from a whole one, and neither does one that a wrong clock dated after now: both are
    left alone. The copy whose log goes furthest is always kept, whatever its date says.
    """
    left_alone = [copy for copy in copies if not copy.verifisert or copy.tatt > now]
    ours = sorted((c for c in copies if c.verifisert and c.tatt <= now), key=lambda c: (c.tatt, c.navn), reverse=True)
    kept = {copy.navn for copy in (*left_alone, *ours[:NEWEST])}
    for count, period in _STEPS:
        newest_of: dict[tuple[int, ...], str] = {}
        for copy in ours:
            newest_of.setdefault(period(copy.tatt), copy.navn)
        kept.update(list(newest_of.values())[:count])
    furthest = max((c for c in copies if c.verifisert), key=lambda c: (c.logg.nummer, c.tatt), default=None)
    return frozenset(kept | ({furthest.navn} if furthest else set()))
