import time

from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.pdf.brekk import break_lines


def broken(text: str, width: int) -> list[str]:
    """Every character is one point wide."""
    return break_lines(text, width, len)


def test_a_line_that_continues_ends_with_its_space() -> None:
    assert broken("jeg vil sove godt", 8) == ["jeg vil ", "sove ", "godt"]


def test_a_word_wider_than_the_line_is_cut_without_inventing_a_space() -> None:
    assert broken("se abcdefghij nå", 4) == ["se ", "abcd", "efgh", "ij ", "nå"]


def test_line_feeds_are_kept_and_many_blank_lines_become_one() -> None:
    assert broken("\n\nen\n\n\n\nto\ntre\n", 10) == ["en ", "", "to ", "tre"]


def test_dates_and_telephone_numbers_are_not_broken() -> None:
    assert broken("den 12. november", 13) == ["den ", "12. november"]
    assert broken("ring 62 00 00 01", 12) == ["ring ", "62 00 00 01"]
    assert broken("etter § 13-1", 9) == ["etter ", "§ 13-1"]
    assert broken("etter barnevernsloven § 13-1", 24) == ["etter ", "barnevernsloven § 13-1"]


def test_a_short_word_is_not_left_alone_on_the_last_line() -> None:
    assert broken("vi ser på det og vi retter det nå", 32) == ["vi ser på det og vi retter ", "det nå"]
    assert broken("vi ser på barnevernstjenesten i november nå", 29) == [
        "vi ser på barnevernstjenesten ",
        "i november nå",
    ]


def test_a_word_stays_alone_where_the_line_above_has_none_to_give() -> None:
    assert broken("barnevernstjenesten ser det nå", 27) == ["barnevernstjenesten ser det ", "nå"]
    assert broken("vi ser på det og vi retter det\nnå", 32) == ["vi ser på det og vi retter det ", "nå"]


def test_a_sentence_may_break_after_a_year() -> None:
    assert broken("i 2026. Den", 8) == ["i 2026. ", "Den"]


def test_empty_text_has_no_lines() -> None:
    assert broken("", 10) == []
    assert broken(" \n \n", 10) == []


@given(st.text(alphabet="ab c\n12.§", max_size=300), st.integers(1, 30))
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int) -> None:
    lines = broken(text, width)

    assert all(len(line.rstrip()) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_very_long_texts_are_broken_in_linear_time() -> None:
    started = time.perf_counter()
    for text in ("x" * 200_000, "ord " * 50_000, "a\n" * 100_000, "12 " * 60_000):
        broken(text, 90)

    assert time.perf_counter() - started < 3
