"""Six words out of a list that is long enough, each as likely as any other."""

from __future__ import annotations

from collections import Counter

import pytest

from helseansvarlig.domain.ordpassord import FEWEST, WORDS, draw_words
from helseansvarlig.errors import BugError

LIST = tuple(f"ord{number}" for number in range(FEWEST))


def test_six_words_of_the_list_parted_by_single_spaces() -> None:
    words = draw_words(LIST).split(" ")
    assert len(words) == WORDS
    assert set(words) <= set(LIST)


def test_two_copies_do_not_share_their_words_and_every_part_of_the_list_is_drawn_from() -> None:
    drawn = [draw_words(LIST) for _ in range(500)]
    assert len(set(drawn)) == len(drawn)
    tenths = Counter(LIST.index(word) * 10 // FEWEST for one in drawn for word in one.split())
    assert min(tenths[part] for part in range(10)) > 3000 / 10 * 0.6


def test_a_short_list_or_one_that_repeats_itself_draws_nothing() -> None:
    for short in (LIST[:-1], (*LIST[:-1], LIST[0])):
        with pytest.raises(BugError):
            draw_words(short)
