"""A long theme is turned like pages, and a question stays on its page whatever is answered before it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.cli_ytelse_skjema import EVERY, ITEMS, large_form
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.svar import Svarsett, besvart
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from helseansvarlig.skjema.questionnaire import parse_questionnaire
from ui.screens.kartlegging.model import END, MOST_ON_A_PAGE, Memory, steps_of

ROW = Kartlegging("k", "b", "stor", "1", "h", datetime(2026, 3, 4, tzinfo=UTC), "Rolig Bekk")
BARN = Barn("b", "Vakker Blomst", date(2011, 3, 4))
YES_NO = st.sets(st.sampled_from(range(0, ITEMS, EVERY)))


def picture(themes: int) -> Kartleggingsbilde:
    skjema = parse_questionnaire(json.dumps(large_form(themes)).encode()).require()
    empty = Kartleggingsbilde(
        kartlegging=ROW, barn=BARN, skjema=skjema, svar=Svarsett(), steder=(), stilles={}, utloest=(), tidligere={}
    )
    return empty.with_svar(Svarsett())


FLAT, LONG = picture(1), picture(2)


@pytest.mark.parametrize("bilde", [FLAT, LONG], ids=["in no theme", "in two long themes"])
def test_no_step_is_longer_than_a_page_and_nothing_is_left_out(bilde: Kartleggingsbilde) -> None:
    *steps, end = steps_of(bilde, Memory(), "nb")
    assert max(len(step.rows) for step in steps) <= MOST_ON_A_PAGE
    asked = [p.path for p in bilde.steder if p.punkt.is_question and bilde.stilles[p.path]]
    assert [row.path for step in steps for row in step.questions] == asked
    assert (end.key, len({step.key for step in steps})) == (END, len(steps))


def test_a_theme_that_fits_on_a_page_is_one_step_and_bears_its_own_name() -> None:
    bilde = picture(10)
    *steps, _ = steps_of(bilde, Memory(), "nb")
    assert [step.key for step in steps] == [theme.link_id for theme in bilde.skjema.punkter]
    assert [step.title for step in steps] == [theme.tekst.tekst for theme in bilde.skjema.punkter]


@pytest.mark.parametrize("bilde", [FLAT, LONG], ids=["in no theme", "in two long themes"])
def test_the_pages_of_a_long_theme_are_told_apart_by_their_titles(bilde: Kartleggingsbilde) -> None:
    *steps, end = steps_of(bilde, Memory(), "nb")
    titles = [step.title for step in steps]
    assert len(set(titles)) == len(titles)
    for theme in {step.theme for step in steps}:
        pages = [step for step in steps if step.theme == theme]
        assert [(step.page, step.pages) for step in pages] == [(n, len(pages)) for n in range(1, len(pages) + 1)]
        assert all(step.title.endswith(f" ({step.page} av {len(pages)})") for step in pages)
    assert (end.page, end.pages, end.title) == (1, 1, "Les gjennom sammen")


@given(YES_NO)
def test_a_question_stays_on_its_page_whatever_is_answered(yes: set[int]) -> None:
    svar = Svarsett({f"s{number}": besvart(True) for number in yes})
    before = {row.path: step.key for step in steps_of(FLAT, Memory(), "nb") for row in step.rows}
    after = {row.path: step.key for step in steps_of(FLAT.with_svar(svar), Memory(), "nb") for row in step.rows}
    assert before.items() <= after.items()
    assert len(after) == len(before) + len(yes)
