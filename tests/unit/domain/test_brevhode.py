"""A letterhead holds a logo that is whole, and words that fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.brevhode import (
    BLANKT,
    MAX_ALTERNATIV,
    MAX_BREDDE,
    MAX_BUNNLINJE,
    MAX_HOEYDE,
    make_logo,
    require_valid,
)
from helseansvarlig.errors import KnownError

POINTS = bytes(range(12))


def test_a_logo_gives_back_the_points_it_was_made_of() -> None:
    logo = make_logo(2, 2, POINTS)

    assert (logo.bredde, logo.hoeyde, logo.points()) == (2, 2, POINTS)
    assert BLANKT.points() == b""


@pytest.mark.parametrize(
    ("bredde", "hoeyde", "punkter"),
    [
        (2, 2, POINTS[:-1]),
        (2, 2, POINTS + b"\0"),
        (0, 2, b""),
        (2, 0, b""),
        (-2, -2, POINTS),
        (MAX_BREDDE + 1, 1, bytes(3 * (MAX_BREDDE + 1))),
        (1, MAX_HOEYDE + 1, bytes(3 * (MAX_HOEYDE + 1))),
    ],
)
def test_what_is_no_whole_small_picture_is_refused(bredde: int, hoeyde: int, punkter: bytes) -> None:
    with pytest.raises(KnownError, match="logo_ikke_lest"):
        make_logo(bredde, hoeyde, punkter)


def test_no_more_points_are_unpacked_than_the_logo_has() -> None:
    large = make_logo(100, 100, bytes(30_000))

    assert len(replace(large, bredde=1, hoeyde=1).points()) == 3


def test_a_logo_without_words_is_refused_and_words_without_a_logo_are_not_needed() -> None:
    logo = make_logo(2, 2, POINTS)

    with pytest.raises(KnownError, match="logo_mangler_ord"):
        require_valid(replace(logo, alternativ="  "))
    require_valid(replace(logo, alternativ="En sol"))
    require_valid(BLANKT)


def test_words_that_do_not_fit_are_refused() -> None:
    with pytest.raises(KnownError, match="bunnlinje_for_lang"):
        require_valid(replace(BLANKT, bunnlinje="x" * (MAX_BUNNLINJE + 1)))
    with pytest.raises(KnownError, match="logo_ord_for_lang"):
        require_valid(replace(BLANKT, alternativ="x" * (MAX_ALTERNATIV + 1)))
    require_valid(replace(BLANKT, bunnlinje="x" * MAX_BUNNLINJE, alternativ="x" * MAX_ALTERNATIV))
