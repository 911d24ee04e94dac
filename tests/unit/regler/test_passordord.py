"""The words that ship can be read aloud and typed on every keyboard; a list that is not such is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helseansvarlig.domain.ordpassord import FEWEST
from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.regler.passordord import load_passordord


def write(folder: Path, words: list[str]) -> Path:
    (folder / "ord.json").write_text(json.dumps({"om": "", "ord": words}), "utf-8")
    return folder


def test_the_words_that_ship_are_many_short_and_plain_letters() -> None:
    words = load_passordord(resources() / "passord")
    assert len(words) >= FEWEST
    assert all(word.isascii() and word.islower() and 2 <= len(word) <= 12 for word in words)


def test_too_few_a_double_or_a_letter_that_keyboards_lack_is_refused(tmp_path: Path) -> None:
    good = list(load_passordord(resources() / "passord"))
    for bad in (good[: FEWEST - 1], [*good, good[0]], [*good, "blåbær"], [*good, "To"]):
        with pytest.raises(KnownError, match="regler_ugyldig"):
            load_passordord(write(tmp_path, bad))
    assert load_passordord(write(tmp_path, good)) == tuple(good)
