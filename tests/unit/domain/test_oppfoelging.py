"""Overdue is what is open after its day."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.domain.oppfoelging import Oppfoelging, is_overdue

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("due", "done", "overdue"),
    [
        (date(2026, 11, 22), None, True),
        (DAY, None, False),
        (date(2026, 11, 24), None, False),
        (date(2026, 11, 22), DAY, False),
    ],
)
def test_it_is_overdue_from_the_day_after(due: date, done: date | None, overdue: bool) -> None:
    assert is_overdue(Oppfoelging("o1", "b1", "Ringe BUP", "Trygg", due, done), DAY) is overdue
