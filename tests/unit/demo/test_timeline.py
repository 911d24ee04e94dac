from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.clock import FixedClock
from helseansvarlig.demo.timeline import Timeline

NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)


def lived(offsets: list[int]) -> list[tuple[int, datetime]]:
    clock = FixedClock(NOW - timedelta(days=365))
    timeline = Timeline(clock, NOW)
    done: list[tuple[int, datetime]] = []
    for offset in offsets:
        timeline.add(offset, lambda offset=offset: done.append((offset, clock.now())))
    assert timeline.run() == len(offsets)
    return done


@given(st.lists(st.integers(-360, 0), max_size=40))
def test_everything_is_done_in_order_on_its_day_and_never_in_the_future(offsets: list[int]) -> None:
    done = lived(offsets)

    assert [offset for offset, _ in done] == sorted(offsets)
    assert [at for _, at in done] == sorted(at for _, at in done)
    assert all(at <= NOW for _, at in done)


def test_what_happens_today_is_at_the_latest_now() -> None:
    assert lived([0, 0]) == [(0, NOW), (0, NOW)]


def test_days_are_counted_from_today_in_norway() -> None:
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)

    assert Timeline(FixedClock(late), late).day(-1) == date(2026, 11, 21)
