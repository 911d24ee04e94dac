"""A reservation of one answer: what it is about, what hangs below it, and when somebody's words are known again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.samtykkeforbehold import OWN_WORDS, Forbehold, answer_key, is_held, quotes

TODAY = date(2026, 11, 23)
ONE = Forbehold("f1", "b1", TODAY, frozenset(), skjema_id="mal", sti="rus/rus.3")
WORDS = "Jeg røyker bak garasjen"


def test_one_answer_holds_back_no_whole_category() -> None:
    assert ONE.svar == answer_key("mal", "rus/rus.3")
    assert ONE.held_from("bup", TODAY) == frozenset()
    assert Forbehold("f2", "b1", TODAY, frozenset({Innhold.RUS})).svar == ""


def test_it_stands_from_its_day_until_the_child_lifts_it() -> None:
    assert not ONE.holds_on(TODAY - timedelta(1))
    assert ONE.is_towards("bup", TODAY)
    lifted = replace(ONE, opphevet=TODAY + timedelta(2))
    assert [lifted.holds_on(TODAY + timedelta(days)) for days in range(4)] == [True, True, False, False]


def test_it_stands_towards_those_who_are_named_or_towards_everybody() -> None:
    some = replace(ONE, mottakere=frozenset({Mottakerkategori.FORELDRE}))
    assert (some.is_towards("foreldre", TODAY), some.is_towards("bup", TODAY)) == (True, False)
    assert all(ONE.is_towards(one.value, TODAY) for one in Mottakerkategori)


@pytest.mark.parametrize(
    ("path", "held"),
    [("rus/rus.3", True), ("rus/rus.3/rus.3.1", True), ("rus/rus.3[1]/a", True), ("rus/rus.30", False), ("rus", False)],
)
def test_what_hangs_below_it_is_held_with_it_and_what_is_only_called_alike_is_not(path: str, held: bool) -> None:
    assert is_held(answer_key("mal", path), {ONE.svar}) is held
    assert not is_held(answer_key("annen", path), {ONE.svar})


@given(st.lists(st.sampled_from([" ", "\n", "\t", "  "]), min_size=3, max_size=3), st.booleans())
def test_words_are_known_again_whatever_the_spacing_and_the_case(gaps: list[str], loud: bool) -> None:
    said = "".join(word + gap for word, gap in zip(WORDS.split(), [*gaps, ""], strict=True))
    assert quotes(f"Hun sa: {said.upper() if loud else said}. Mer.", [WORDS])


def test_few_letters_that_anybody_could_have_written_are_not_a_quote() -> None:
    assert not quotes("Ja, det går bra", ["Ja", "det går", ""])
    assert quotes("x" * OWN_WORDS, ["x" * OWN_WORDS])
    assert not quotes("x" * OWN_WORDS, ["x" * (OWN_WORDS + 1)])
