"""A child's age and first name; what the law counts as care taken over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.barn import OMSORG_OVERTATT, Barn, Hjemmel, age_on


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2011, 3, 4), date(2026, 3, 3), 14),
        (date(2011, 3, 4), date(2026, 3, 4), 15),
        (date(2012, 2, 29), date(2027, 2, 28), 14),
        (date(2012, 2, 29), date(2027, 3, 1), 15),
        (date(2012, 2, 29), date(2028, 2, 29), 16),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 11, 24), date(2026, 11, 23), -1),
    ],
)
def test_one_turns_older_on_the_birthday(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 9000))
def test_nobody_grows_younger(born: date, days: int) -> None:
    day = born + timedelta(days)

    assert 0 <= age_on(born, day) <= age_on(born, day + timedelta(1)) <= age_on(born, day) + 1


@pytest.mark.parametrize(
    ("name", "first"), [("Vakker Blomst", "Vakker"), (" Modig  Gran ", "Modig"), ("Elv", "Elv"), ("", ""), (" ", " ")]
)
def test_the_first_name_is_what_stands_first(name: str, first: str) -> None:
    assert Barn("b1", name, date(2011, 3, 4)).fornavn == first


def test_care_is_taken_over_by_the_three_bases_of_the_law() -> None:
    """Pbrl § 4-4 fourth paragraph; a voluntary stay or an emergency one at parents' request is not among them."""
    assert {h.value for h in OMSORG_OVERTATT} == {"bvl_4_2", "bvl_4_3", "bvl_5_1"}
    assert Hjemmel.FRIVILLIG_3_2 not in OMSORG_OVERTATT
