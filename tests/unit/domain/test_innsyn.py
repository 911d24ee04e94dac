"""Marks and keeping out: a mark is the row's own, and what is kept out is out."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.innsyn import Holdegrunn, Innslag, Innslagstype, keep_out

DAY = date(2026, 11, 23)


def entry(number: int, day: date = DAY) -> Innslag:
    return Innslag(f"notat:{number}", day, Innslagstype.NOTAT, (("hva", f"ord{number}"),))


MANY = [entry(number) for number in range(30)]


@given(st.dictionaries(st.sampled_from([one.rad for one in MANY]), st.sampled_from(Holdegrunn)), st.integers(0, 5))
def test_what_is_shown_and_what_is_counted_are_the_whole(reasons: dict[str, Holdegrunn], answers: int) -> None:
    made = keep_out(MANY, reasons, answers)

    assert len(made.innslag) + sum(made.holdt.values()) == len(MANY) + answers
    assert not {one.rad for one in made.innslag} & set(reasons)
    assert all(made.holdt.values())


def test_the_oldest_stands_first_and_a_mark_does_not_move() -> None:
    late, early = entry(1), entry(2, date(2021, 1, 1))

    assert keep_out([late, early], {}).innslag == (early, late)
    assert (late.merke, late.ord) == (entry(1, date(1999, 1, 1)).merke, "ord1")
