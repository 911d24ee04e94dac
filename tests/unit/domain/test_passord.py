"""A password is judged by its length and by what is left without everybody's words; never by signs and digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.passord import MIN_LENGTH, Styrke, strength


@pytest.mark.parametrize(
    ("password", "verdict"),
    [
        ("", Styrke.FOR_KORT),
        ("Kort!1Aa", Styrke.FOR_KORT),
        ("elleve tegn", Styrke.FOR_KORT),
        ("            a", Styrke.FOR_KORT),
        ("aaaaaaaaaaaaaaaaaaaa", Styrke.FOR_VANLIG),
        ("passord123456", Styrke.FOR_VANLIG),
        ("Passord Passord Passord", Styrke.FOR_VANLIG),
        ("Helseansvarlig2026!", Styrke.FOR_VANLIG),
        ("Sommer2026Vinter2027", Styrke.FOR_VANLIG),
        ("123456789012345", Styrke.FOR_VANLIG),
        ("fjordbåtkveld", Styrke.GOD),
        ("blå båt på fjorden", Styrke.SVAERT_GOD),
        ("blåbåtpåfjordenikveld", Styrke.SVAERT_GOD),
    ],
)
def test_how_a_password_is_judged(password: str, verdict: Styrke) -> None:
    assert strength(password) is verdict


@given(st.text(max_size=MIN_LENGTH - 1))
def test_short_is_short_whatever_it_is_made_of(password: str) -> None:
    assert strength(password) is Styrke.FOR_KORT


@given(st.text(max_size=60))
def test_space_around_it_neither_helps_nor_hurts(password: str) -> None:
    assert strength(f"  {password} ") is strength(password)


@given(st.lists(st.sampled_from(["passord", "sommer", "123456", "2026", "!", "Norge"]), max_size=12))
def test_everybodys_words_in_a_row_are_never_good(words: list[str]) -> None:
    assert strength("".join(words)) in (Styrke.FOR_KORT, Styrke.FOR_VANLIG)
