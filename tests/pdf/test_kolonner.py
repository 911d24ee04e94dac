"""Columns share a table's width: the rule by itself, for any table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.pdf.kolonner import share_width

WIDTHS = st.lists(st.floats(0, 900), min_size=1, max_size=8)


def test_what_fits_stands_on_one_line_and_the_rest_is_shared() -> None:
    assert share_width((100, 50, 150), 360) == (120, 70, 170)


def test_a_long_column_takes_what_the_short_ones_leave() -> None:
    assert share_width((80, 60, 500), 400) == (80, 60, 260)


def test_two_long_columns_are_equal() -> None:
    assert share_width((50, 900, 500), 450) == (50, 200, 200)


def test_a_table_without_columns_has_no_widths() -> None:
    assert share_width((), 400) == ()


@given(WIDTHS)
def test_they_fill_the_width_and_nobody_starves(wanted: list[float]) -> None:
    widths = share_width(wanted, 500)
    assert sum(widths) == pytest.approx(500)
    assert all(got >= min(want, 500 / len(wanted)) - 1e-6 for want, got in zip(wanted, widths, strict=True))
