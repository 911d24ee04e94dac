"""Finding a child by typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.samtykke_words import Badgeord
from ui.screens.barn.model import Barnerad, list_of, plain

SHARE = Badgeord("success", "circle-check", "Kan dele", "alt → BUP")


def child(navn: str, voksen: str = "Rolig Bekk", *, here: bool = True) -> Barnerad:
    return Barnerad(navn, navn, "15 år", voksen, SHARE, "", "", None, here)


HOUSE = (child("Vakker Blomst"), child("Modig Gran", "Ærlig Ås"), child("Åpen Himmel"), child("Lys Måne", here=False))


def found(typed: str, *, also_moved: bool = False) -> list[str]:
    return [rad.navn for rad in list_of(HOUSE, typed, also_moved=also_moved).rader]


def test_nothing_typed_shows_everybody_who_lives_here() -> None:
    assert found("") == ["Vakker Blomst", "Modig Gran", "Åpen Himmel"]


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("va", ["Vakker Blomst"]),
        ("BLOM", ["Vakker Blomst"]),
        ("blom vak", ["Vakker Blomst"]),
        ("ærlig", ["Modig Gran"]),
        ("å", ["Modig Gran", "Åpen Himmel"]),
        ("apen", []),
        ("omst", []),
    ],
)
def test_each_typed_word_begins_a_word_of_the_name_or_of_the_trusted_adults(typed: str, hits: list[str]) -> None:
    assert found(typed) == hits


def test_who_has_moved_is_found_only_when_asked_for() -> None:
    assert found("lys") == []
    assert found("lys", also_moved=True) == ["Lys Måne"]


@pytest.mark.parametrize(("typed", "meant"), [("Vaker", "Vakker Blomst"), ("modigg", "Modig Gran"), ("zzzz", "")])
def test_a_slip_of_the_finger_is_met_with_a_suggestion(typed: str, meant: str) -> None:
    assert list_of(HOUSE, typed, also_moved=False).meant == meant


def test_both_counts_stand_whatever_is_typed() -> None:
    liste = list_of(HOUSE, "zzzz", also_moved=False)
    assert (liste.bor_her, liste.tidligere) == (3, 1)


@given(st.sampled_from(HOUSE[:3]), st.integers(1, 12))
def test_the_beginning_of_a_name_always_finds_its_child(rad: Barnerad, length: int) -> None:
    assert rad.navn in found(rad.navn[:length])


@given(st.text())
def test_any_text_can_be_typed(typed: str) -> None:
    assert set(found(typed)) <= {rad.navn for rad in HOUSE}
    assert plain(plain(typed)) == plain(typed)
