from datetime import date

import pytest

from helseansvarlig.domain.ordlyd import format_date
from helseansvarlig.pdf.tekster import load_tekster


@pytest.mark.parametrize("maalform", ["nb", "nn"])
def test_a_date_is_written_as_it_is_read_aloud(maalform: str) -> None:
    assert format_date(load_tekster(maalform), date(2026, 2, 1)) == "1. februar 2026"


def test_every_month_has_its_name() -> None:
    names = {format_date(load_tekster("nb"), date(2026, month, 1)) for month in range(1, 13)}

    assert len(names) == 12
