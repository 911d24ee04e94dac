"""What the threat model says about guessing is what the command prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lang.gjettekost import guesses_a_second, in_words, table

pytestmark = pytest.mark.lang

MODEL = (Path(__file__).resolve().parents[2] / "docs" / "trusselmodell.md").read_text(encoding="utf-8")


def test_the_threat_model_shows_the_table_that_is_printed() -> None:
    assert "\n".join(table()) in MODEL
    assert f"{guesses_a_second():.0f} forsøk i sekundet" in MODEL.replace("\n", " ")


@pytest.mark.parametrize(
    ("seconds", "words"), [(2.4, "2,4 sekunder"), (240, "4 minutter"), (3e6, "35 døgn"), (8.85e11, "28 000 år")]
)
def test_a_time_is_told_with_two_digits(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
