"""A stop point has both halves, an owner and a review that comes after it; what is known can be traced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.stoppunkt import FOR_ADULTS, Faktum, Samarbeidspart, Sikkerhet, Stoppunkt, require_complete
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)
KNOWN = Faktum("Sover lite", "Nattevakt", dato=DAY)
WHOLE = Stoppunkt(
    "s1", "b1", DAY, "Trygg Havn", date(2026, 12, 7), (KNOWN,), "", "Hun trenger ro", beslutning="Vi ringer BUP"
)


@pytest.mark.parametrize(
    ("stop", "measures", "code"),
    [
        (replace(WHOLE, fakta=()), 1, "stoppunkt_mangler_vet"),
        (replace(WHOLE, fakta=(Faktum("  "),)), 1, "stoppunkt_mangler_vet"),
        (replace(WHOLE, fakta=(replace(KNOWN, kilde=" "),)), 1, "stoppunkt_mangler_kilde"),
        (replace(WHOLE, fakta=(replace(KNOWN, dato=None),)), 1, "stoppunkt_mangler_kilde"),
        (replace(WHOLE, fakta=(KNOWN, Faktum("Er redd", sikkerhet=Sikkerhet.USIKKERT))), 1, "stoppunkt_mangler_kilde"),
        (replace(WHOLE, konklusjon=" "), 1, "stoppunkt_mangler_konklusjon"),
        (replace(WHOLE, beslutning=" "), 0, "stoppunkt_mangler_gjoer"),
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
        (replace(WHOLE, beslutning=""), 1),
        (replace(WHOLE, fakta=(Faktum("Hva som skjer hjemme", sikkerhet=Sikkerhet.VET_IKKE),)), 0),
        (replace(WHOLE, fakta=(KNOWN, Faktum(" "))), 0),
        (replace(WHOLE, ses_igjen=date(2026, 11, 24)), 0),
    ],
)
def test_both_halves_are_enough(stop: Stoppunkt, measures: int) -> None:
    require_complete(stop, measures)


def test_the_prompt_list_holds_services_for_adults_too() -> None:
    assert set(Samarbeidspart) > FOR_ADULTS
    assert {Samarbeidspart.VOKSENPSYKIATRI, Samarbeidspart.NAV} <= FOR_ADULTS
