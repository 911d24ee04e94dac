"""The one place that asks the machine what time it is, so that tests can set it."""

from __future__ import annotations

from datetime import UTC, date, datetime
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


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC, to the millisecond (what the store keeps)."""
        moment = datetime.now(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def today(self) -> date:
        """Return the calendar date in Norway."""
        return datetime.now(OSLO).date()


class FixedClock:
    """A clock that stands still until it is moved: for tests and the demo's year of history."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.moment

    def today(self) -> date:
        """Return the Norwegian date of the moment it was set to."""
        return self.moment.astimezone(OSLO).date()
