"""The words of an item as they are typed, and back: nothing that was not changed is lost."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.malredigering import Ordlyd
from helseansvarlig.domain.skjema import Alternativ, Punkt, Punkttype, Tekst
from helseansvarlig.domain.verdi import Koding
from ui.screens.maler.draft_model import LAST, Punktord, new_of, ordlyd_of, words_of


def tekst(nb: str, nn: str = "", se: str = "") -> Tekst:
    return Tekst(nb, {key: text for key, text in (("nn", nn), ("se", se)) if text})


PUNKT = Punkt(
    "1", Punkttype.VALG, tekst("Sover du?", "Søv du?", "Oađát go?"), hvorfor=tekst("For å hjelpe"),
    alternativer=(
        Alternativ(Koding("a", "s", "Ja"), tekst("Ja", "Ja", "Juo")), Alternativ(Koding("b", "s", "Nei"), tekst("Nei")),
    ),
)  # fmt: skip


def test_words_that_are_not_changed_come_back_as_they_were_in_every_language() -> None:
    assert ordlyd_of(words_of(PUNKT, "1"), PUNKT) == Ordlyd(
        PUNKT.tekst, PUNKT.hvorfor, tuple(one.tekst for one in PUNKT.alternativer)
    )


def test_choices_stand_one_a_line_with_nynorsk_beside() -> None:
    typed = words_of(PUNKT, "1")
    assert (typed.valg, typed.valg_nynorsk) == ("Ja\nNei", "Ja\n")
    found = ordlyd_of(Punktord(tekst="?", valg=" Ja \n\nNei\n", valg_nynorsk="Ja\nNei"))
    assert found.valg == (tekst("Ja", "Ja"), tekst("Nei", "Nei"))


def test_more_nynorsk_than_choices_is_left_out() -> None:
    assert ordlyd_of(Punktord(tekst="?", valg="Ja", valg_nynorsk="Ja\nNei")).valg == (tekst("Ja", "Ja"),)


@pytest.mark.parametrize(
    ("slag", "type_", "flere"),
    [
        ("tekst", Punkttype.TEKST, False),
        ("ja_nei", Punkttype.JA_NEI, False),
        ("velg_en", Punkttype.VALG, False),
        ("velg_flere", Punkttype.VALG, True),
    ],
)
def test_what_is_added_is_of_the_kind_that_was_chosen(slag: str, type_: Punkttype, flere: bool) -> None:
    found = new_of(Punktord(slag=slag, ved="psykisk", tekst="Hva?", valg="A\nB"))
    assert (found.type, found.flere, found.ved) == (type_, flere, "psykisk")
    assert len(found.ordlyd.valg) == (2 if type_ is Punkttype.VALG else 0)


def test_a_theme_stands_in_no_theme_and_so_does_what_comes_last() -> None:
    assert new_of(Punktord(slag="tema", ved="psykisk", tekst="Nytt")).ved == ""
    assert new_of(Punktord(slag="tekst", ved=LAST, tekst="Noe mer?")).ved == ""
