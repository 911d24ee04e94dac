"""How follow-ups are said: what an answer asked for names its theme, and nothing of what was answered."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.services.svarvern import source_of
from ui.frist_words import what_words

HVA = "Følg opp et svar i kartleggingen"


@pytest.mark.parametrize(
    ("kilde", "behov", "words"),
    [
        (source_of("k1", "psykisk/psykisk.1"), "Psykisk helse", f"{HVA}: Psykisk helse"),
        (source_of("k1", "psykisk/psykisk.1"), "", HVA),
        ("stoppunkt:s1", "Psykisk helse", HVA),
    ],
)
def test_what_an_answer_asked_for_says_which_theme_it_is_about(kilde: str, behov: str, words: str) -> None:
    row = Oppfoelging("o1", "b1", HVA, "Trygg Havn", date(2026, 11, 24), kilde=kilde, behov=behov)

    assert what_words(row) == words
