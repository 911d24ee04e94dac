"""Which forms to begin with: those worded for the child's age first, nobody shut out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.skjema import Aldersspenn, Skjema, Tekst
from helseansvarlig.domain.skjema_alder import order_by_age, passer
from tests.unit.skjema.forms import ALDERSSPENN


def form(alder: Aldersspenn | None, name: str = "s") -> Skjema:
    return Skjema(name, "1", Tekst(name), (), alder=alder)


BARN, UNGDOM, VOKSEN, ALLE = (
    form(Aldersspenn(6, 12), "barn"),
    form(Aldersspenn(12, 16), "ungdom"),
    form(Aldersspenn(16), "voksen"),
    form(None, "alle"),
)
AGES = st.none() | st.integers(0, 30)
FORMS = st.lists(st.builds(form, st.none() | ALDERSSPENN), max_size=6)


@pytest.mark.parametrize(
    ("skjema", "alder", "fits"),
    [
        (UNGDOM, 11, False),
        (UNGDOM, 12, True),
        (UNGDOM, 15, True),
        (UNGDOM, 16, False),
        (VOKSEN, 15, False),
        (VOKSEN, 24, True),
        (ALLE, 3, True),
        (UNGDOM, None, True),
    ],
)
def test_a_span_holds_from_its_first_birthday_until_the_next_span_begins(
    skjema: Skjema, alder: int | None, *, fits: bool
) -> None:
    assert passer(skjema, alder) is fits


@pytest.mark.parametrize(
    ("alder", "order"),
    [
        (13, ["alle", "ungdom", "barn", "voksen"]),
        (17, ["voksen", "alle", "ungdom", "barn"]),
        (3, ["alle", "barn", "ungdom", "voksen"]),
        (None, ["voksen", "alle", "barn", "ungdom"]),
    ],
)
def test_what_fits_comes_first_and_then_what_is_nearest(alder: int | None, order: list[str]) -> None:
    assert [one.id for one in order_by_age([VOKSEN, ALLE, BARN, UNGDOM], alder)] == order


@given(FORMS, AGES)
def test_nothing_is_lost_and_no_form_that_fits_stands_behind_one_that_does_not(
    skjemaer: list[Skjema], alder: int | None
) -> None:
    ordered = order_by_age(skjemaer, alder)
    fits = [passer(one, alder) for one in ordered]
    assert sorted(map(id, ordered)) == sorted(map(id, skjemaer))
    assert fits == sorted(fits, reverse=True)


@given(FORMS, AGES)
def test_forms_that_fit_equally_well_stay_in_their_order(skjemaer: list[Skjema], alder: int | None) -> None:
    fitting = [one for one in skjemaer if passer(one, alder)]
    assert list(order_by_age(skjemaer, alder))[: len(fitting)] == fitting


@given(ALDERSSPENN)
def test_a_span_holds_every_year_inside_it_and_none_outside(alder: Aldersspenn) -> None:
    end = 40 if alder.til is None else alder.til
    held = [year for year in range(40) if passer(form(alder), year)]
    assert held == list(range(alder.fra, end))
