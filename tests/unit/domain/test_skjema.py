"""The form model's own small promises."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.skjema import Alternativ, Punkt, Punkttype, Skjema, Tekst, Verdisett
from helseansvarlig.domain.verdi import Koding


@pytest.mark.parametrize(("spraak", "expected"), [("nn", "Eg"), ("nn-NO", "Eg"), ("nb", "Jeg"), ("se", "Jeg")])
def test_words_come_in_the_language_asked_for_or_the_authors_own(spraak: str, expected: str) -> None:
    assert Tekst("Jeg", {"nn": "Eg"}).paa(spraak) == expected


def test_a_form_is_walked_in_the_order_people_read_it() -> None:
    form = Skjema(
        "s",
        "1",
        Tekst(),
        (
            Punkt("1", Punkttype.GRUPPE, punkter=(Punkt("1.1", Punkttype.JA_NEI), Punkt("1.2", Punkttype.TEKST))),
            Punkt("2", Punkttype.VISNING),
        ),
    )
    assert [p.link_id for p in form.walk()] == ["1", "1.1", "1.2", "2"]


@pytest.mark.parametrize(
    ("punkt", "expected"),
    [
        (Punkt("1", Punkttype.JA_NEI), True),
        (Punkt("1", Punkttype.VISNING), False),
        (Punkt("1", Punkttype.REFERANSE), False),
        (Punkt("1", Punkttype.JA_NEI, er_laast=True), False),
        (Punkt("1", Punkttype.JA_NEI, er_skjult=True), False),
    ],
)
def test_what_a_person_can_fill_in(punkt: Punkt, expected: bool) -> None:
    assert punkt.is_fillable is expected


def test_choices_come_from_the_item_before_the_forms_list() -> None:
    own, shared = Alternativ(Koding("a")), Alternativ(Koding("b"))
    assert Punkt("1", Punkttype.VALG, verdisett=Verdisett("#v", (shared,))).valg == (shared,)
    assert Punkt("1", Punkttype.VALG, alternativer=(own,), verdisett=Verdisett("#v", (shared,))).valg == (own,)
    assert Punkt("1", Punkttype.VALG).valg == ()
