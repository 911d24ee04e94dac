"""Words as they are typed, in every form they are written in; the line where they stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.soek import EXCERPT, MOST_FORMS, MOST_WORDS, Ordformer, Soek, excerpt, fits, words_of

FORMER = Ordformer(
    ord=(("hva", "kva"), ("uke", "veke")),
    ledd=(
        ("barneverns", "barnevern"),
        ("ansvarlig", "ansvarleg"),
        ("tjeneste", "teneste"),
        ("henvisning", "tilvising"),
    ),
)
SPELLINGS = {"barnevernansvarlig", "barnevernsansvarlig", "barnevernansvarleg", "barnevernsansvarleg"}
TYPED = st.text(max_size=60) | st.text('ab æøå"*():^+-{}\\ANDORNOT\0', max_size=60)


@pytest.mark.parametrize("spelling", sorted(SPELLINGS))
def test_both_parts_of_a_compound_take_every_spelling(spelling: str) -> None:
    assert set(FORMER.forms_of(spelling)) == SPELLINGS


def test_the_typed_form_comes_first() -> None:
    assert FORMER.forms_of("tenesta")[0] == "tenesta"


@pytest.mark.parametrize(
    ("typed", "also"),
    [("tilvisingsgrunnlag", "henvisningsgrunnlag"), ("barneverntjenesten", "barnevernstenesten"), ("hva", "kva")],
)
def test_endings_follow_along(typed: str, also: str) -> None:
    assert also in FORMER.forms_of(typed)


@pytest.mark.parametrize(("typed", "also"), [("tilvis", "henvisning"), ("henv", "tilvising")])
def test_a_word_on_its_way_finds_the_other_form_before_it_is_whole(typed: str, also: str) -> None:
    assert also in FORMER.forms_of(typed)


@pytest.mark.parametrize("typed", ["til", "hvasking", "vekesiden", "an"])
def test_a_short_beginning_or_a_longer_word_is_not_taken_for_another(typed: str) -> None:
    assert FORMER.forms_of(typed) == (typed,)


def test_a_letter_and_its_mark_apart_are_found_too() -> None:
    assert FORMER.read(unicodedata.normalize("NFD", "Åse")).ord == (("åse", unicodedata.normalize("NFD", "åse")),)


def test_one_letter_is_a_word_on_its_way() -> None:
    assert FORMER.read("vakker b").ord == (("vakker",),)
    assert not FORMER.read("v")


@pytest.mark.parametrize("typed", ["148209 97841", "Vakker 148209 97841"])
def test_an_identity_number_in_two_parts_is_one(typed: str) -> None:
    assert ("14820997841",) in FORMER.read(typed).ord


def test_two_numbers_of_other_lengths_stay_two() -> None:
    assert len(FORMER.read("148209 978").ord) == 2


@given(TYPED)
def test_whatever_is_typed_becomes_words_of_letters_and_digits_alone(typed: str) -> None:
    soek = FORMER.read(typed)

    assert len(soek.ord) <= MOST_WORDS
    assert all(len(forms) <= MOST_FORMS for forms in soek.ord)
    assert all(unicodedata.normalize("NFC", form).isalnum() for forms in soek.ord for form in forms)


@given(st.text(max_size=200), TYPED, st.integers(20, 200))
def test_an_excerpt_is_never_much_longer_than_asked_for(text: str, typed: str, length: int) -> None:
    assert len(excerpt(text, FORMER.read(typed), length)) <= length + len("…  …")


def test_an_excerpt_is_the_line_with_the_word() -> None:
    text = "Henvisningsgrunnlag\nSover dårlig om natta\nTrives på skolen"
    assert excerpt(text, FORMER.read("natt")) == "Sover dårlig om natta"


def test_a_long_line_is_cut_round_the_word_at_whole_words() -> None:
    text = "ord " * 40 + "Tannlegen ringte " + "mer " * 40
    cut = excerpt(text, FORMER.read("tannlege"))

    assert cut.startswith("… ord ")
    assert cut.endswith(" mer …")
    assert "Tannlegen" in cut
    assert len(cut) <= EXCERPT + 4


def test_a_word_inside_another_is_no_find() -> None:
    assert excerpt("Bakrus\nRusmidler", FORMER.read("rus")) == "Rusmidler"


def test_what_was_found_by_the_childs_name_alone_is_told_by_its_beginning() -> None:
    assert excerpt("\nRinge skolen\nRolig Bekk", FORMER.read("vakker")) == "Ringe skolen"


def test_every_word_must_begin_a_word() -> None:
    assert fits(FORMER.read("ny kartl"), "Ny kartlegging")
    assert fits(FORMER.read("KVA"), "Hva vet vi nå?")
    assert not fits(FORMER.read("ny legging"), "Ny kartlegging")
    assert fits(Soek(), "hva som helst")


def test_words_are_told_apart_by_everything_that_is_no_letter_or_digit() -> None:
    assert words_of("Åse-Marie, §4-2 (uke 12)") == ["åse", "marie", "4", "2", "uke", "12"]
