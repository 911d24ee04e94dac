"""However a name is typed, it is compared in one way, and what is found is told where it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.navnetekst import key_of, read_comparable, words_of


@pytest.mark.parametrize(
    ("typed", "compared"),
    [("Va\u00adkker", "Vakker"), ("V\u200ba\u200dkker", "Vakker"), ("A\u030adne", "Ådne"), ("１２٣", "123"),
     ("Ａda", "Ada"),     ("vanlig tekst", "vanlig tekst"), ("", ""), ("\u202eada\u202c", "ada"), ("\u0301ada", "ada")],
)  # fmt: skip
def test_what_is_unseen_goes_and_what_is_odd_becomes_plain(typed: str, compared: str) -> None:
    assert read_comparable(typed).tegn == compared


def test_a_place_is_told_as_it_was_typed() -> None:
    typed = "så V\u200ba\u200bkker."
    read = read_comparable(typed)
    start, slutt = read.original(read.tegn.index("V"), read.tegn.index("."))

    assert typed[start:slutt] == "V\u200ba\u200bkker"


@pytest.mark.parametrize("same", [("Håkon", "HAAKON"), ("André", "andre"), ("Åse", "Aase"), ("Zoë", "zoe")])
def test_two_ways_to_write_a_name_are_the_same(same: tuple[str, str]) -> None:
    assert key_of(same[0]) == key_of(same[1])


def test_a_word_knows_whether_its_capital_tells_anything() -> None:
    words = read_comparable("Stein ligger. Liv så «Vår», og Odd.\nTone").words()

    assert [(word.noekkel, word.begynner) for word in words if word.er_stor] == [
        ("stein", True), ("liv", True), ("vår", True), ("odd", False), ("tone", True),
    ]  # fmt: skip
    assert words_of("Anne-Lise O'Neill") == ("anne", "lise", "o", "neill")


@given(st.text(), st.data())
def test_every_place_is_a_place_in_what_was_typed(text: str, data: st.DataObject) -> None:
    read = read_comparable(text)
    if not read.tegn:
        return
    start = data.draw(st.integers(0, len(read.tegn) - 1))
    slutt = data.draw(st.integers(start + 1, len(read.tegn)))
    first, last = read.original(start, slutt)

    assert 0 <= first < last <= len(text)
