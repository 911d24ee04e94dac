"""Foreign patterns are run only when they cannot hold the program up."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helseansvarlig.domain.moenster import MAX_TEKST, compile_moenster, matches


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|a)*$",
        "((a*))*b",
        "(?=a)b",
        r"(a)\1",
        "a" * 201,
        "[",
        "a*a*a*a*a*b",
        "(a{1,9}){2,}",
        "(a?){30}a{30}",
        "(a|a){30}",
        "a?" * 40,
        "a*a*a*a*b",
        "())",
        "(",
    ],
)
def test_what_could_run_for_ever_or_is_not_understood_is_not_run(pattern: str) -> None:
    assert compile_moenster(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        (r"[0-9]{4}", "0301", "301"),
        (r"^[^@\s]+@[^@\s]+\.[^@\s]+$", "vakker@blomst.no", "vakker@@blomst"),
        ("(?:ja|nei)", "ja", "kanskje"),
        (r"\d{2}\.\d{2}\.\d{4}", "04.03.2026", "4.3.2026"),
    ],
)
def test_everyday_patterns_are_run(pattern: str, good: str, bad: str) -> None:
    compiled = compile_moenster(pattern)
    assert compiled is not None
    assert matches(compiled, good)
    assert not matches(compiled, bad)


@pytest.mark.parametrize("pattern", ["a*a*a*b", "a*a*" + "a?" * 8 + "b", "a{50}a{50}b"])
def test_the_worst_that_is_run_is_quick(pattern: str) -> None:
    compiled = compile_moenster(pattern)
    started = time.monotonic()
    assert compiled is not None
    assert not matches(compiled, "a" * (MAX_TEKST - 1) + "c")
    assert time.monotonic() - started < 2


def test_a_text_too_long_to_try_is_let_through() -> None:
    compiled = compile_moenster("a")
    assert compiled is not None
    assert matches(compiled, "b" * (MAX_TEKST + 1))


@given(st.text("ab()|*+?{}1,[]^\\.", max_size=12))
@settings(max_examples=300, deadline=None)
def test_no_pattern_takes_long(pattern: str) -> None:
    compiled = compile_moenster(pattern)
    started = time.monotonic()
    if compiled is not None:
        matches(compiled, "a" * MAX_TEKST)
    assert time.monotonic() - started < 2
