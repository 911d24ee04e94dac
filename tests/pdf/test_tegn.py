import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.pdf.tegn import _ENKEL, clean_text, replace_missing


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("søvn", "søvn"),
        ("a\u030angst", "ångst"),
        ("en\r\nto\rtre\u2028fire", "en\nto\ntre\nfire"),
        ("a\tb", "a b"),
        ("\x00\x07\x1b[31m", "[31m"),
        ("\u202eakab\u202c", "akab"),
        ("a\u200bb\ufeffc\u00add", "abcd"),
        ("\ud800", "□"),
        ("👍🏽❤️", "👍❤"),
        ("a\u3000b", "a b"),
        ("12\u00a0kr", "12\u00a0kr"),
    ],
)
def test_what_is_typed_becomes_what_can_be_shown(typed: str, shown: str) -> None:
    assert clean_text(typed) == shown


def test_a_character_without_a_glyph_leaves_a_visible_mark() -> None:
    assert replace_missing("a😀\nb", frozenset({ord("a"), ord("b")})) == "a□\nb"


def test_no_glyph_is_lost_because_it_means_something_to_a_pattern() -> None:
    glyphs = frozenset(map(ord, "a]^-\\[&~|b"))

    assert replace_missing("a]^-\\[&~|b.", glyphs) == "a]^-\\[&~|b□"


def test_what_is_left_as_it_is_would_be_so_also_when_looked_at_one_by_one() -> None:
    simple = [chr(code) for code in range(0x3000) if _ENKEL.fullmatch(chr(code))]

    assert len(simple) > 300
    assert [c for c in simple if unicodedata.normalize("NFC", c) != c] == []
    assert [c for c in simple if clean_text(f"\u200b{c}") != c] == []


@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)

    assert clean_text(once) == once


@given(st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "Zs", "Ll"])))
def test_nothing_invisible_is_left(text: str) -> None:
    assert all(c == "\n" or c.isprintable() or c == "\u00a0" for c in clean_text(text))
