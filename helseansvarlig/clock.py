"""The one place that asks the machine what time it is, so that tests can set it."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


class Clock(Protocol):
    """Gives the time; fixed in tests, real in the program."""

    def now(self) -> datetime:
        """Return the present moment in UTC, with time zone."""
        ...

    def today(self) -> date:
        """Return the calendar date in Norway."""
        ...

    def steady(self) -> float:
        """Return seconds that nobody can set and that go on through sleep; only differences mean something."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC, to the millisecond (what the store keeps)."""
        moment = datetime.now(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def today(self) -> date:
        """Return the calendar date in Norway."""
        return datetime.now(OSLO).date()

    def steady(self) -> float:
        """Return seconds since the machine was started, its sleep included."""
        # Only Linux stops its ordinary steady clock in sleep, and Python's own choice stops on a Mac.
        through_sleep = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
        return time.monotonic() if through_sleep is None else time.clock_gettime(through_sleep)


class FixedClock:
    """A clock that stands still until it is moved: for tests and the demo's year of history."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self._wrong = timedelta()

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.moment

    def today(self) -> date:
        """Return the Norwegian date of the moment it was set to."""
        return self.moment.astimezone(OSLO).date()

    def steady(self) -> float:
        """Return seconds that go with the moment, but not with `jump`."""
        return (self.moment - self._wrong).timestamp()

    def jump(self, by: timedelta) -> None:
        """Say another time without any having passed: somebody has set the clock."""
        self.moment += by
        self._wrong += by
