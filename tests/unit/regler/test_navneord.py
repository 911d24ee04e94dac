"""The words we ship that keep ordinary text from counting as names; a fault in the file is told with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.regler.navneord import load_navneord

SHIPPED = resources() / "hjelp"


def test_the_shipped_words_are_read() -> None:
    words = load_navneord(SHIPPED)

    assert {"stein", "vår", "liv", "vakker"} <= words.ogsaa_ord
    assert {"skole", "avdeling", "bup"} <= words.i_stedsnavn
    assert {"mor", "særkontakt"} <= words.roller


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "regler_mangler"),
        ("{", "regler_ugyldig"),
        ("[]", "regler_ugyldig"),
        ('{"ogsaa_ord": []}', "regler_ugyldig"),
    ],
)
def test_a_file_that_is_missing_or_broken_is_told(tmp_path: Path, content: str | None, code: str) -> None:
    if content is not None:
        (tmp_path / "navneord.json").write_text(content, encoding="utf-8")
    with pytest.raises(KnownError, match=code):
        load_navneord(tmp_path)


@pytest.mark.parametrize("word", ["Stein", "to ord", "aase", 3])
def test_a_word_that_could_never_be_met_is_told_with_its_place(tmp_path: Path, word: object) -> None:
    raw = json.loads((SHIPPED / "navneord.json").read_text(encoding="utf-8")) | {"roller": ["mor", word]}
    (tmp_path / "navneord.json").write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(KnownError) as told:
        load_navneord(tmp_path)

    assert told.value.params["sted"] == "roller[1]"
