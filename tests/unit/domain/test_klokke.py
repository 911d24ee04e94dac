"""A clock that was set is told from time that passed, and a small correction from both."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.klokke import Klokkehopp, Tidspunkt, jump
from tests.conftest import NOW

MINUTE = timedelta(minutes=1)


@given(st.timedeltas(timedelta(), timedelta(days=4000)), st.timedeltas(-2 * MINUTE, 2 * MINUTE))
def test_time_that_passes_is_no_jump_and_neither_is_a_correction(passed: timedelta, corrected: timedelta) -> None:
    later = Tidspunkt(NOW + passed + corrected, passed.total_seconds())

    assert jump(Tidspunkt(NOW, 0.0), later) is Klokkehopp.INGEN or abs(corrected) == 2 * MINUTE


@pytest.mark.parametrize(
    ("set_by", "told"),
    [
        (timedelta(hours=1), Klokkehopp.FREM),
        (timedelta(hours=-1), Klokkehopp.TILBAKE),
        (3 * MINUTE, Klokkehopp.FREM),
        (-3 * MINUTE, Klokkehopp.TILBAKE),
        (MINUTE, Klokkehopp.INGEN),
    ],
)
def test_a_clock_that_is_set_has_jumped_however_long_after(set_by: timedelta, told: Klokkehopp) -> None:
    for hours in (0, 1, 500):
        later = Tidspunkt(NOW + timedelta(hours=hours) + set_by, hours * 3600.0)
        assert jump(Tidspunkt(NOW, 0.0), later) is told


def test_between_two_runs_only_a_step_back_can_be_told() -> None:
    assert jump(Tidspunkt(NOW), Tidspunkt(NOW + timedelta(days=9), 5.0)) is Klokkehopp.INGEN
    assert jump(Tidspunkt(NOW), Tidspunkt(NOW - 3 * MINUTE, 5.0)) is Klokkehopp.TILBAKE
    assert jump(Tidspunkt(NOW), Tidspunkt(NOW - MINUTE, 5.0)) is Klokkehopp.INGEN
