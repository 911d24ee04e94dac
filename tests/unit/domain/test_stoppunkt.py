"""A stop point has both halves, an owner and a review that comes after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.stoppunkt import Faktum, Sikkerhet, Stoppunkt, require_complete
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)
WHOLE = Stoppunkt("s1", "b1", DAY, "Trygg Havn", date(2026, 12, 7), (Faktum("Sover lite"),), "", "Vi ringer BUP")


@pytest.mark.parametrize(
    ("stop", "measures", "code"),
    [
        (replace(WHOLE, fakta=()), 1, "stoppunkt_mangler_vet"),
        (replace(WHOLE, fakta=(Faktum("  "),)), 1, "stoppunkt_mangler_vet"),
        (replace(WHOLE, konklusjon=" "), 0, "stoppunkt_mangler_gjoer"),
        (replace(WHOLE, eier=""), 1, "stoppunkt_mangler_eier"),
        (replace(WHOLE, ses_igjen=DAY), 1, "stoppunkt_dato"),
        (replace(WHOLE, ses_igjen=date(2026, 11, 1)), 1, "stoppunkt_dato"),
    ],
)
def test_half_a_stop_point_is_refused(stop: Stoppunkt, measures: int, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        require_complete(stop, measures)


@pytest.mark.parametrize(
    ("stop", "measures"),
    [
        (WHOLE, 0),
        (replace(WHOLE, konklusjon=""), 1),
        (replace(WHOLE, fakta=(Faktum("Vet ikke ennå", sikkerhet=Sikkerhet.VET_IKKE),)), 0),
        (replace(WHOLE, ses_igjen=date(2026, 11, 24)), 0),
    ],
)
def test_both_halves_are_enough(stop: Stoppunkt, measures: int) -> None:
    require_complete(stop, measures)
