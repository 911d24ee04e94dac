"""Leaders see numbers that point to nobody."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.lederoversikt import SMALLEST, Oversikt, masked
from helseansvarlig.errors import KnownError

NUMBERS = Oversikt("2026-11-23", 12, 8, 7, None, 6, 5, None, None, 1, "2026-11-22")
GROUP = st.integers(0, 60)


@given(GROUP, GROUP)
def test_no_number_that_is_shown_tells_of_fewer_than_five(among: int, count: int) -> None:
    count = min(count, among)
    shown = masked(count, among)

    if shown is not None:
        assert shown == count >= SMALLEST
        assert among - count == 0 or among - count >= SMALLEST


@pytest.mark.parametrize(
    ("count", "among", "shown"), [(4, 12, None), (5, 12, 5), (8, 12, None), (12, 12, 12), (0, 9, None)]
)
def test_few_and_all_but_a_few_are_hidden(count: int, among: int, shown: int | None) -> None:
    assert masked(count, among) == shown


def test_the_numbers_come_back_as_they_were() -> None:
    assert Oversikt.from_text(NUMBERS.to_text()) == NUMBERS


def test_there_is_no_room_for_words() -> None:
    """Two days are the only text; a new field that holds words would have to change this test."""
    assert {one.name for one in fields(Oversikt) if one.type == "str"} == {"dag", "siste_kopi"}


@pytest.mark.parametrize("field", ["dag", "siste_kopi"])
def test_a_text_that_is_no_day_is_refused(field: str) -> None:
    with pytest.raises(KnownError) as caught:
        Oversikt.from_text(replace(NUMBERS, **{field: "Vakker Blomst"}).to_text())

    assert caught.value.code == "fremmed_ugyldig"
