"""A year of acts in the order they happened, each at its own time: the log of the demo reads like a real one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from helseansvarlig.clock import OSLO, FixedClock

_FIRST_HOUR, _HOURS = 8, 9


@dataclass(frozen=True, slots=True)
class _Act:
    dag: int
    nummer: int
    do: Callable[[], object]


class Timeline:
    """Collects acts by day (0 is today, −30 a month ago) and does them with the clock moved."""

    def __init__(self, clock: FixedClock, now: datetime) -> None:
        self._clock = clock
        self._now = now
        self._today = now.astimezone(OSLO).date()
        self._acts: list[_Act] = []

    def day(self, offset: int) -> date:
        """Return the date that lies `offset` days from today."""
        return self._today + timedelta(days=offset)

    def add(self, offset: int, do: Callable[[], object]) -> None:
        """Plan an act; those of one day are done in the order they were planned."""
        self._acts.append(_Act(offset, len(self._acts), do))

    def run(self) -> int:
        """Do everything, oldest first, and return how many acts there were. Nothing is ever done in the future."""
        for act in sorted(self._acts, key=lambda a: (a.dag, a.nummer)):
            minutes = act.nummer * 7 % (_HOURS * 60)
            planned = datetime.combine(self.day(act.dag), time(_FIRST_HOUR), OSLO) + timedelta(minutes=minutes)
            # Two acts of one day keep their order on the clock too.
            self._clock.moment = min(max(planned.astimezone(self._now.tzinfo), self._clock.moment), self._now)
            act.do()
        return len(self._acts)
