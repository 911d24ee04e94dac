"""An entry can be traced: what, when, who with which competence, and what it came to, as it was given."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from helseansvarlig.domain.instrument import Instrument, Tall, require_complete
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)
WHOLE = Instrument("i1", "b1", "Et skjema", DAY, "Klok Stein", "psykologspesialist", "2", (Tall("Sum", "12,5"),))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (replace(WHOLE, navn=" "), "instrument_mangler_navn"),
        (replace(WHOLE, utfoert_av=""), "instrument_mangler_utfoert_av"),
        (replace(WHOLE, kompetanse=""), "instrument_mangler_kompetanse"),
        (replace(WHOLE, dato=DAY + timedelta(days=1)), "instrument_dato"),
        (replace(WHOLE, tall=()), "instrument_tomt"),
        (replace(WHOLE, tall=(Tall("Sum", " "),)), "instrument_tall_uten_navn"),
        (replace(WHOLE, tall=(Tall("", "12"),)), "instrument_tall_uten_navn"),
    ],
)
def test_what_nobody_could_trace_is_refused(row: Instrument, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        require_complete(row, DAY)


@pytest.mark.parametrize("row", [WHOLE, replace(WHOLE, tall=(), vurdering="Trenger ro"), replace(WHOLE, versjon="")])
def test_numbers_or_the_clinicians_words_are_enough(row: Instrument) -> None:
    require_complete(row, DAY)


def test_there_is_room_for_facts_and_none_for_a_score_a_label_or_a_colour() -> None:
    """Decision 3: a field that would judge the child cannot come in unseen."""
    assert {one.name for one in fields(Instrument)} == {
        "id", "barn_id", "navn", "dato", "utfoert_av", "kompetanse", "versjon", "tall", "vurdering",
    }  # fmt: skip
    assert {one.name for one in fields(Tall)} == {"navn", "verdi"}
