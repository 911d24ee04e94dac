"""The form that the benchmark runs is the one that is promised."""

from __future__ import annotations

import json

import pytest

from helseansvarlig import bootstrap
from helseansvarlig.cli_ytelse_skjema import CONDITIONS, ITEMS, large_form, run_large_form
from helseansvarlig.skjema.questionnaire import parse_questionnaire


@pytest.mark.parametrize("themes", [1, 10])
def test_it_has_three_hundred_questions_with_a_hundred_conditions_and_no_fault(themes: int) -> None:
    data = json.dumps(large_form(themes)).encode()
    questions = [punkt for punkt in parse_questionnaire(data).require().walk() if punkt.is_question]
    assert (len(questions), sum(bool(punkt.vilkaar) for punkt in questions)) == (ITEMS, CONDITIONS) == (300, 100)
    assert bootstrap.open_forms().validate(data) == ((), True)


def test_half_of_the_conditions_hold() -> None:
    assert run_large_form() == ITEMS - CONDITIONS // 2
