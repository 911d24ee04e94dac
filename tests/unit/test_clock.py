"""The one clock: UTC for the record, the Norwegian date for people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from helseansvarlig.clock import FixedClock, SystemClock


def test_the_machines_clock_tells_utc_to_the_millisecond() -> None:
    before = datetime.now(UTC)
    moment = SystemClock().now()

    assert moment.tzinfo is UTC
    assert moment.microsecond % 1000 == 0
    assert before - timedelta(milliseconds=1) <= moment <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_a_day_begins_at_midnight_here_summer_and_winter(moment: datetime, day: date) -> None:
    assert FixedClock(moment).today() == day


def test_a_fixed_clock_stands_until_it_is_moved() -> None:
    clock = FixedClock(datetime(2026, 1, 1, tzinfo=UTC))
    first = clock.now()
    clock.moment += timedelta(days=1)

    assert clock.now() - first == timedelta(days=1)


def test_today_is_a_date_of_now() -> None:
    assert abs(SystemClock().today() - datetime.now(UTC).date()) <= timedelta(days=1)


def test_the_steady_clock_of_the_machine_goes_on() -> None:
    clock = SystemClock()

    assert 0 <= clock.steady() - clock.steady() + 1 <= 1


def test_time_that_passes_is_steady_and_a_clock_that_is_set_is_not() -> None:
    clock = FixedClock(datetime(2026, 1, 1, tzinfo=UTC))
    first = clock.steady()
    clock.moment += timedelta(hours=1)
    assert clock.steady() - first == 3600
    clock.jump(timedelta(hours=-2))

    assert clock.steady() - first == 3600
    assert clock.now() == datetime(2025, 12, 31, 23, tzinfo=UTC)
