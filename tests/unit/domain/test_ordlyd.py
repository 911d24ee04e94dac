from datetime import date

import pytest

from helseansvarlig.domain.ordlyd import as_sentence, format_date, format_period
from helseansvarlig.pdf.tekster import load_tekster


@pytest.mark.parametrize("maalform", ["nb", "nn"])
def test_a_date_is_written_as_it_is_read_aloud(maalform: str) -> None:
    assert format_date(load_tekster(maalform), date(2026, 2, 1)) == "1. februar 2026"


def test_every_month_has_its_name() -> None:
    names = {format_date(load_tekster("nb"), date(2026, month, 1)) for month in range(1, 13)}

    assert len(names) == 12


def test_a_period_of_one_day_is_one_date() -> None:
    first, last = date(2026, 2, 1), date(2026, 3, 2)

    assert format_period(load_tekster("nb"), first, last) == "1. februar 2026 – 2. mars 2026"
    assert format_period(load_tekster("nb"), first, first) == "1. februar 2026"


@pytest.mark.parametrize(
    ("said", "sentence"), [("Enig", "Enig."), ("Enig!", "Enig!"), ("Hvorfor?", "Hvorfor?"), ("", "")]
)
def test_what_was_chosen_ends_as_a_sentence(said: str, sentence: str) -> None:
    assert as_sentence(said) == sentence
