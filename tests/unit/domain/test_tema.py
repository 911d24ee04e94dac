"""A theme is closed once, by a stop point, with a conclusion; nothing else takes it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.tema import Tema, closed, require_words
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)
OPEN = Tema("t1", "b1", "Søvn", date(2026, 11, 1), "Trygg Havn")


def test_a_conclusion_closes_it_and_keeps_who_raised_it() -> None:
    done = closed(OPEN, "s1", " Sover nå ", DAY)
    assert done == replace(OPEN, lukket=DAY, stoppunkt_id="s1", konklusjon="Sover nå")


def test_without_a_conclusion_it_stands_open() -> None:
    with pytest.raises(KnownError, match="tema_mangler_konklusjon"):
        closed(OPEN, "s1", "  ", DAY)


def test_it_is_not_closed_twice() -> None:
    with pytest.raises(KnownError, match="tema_er_lukket"):
        closed(closed(OPEN, "s1", "Sover nå", DAY), "s2", "Igjen", DAY)


def test_a_theme_says_something() -> None:
    require_words(OPEN)
    with pytest.raises(KnownError, match="tema_mangler_tekst"):
        require_words(replace(OPEN, tekst=" "))
