"""Which finished kartlegginger wait for a stop point, and what only a stop point can end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.kartlegging import FraPapir, Kartlegging, Kartleggingsstatus
from helseansvarlig.domain.oppfoelging import Oppfoelging, Regelgrunn
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.domain.stoppunktfrist import (
    OLD_PAPER,
    cause_of,
    finished_on,
    is_about_stop,
    is_corrected_since,
    is_missing_stop,
    look_again_source,
    needs_stop,
    require_free,
    waiting_source,
    without_stop,
)
from helseansvarlig.errors import KnownError

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
DAY = date(2026, 11, 23)
LONG_AGO = date(2020, 1, 1)


def done(number: int, after: timedelta = timedelta()) -> Kartlegging:
    """A kartlegging that was finished so long after noon."""
    return Kartlegging(
        f"k{number}", "b", "f", "1.0.0", "hash", NOON, "Rolig Bekk", Kartleggingsstatus.FERDIG, ferdig=NOON + after
    )


def stop(kartlegging_id: str = "") -> Stoppunkt:
    return Stoppunkt("s", "b", DAY, "Trygg Havn", DAY + timedelta(7), (), "", "Ro", kartlegging_id=kartlegging_id)


def follow_up(kilde: str, **facts: object) -> Oppfoelging:
    row = Oppfoelging("o", "b", "Noe", "Trygg Havn", DAY, kilde=kilde, fra_regel=Regelgrunn("regel", DAY, DAY))
    return replace(row, **facts)  # type: ignore[arg-type] # tests name fields


def test_one_stop_point_covers_what_it_names_and_all_before_it() -> None:
    rows = [done(2, timedelta(hours=2)), done(1), done(3, timedelta(days=1))]
    assert [row.id for row in without_stop(rows, [], DAY, OSLO)] == ["k1", "k2", "k3"]
    assert [row.id for row in without_stop(rows, [stop("k2")], DAY, OSLO)] == ["k3"]
    assert without_stop(rows, [stop("k2"), stop("k3")], DAY, OSLO) == ()


@pytest.mark.parametrize("named", ["", "gone"])
def test_a_stop_point_about_something_else_covers_none(named: str) -> None:
    assert without_stop([done(1)], [stop(named)], DAY, OSLO) == (done(1),)


def test_what_is_not_finished_or_was_finished_before_we_asked_does_not_wait() -> None:
    begun = replace(done(1), ferdig=None, status=Kartleggingsstatus.PAABEGYNT)
    assert not needs_stop(begun, OSLO)
    assert without_stop([begun], [], LONG_AGO, OSLO) == ()
    assert without_stop([done(1)], [], DAY + timedelta(days=1), OSLO) == ()


@pytest.mark.parametrize(
    ("ago", "needed"), [(timedelta(0), True), (OLD_PAPER, True), (OLD_PAPER + timedelta(1), False)]
)
def test_an_old_paper_typed_in_is_history(ago: timedelta, needed: bool) -> None:
    paper = replace(done(1), fra_papir=FraPapir(DAY - ago, NOON, "Trygg Havn"))
    assert needs_stop(paper, OSLO) is needed
    assert bool(without_stop([paper], [], LONG_AGO, OSLO)) is needed


def test_the_day_is_the_one_it_was_here() -> None:
    assert finished_on(replace(done(1), ferdig=datetime(2026, 11, 22, 23, 30, tzinfo=UTC)), OSLO) == DAY
    assert finished_on(replace(done(1), ferdig=None), OSLO) == DAY


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=12))
def test_nothing_vanishes_each_is_covered_or_waits(hours: list[tuple[int, bool]]) -> None:
    rows = [done(number, timedelta(hours=hour)) for number, (hour, _) in enumerate(hours)]
    stops = [stop(row.id) for row, (_, named) in zip(rows, hours, strict=True) if named]
    waiting = without_stop(rows, stops, LONG_AGO, OSLO)
    named = {one.kartlegging_id for one in stops}
    for row in rows:
        later = any(other.id in named and (other.ferdig or NOON) >= (row.ferdig or NOON) for other in rows)
        assert (row in waiting) is not later


def test_only_a_stop_point_ends_a_missing_one() -> None:
    missing = follow_up(waiting_source("k1"))
    assert is_missing_stop(missing)
    assert is_about_stop(missing)
    assert cause_of(missing) == "k1"
    with pytest.raises(KnownError, match="mangler_stoppunkt"):
        require_free(missing)


@pytest.mark.parametrize("facts", [{"fra_regel": None}, {"gjort": DAY}])
def test_one_without_its_rule_or_done_already_is_like_any_other(facts: dict[str, object]) -> None:
    row = follow_up(waiting_source("k1"), **facts)
    assert not is_missing_stop(row)
    require_free(row)


def test_a_correction_is_looked_at_and_ticked_off() -> None:
    row = follow_up(look_again_source("k1"))
    assert is_corrected_since(row)
    assert is_about_stop(row)
    assert cause_of(row) == "k1"
    require_free(row)
    assert not is_about_stop(follow_up("moete:k1"))
