"""Guidance that is kept says what it was about and what was advised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.veiledning import Veiledning, require_whole
from helseansvarlig.errors import KnownError

RAAD = Veiledning("v1", date(2026, 11, 23), " Søvn ", " Faste voksne om kvelden. ", " Varm Vind ")


def test_it_is_kept_without_the_white_space_around_it() -> None:
    assert require_whole(RAAD) == replace(RAAD, tema="Søvn", raad="Faste voksne om kvelden.", gitt_av="Varm Vind")


@pytest.mark.parametrize("field", ["tema", "raad"])
def test_without_a_theme_or_an_advice_it_is_nothing(field: str) -> None:
    with pytest.raises(KnownError, match=f"veiledning_mangler_{field}"):
        require_whole(replace(RAAD, **{field: "\n"}))
