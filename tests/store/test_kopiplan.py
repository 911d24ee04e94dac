"""Which copies are kept: rules that hold for any set of copies, and what a year of them comes to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.logg import Anker
from helseansvarlig.services.ports import Kopi
from helseansvarlig.store.kopiplan import NEWEST, keep

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MOST = NEWEST + 24 + 14 + 8 + 12 + 1


def copy(moment: datetime, nummer: int = 0, *, whole: bool = True) -> Kopi:
    return Kopi(f"{moment:%Y%m%dT%H%M%S%f}-{nummer}", moment, whole, 1, logg=Anker(nummer, ""))


moments = st.datetimes(datetime(2019, 1, 1), datetime(2030, 1, 1)).map(lambda t: t.replace(tzinfo=UTC))  # noqa: DTZ001 (given its zone at once)
copies = st.lists(st.builds(copy, moments, st.integers(0, 10**6), whole=st.booleans()), max_size=120)


def whole_until_now(given: list[Kopi]) -> list[Kopi]:
    return [one for one in given if one.verifisert and one.tatt <= NOW]


@given(copies)
def test_only_what_is_there_is_kept_and_thinning_twice_is_thinning_once(given: list[Kopi]) -> None:
    kept = keep(given, NOW)

    assert kept <= {one.navn for one in given}
    assert keep([one for one in given if one.navn in kept], NOW) == kept


@given(copies)
def test_the_last_whole_copy_is_never_taken_away(given: list[Kopi]) -> None:
    kept = keep(given, NOW)

    whole = [one for one in given if one.verifisert]
    if whole:
        assert max(whole, key=lambda one: (one.logg.nummer, one.tatt)).navn in kept
    if whole_until_now(given):
        assert max(whole_until_now(given), key=lambda one: one.tatt).tatt in {
            one.tatt for one in given if one.navn in kept
        }


@given(copies)
def test_what_is_damaged_or_dated_after_now_is_left_alone_and_takes_no_place(given: list[Kopi]) -> None:
    kept = keep(given, NOW)
    apart = {one.navn for one in given} - {one.navn for one in whole_until_now(given)}

    assert apart <= kept
    assert keep(whole_until_now(given), NOW) <= kept
    assert len(kept - apart) <= MOST


@given(copies)
def test_each_of_the_latest_days_and_months_with_a_copy_has_one(given: list[Kopi]) -> None:
    kept = [one for one in whole_until_now(given) if one.navn in keep(given, NOW)]
    for count, pattern in ((14, "%Y%m%d"), (12, "%Y%m")):
        there = sorted({f"{one.tatt:{pattern}}" for one in whole_until_now(given)})[-count:]
        assert {*there} <= {f"{one.tatt:{pattern}}" for one in kept}


def test_a_year_of_working_days_keeps_hours_days_weeks_and_months() -> None:
    """Twelve copies a day, thinned after each: the far past keeps one a month, and the sum stays small."""
    present: list[Kopi] = []
    start = NOW - timedelta(days=500)
    for day in range(500):
        for part in range(12):
            moment = start + timedelta(days=day, minutes=30 * part)
            present.append(copy(moment, day * 12 + part))
            kept = keep(present, moment)
            present = [one for one in present if one.navn in kept]

    assert len(present) <= MOST
    assert len({f"{one.tatt:%Y%m}" for one in present}) == 12
    assert len({one.tatt.date() for one in present if NOW - one.tatt < timedelta(days=14)}) == 14


def test_a_pause_costs_no_old_copy_its_place() -> None:
    """After half a year without work the copies from before are all that there is."""
    before = [copy(NOW - timedelta(days=200 + day), 500 - day) for day in range(14)]

    assert keep([copy(NOW, 501), *before], NOW) == {one.navn for one in before} | {copy(NOW, 501).navn}


def test_copies_dated_by_a_clock_that_ran_ahead_do_not_push_out_todays() -> None:
    ahead = [copy(NOW + timedelta(days=4000 + n), n) for n in range(30)]
    today = [copy(NOW - timedelta(minutes=n), 100 - n) for n in range(10)]

    assert {one.navn for one in today} <= keep([*ahead, *today], NOW)
