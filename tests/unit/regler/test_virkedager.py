"""The public holidays of some years, as they stand in the almanac."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from helseansvarlig.regler.virkedager import norwegian_holidays

ALMANAC = {
    2024: "01-01 03-28 03-29 03-31 04-01 05-01 05-09 05-17 05-19 05-20 12-25 12-26",
    2026: "01-01 04-02 04-03 04-05 04-06 05-01 05-14 05-17 05-24 05-25 12-25 12-26",
    2027: "01-01 03-25 03-26 03-28 03-29 05-01 05-06 05-16 05-17 12-25 12-26",
    2028: "01-01 04-13 04-14 04-16 04-17 05-01 05-17 05-25 06-04 06-05 12-25 12-26",
    2038: "01-01 04-22 04-23 04-25 04-26 05-01 05-17 06-03 06-13 06-14 12-25 12-26",
}


@pytest.mark.parametrize("year", ALMANAC)
def test_a_year_is_as_in_the_almanac(year: int) -> None:
    assert sorted(norwegian_holidays(year)) == [date.fromisoformat(f"{year}-{day}") for day in ALMANAC[year].split()]


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 12, 31), date(2026, 4, 1), date(2026, 4, 4)])
def test_eves_are_no_public_holidays(day: date) -> None:
    assert day not in norwegian_holidays(day.year)


def test_the_library_is_loaded_by_the_first_who_counts_and_nobody_before() -> None:
    loaded = "assert ('holidays' in sys.modules) is"
    asked = (
        "import sys, helseansvarlig.regler.virkedager as v",
        f"{loaded} False",
        "v.norwegian_holidays(2026)",
        f"{loaded} True",
    )

    subprocess.run([sys.executable, "-c", "\n".join(asked)], check=True)
