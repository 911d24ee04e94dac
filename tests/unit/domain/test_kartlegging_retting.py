"""What stood before stays in order, and nothing is corrected without a reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.kartlegging_retting import Svarretting, history_by_path, require_reason
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def row(number: int, sti: str, minutes: int) -> Svarretting:
    return Svarretting(
        f"r{number}", "k1", sti, besvart(number), AT, "Trygg Havn", AT + timedelta(minutes=minutes), "Trygg Havn", "x"
    )


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 50)), max_size=12), st.randoms())
def test_the_history_of_an_answer_is_all_of_it_newest_first_whatever_order_it_came_in(
    drawn: list[tuple[str, int]], chance: Random
) -> None:
    rows = [row(number, sti, minutes) for number, (sti, minutes) in enumerate(drawn)]
    mixed = list(rows)
    chance.shuffle(mixed)
    history = history_by_path(mixed)

    assert {one for each in history.values() for one in each} == set(rows)
    for sti, each in history.items():
        assert all(one.sti == sti for one in each)
        assert [one.rettet for one in each] == sorted((one.rettet for one in each), reverse=True)


@pytest.mark.parametrize("empty", ["", "   ", "\n\t"])
def test_a_reason_of_nothing_is_none(empty: str) -> None:
    with pytest.raises(KnownError, match="retting_mangler_grunn"):
        require_reason(empty)
    assert require_reason(f"{empty}Skrev feil ") == "Skrev feil"
