"""One day, in every way that people write it."""

from datetime import date

import pytest

from helseansvarlig.domain.navnedato import days_in

DAY = date(2011, 3, 12)


@pytest.mark.parametrize(
    "written",
    ["12.03.2011", "12.3.2011", "12.3.11", "12.03.11", "12/3-2011", "12/3 2011", "12/3-11", "12-03-2011", "2011-03-12",
     "2011/03/12", "20110312", "12032011", "120311", "110312", "12 03 2011", "12 03 11", "12. mars 2011",
     "12.mars 2011",
     "12 mars 2011", "den 12. mars 2011", "12. mar. 2011", "12. mars -11", "12. mars '11", "tolvte mars 2011",
     "tolvte i tredje 2011", "12. i tredje 2011", "march 12, 2011", "12th march 2011", "12. av mars 2011"],
)  # fmt: skip
def test_the_day_is_known_however_it_is_written(written: str) -> None:
    assert any(day.may_be(DAY) and day.is_whole for day in days_in(f"født {written}, sa de"))


@pytest.mark.parametrize("written", ["12. mars", "12/3", "12.3.", "tolvte mars", "12. mars 14 barn kom"])
def test_a_day_without_a_year_may_be_it(written: str) -> None:
    assert any(day.may_be(DAY) and not day.is_whole for day in days_in(written))


@pytest.mark.parametrize(
    "written",
    [
        "13.03.2011",
        "12.04.2011",
        "12.03.2012",
        "12. april 2011",
        "kl. 12.03",
        "12,3 kg",
        "112.03.20111",
        "§ 12-3",
        "mars",
    ],
)
def test_another_day_is_not_it(written: str) -> None:
    assert not any(day.may_be(DAY) for day in days_in(written))


def test_a_day_right_behind_a_time_is_seen() -> None:
    assert any(day.may_be(DAY) for day in days_in("04.15. 12 03 11"))
