"""Dates as people type them, and as the screens say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import dates
from ui.i18n import Language, use_language

TODAY = date(2026, 11, 23)  # a Monday
DAYS = st.dates(date(1930, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4.3.26", date(2026, 3, 4)), ("4.3.2026", date(2026, 3, 4)), ("04.03.2026", date(2026, 3, 4)),
        ("040326", date(2026, 3, 4)), ("04032026", date(2026, 3, 4)), ("4/3-26", date(2026, 3, 4)),
        ("2026-03-04", date(2026, 3, 4)), ("4. mars 2026", date(2026, 3, 4)), ("24. des", date(2026, 12, 24)),
        ("I morgen", date(2026, 11, 24)), ("  i   dag ", TODAY), ("i går", date(2026, 11, 22)),
        ("om 3 dager", date(2026, 11, 26)), ("om 2 uker", date(2026, 12, 7)), ("in 3 days", date(2026, 11, 26)),
        ("fredag", date(2026, 11, 27)), ("laurdag", date(2026, 11, 28)), ("mandag", date(2026, 11, 30)),
        ("1.2.", date(2027, 2, 1)), ("20.11", date(2026, 11, 20)), ("3.5.11", date(2011, 5, 3)),
        ("3.5.98", date(1998, 5, 3)),
    ],
)  # fmt: skip
def test_what_people_type_is_understood(typed: str, meant: date) -> None:
    assert dates.parse_date(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["", "31.2.2026", "snart", "99", "4.13.2026", "00.00.0000", "ma", "om mange dager"])
def test_what_is_no_date_is_nothing(typed: str) -> None:
    assert dates.parse_date(typed, TODAY) is None


@given(DAYS)
def test_what_the_program_writes_it_can_read(day: date) -> None:
    assert dates.parse_date(dates.short_date(day), TODAY) == day
    assert dates.parse_date(day.isoformat(), TODAY) == day


@given(st.integers(0, 6))
def test_a_day_of_the_week_is_the_next_one_and_never_today(ahead: int) -> None:
    name = dates.WEEKDAYS[(TODAY + timedelta(days=ahead)).weekday()]
    found = dates.parse_date(name, TODAY)
    assert found is not None
    assert 1 <= (found - TODAY).days <= 7


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_nothing(typed: str) -> None:
    assert isinstance(dates.parse_date(typed, TODAY), date | None)


def test_a_date_is_said_in_full() -> None:
    assert dates.long_date(date(2026, 3, 4)) == "onsdag 4. mars 2026"
    use_language(Language.NYNORSK)
    assert dates.long_date(date(2026, 3, 7)) == "laurdag 7. mars 2026"


@pytest.mark.parametrize(
    ("days", "said"),
    [(-2, "2 dager over"), (-1, "1 dag over"), (0, "i dag"), (1, "i morgen"), (4, "fredag"), (9, "2. desember")],
)
def test_a_deadline_is_said_as_it_is_felt(days: int, said: str) -> None:
    assert dates.due_words(TODAY + timedelta(days=days), TODAY) == said


def test_a_moment_is_said_in_norwegian_time() -> None:
    assert dates.near_moment(datetime(2026, 11, 23, 10, 40, tzinfo=UTC), TODAY) == "i dag 11.40"
    assert dates.near_moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), TODAY) == "2. juli 00.30"


def test_the_year_is_said_only_when_it_is_another() -> None:
    assert dates.day_and_month(date(2026, 9, 1), TODAY) == "1. september"
    assert dates.day_and_month(date(2025, 9, 1), TODAY) == "1. september 2025"
    assert dates.capital("fredag") == "Fredag"
