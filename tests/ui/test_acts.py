"""Everything that is logged has words on the screen, and no words are left over."""

from __future__ import annotations

from helseansvarlig.domain.logg import HANDLINGER
from ui.acts import ACTS, act_words


def test_every_act_has_words() -> None:
    assert set(ACTS) == set(HANDLINGER)


def test_no_two_acts_are_told_apart_by_nothing() -> None:
    assert len(set(ACTS.values())) == len(ACTS)


def test_an_act_of_a_newer_program_is_a_change() -> None:
    assert act_words("noe.nytt") == "endring"
