"""Another child's name in a record: every way it is written, and what is no name of another child."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.navnefunn import names_of_others
from helseansvarlig.domain.person import Person

VAKKER = Barn("b1", "Vakker Blomst", date(2011, 3, 12), trygg_voksen="Rolig Bekk", innflyttet=date(2026, 9, 1))
MODIG = Barn("b2", "Modig Gran", date(2010, 5, 1), "14820997841", innflyttet=date(2026, 1, 1))
ANNE = Barn("b3", "Anne-Lise Stille Vik", date(2012, 5, 1))
HUSET = (VAKKER, MODIG, ANNE)


def found(text: str, *, barn: Barn = VAKKER, alle: tuple[Barn, ...] = HUSET, voksne: tuple[str, ...] = ()) -> list[str]:
    return [one.tekst for one in names_of_others(barn, alle, voksne).find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kranglet med Modig om fjernkontrollen",
        "Det var Modigs tur",
        "Modig's tur",
        "MODIG GRAN ble med",
        "modig gran ble med",
        "Satt ved siden av Gran.",
        "Modig-saken er tatt opp",
        "Snakket med Modi etterpå",
        "Det var Modis tur",
        "Nummer 14820997841 sto på arket",
        "Nummer 148209 97841 sto på arket",
        "Lise kom også",
        "spiste frokost med modig før skolen",
        "Modig  Gran",
    ],
)
def test_another_child_is_known_however_it_is_written(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vakker Blomst var modig i dag",
        "Hun sa: Det var modig gjort",
        "Blomst og Vakker er samme barn",
        "Rolig Bekk satt hos henne",
        "Det grantreet står ved Grana",
        "Moderne musikk",
        "",
    ],
)
def test_what_names_no_other_child_is_let_be(text: str) -> None:
    assert found(text) == []


def test_a_grown_up_of_the_same_name_is_no_child_where_the_whole_name_stands() -> None:
    said = "Modig Havn hadde vakt"

    assert found(said) == ["Modig"], "the control: nobody knows who it is"
    assert found(said, voksne=("Modig Havn",)) == []
    assert found("Modig ringte", voksne=("Modig Havn",)) == ["Modig"], "by first name alone nobody can tell"
    parent = replace(VAKKER, foreldreansvar=(Person("Modig Blomst", "mor"),))
    assert found("Modig Blomst ringte", barn=parent) == []


def test_a_name_that_the_child_itself_has_tells_nothing_but_the_whole_one_does() -> None:
    brother = Barn("b4", "Modig Blomst", date(2013, 1, 1))
    assert found("Blomst ringte, så kom Modig", alle=(VAKKER, brother)) == ["Modig"]
    assert found("modig blomst", alle=(VAKKER, brother)) == ["modig blomst"]


def test_two_rows_with_the_childs_own_name_keep_nothing_from_it() -> None:
    assert found("Vakker Blomst sov", alle=(VAKKER, replace(VAKKER, id="b9"))) == []


@pytest.mark.parametrize(
    ("came", "left", "is_found"),
    [(None, None, True), (date(2020, 1, 1), date(2026, 9, 1), True), (date(2020, 1, 1), date(2026, 8, 31), False)],
)
def test_a_first_name_is_that_of_a_child_who_lived_here_at_the_same_time(
    came: date | None, left: date | None, is_found: bool
) -> None:
    """A first name alone, of somebody who moved years before, is somebody else's."""
    other = replace(MODIG, innflyttet=came, flyttet=left)

    assert bool(found("Modig kom", alle=(VAKKER, other))) is is_found
    assert found("Modig Gran kom", alle=(VAKKER, other)), "the whole name is always that child's"


def test_every_place_is_told_in_order_as_it_stands() -> None:
    hits = names_of_others(VAKKER, HUSET).find("Først Modigs, så Anne-Lise.")
    assert [(one.start, one.slutt, one.tekst) for one in hits] == [(6, 12, "Modigs"), (17, 26, "Anne-Lise")]


def test_an_accent_may_be_written_in_two_ways() -> None:
    andre = (VAKKER, Barn("b5", "Andr\u00e9 Vik", date(2012, 1, 1)))
    assert found("Andre\u0301 kom", alle=andre)


@given(st.text(max_size=200))
def test_whatever_is_written_each_place_is_the_words_that_stand_there(text: str) -> None:
    for hit in names_of_others(VAKKER, HUSET).find(text):
        assert text[hit.start : hit.slutt] == hit.tekst


@pytest.mark.parametrize(
    "text", ["Gran, Modig", "Annelise Vik", "M\u00adodig kom", "Anne-Lise\nVik", "Det var «Lise».", "LISE!"]
)
def test_it_is_the_same_search_as_for_a_text_without_names(text: str) -> None:
    """Turned about, joined, parted by what cannot be seen: what one of them knows, the other knows."""
    assert found(text)


@pytest.mark.parametrize(
    "text", ["V.B. og M.G. snakket", "Bakkegata 3", "Ring 62 00 00 00", "12831199999", "04.03.2011"]
)
def test_what_is_nobodys_name_is_not_looked_for(text: str) -> None:
    """The child's own number, telephones and addresses stand in papers that may name the child."""
    assert found(text) == []


def test_where_a_text_is_about_no_child_every_child_who_lives_here_counts() -> None:
    moved = replace(MODIG, flyttet=date(2026, 2, 1))
    names = names_of_others(None, (VAKKER, moved))

    assert [one.tekst for one in names.find("Vakker kom. Modig kom. Modig Gran kom.")] == ["Vakker", "Modig Gran"]


@pytest.mark.parametrize(
    "voksen", ["Modig Havn (kontakt), tlf. 900 00 000", "mor Modig Havn", "Modig Havn, BUP Elvebyen"]
)
def test_a_grown_up_is_known_in_what_was_written_of_who_it_is(voksen: str) -> None:
    assert found("Modig Havn hadde vakt", voksne=(voksen,)) == []
    assert found("Havn, Modig hadde vakt", voksne=(voksen,)) == []
    assert found("Modig Gran hadde vakt", voksne=(voksen, "Modig Gran")) == ["Modig Gran"], "a child is a child"


def test_ten_thousand_letters_and_two_hundred_children_take_no_time_to_speak_of() -> None:
    many = tuple(Barn(f"c{n}", f"Navn{n} Slekt{n}", date(2012, 1, 1)) for n in range(200))
    names = names_of_others(VAKKER, (VAKKER, *many))
    text = "Hun sov til sju og spiste frokost. " * 300
    started = time.thread_time()
    assert names.find(text) == ()
    assert time.thread_time() - started < 0.25


def test_two_searches_for_the_same_are_the_same() -> None:
    """What a page holds is compared before it is drawn anew."""
    assert names_of_others(VAKKER, HUSET) == names_of_others(VAKKER, HUSET)
    assert len({names_of_others(VAKKER, HUSET), names_of_others(VAKKER, HUSET), names_of_others(MODIG, HUSET)}) == 2
