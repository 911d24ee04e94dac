"""A deviation says what happened and what was done at once; it is closed by what was learnt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.avvik import Avvik, require_whole
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)
AVVIK = Avvik("a1", DAY, " Legen så barnet for sent. ", " Ringte legevakta. ", "Rolig Bekk")


def test_it_is_kept_without_the_white_space_around_it() -> None:
    assert require_whole(AVVIK).hva == "Legen så barnet for sent."


@pytest.mark.parametrize("field", ["hva", "straks"])
def test_what_happened_and_what_was_done_are_both_said(field: str) -> None:
    with pytest.raises(KnownError, match=f"avvik_mangler_{field}"):
        require_whole(replace(AVVIK, **{field: ""}))


def test_it_is_not_closed_before_something_is_learnt() -> None:
    with pytest.raises(KnownError, match="avvik_mangler_laering"):
        require_whole(replace(AVVIK, lukket=DAY, laering=" "))
    assert require_whole(replace(AVVIK, lukket=DAY, laering="Nummeret henger på vaktrommet.")).lukket == DAY
