from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.demo.people import birth_date, foedselsnummer, name_of
from helseansvarlig.domain.barn import age_on
from helseansvarlig.domain.identifikator import Serie, is_same_day, judge_personnummer

TODAY = date(2026, 11, 21)


@given(st.dates(date(2005, 1, 1), date(2020, 12, 31)), st.integers(0, 500))
def test_a_number_is_valid_says_the_birth_date_and_belongs_to_nobody(born: date, start: int) -> None:
    verdict = judge_personnummer(foedselsnummer(born, start))

    assert verdict.is_valid
    assert verdict.serie is Serie.SKATTEETATEN_80
    assert is_same_day(verdict, born)


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)), st.integers(11, 17), st.integers(0, 330))
def test_a_birth_date_gives_the_age_that_was_asked_for(today: date, age: int, days_since: int) -> None:
    assert age_on(birth_date(today, age, days_since), today) == age


def test_a_seed_turns_the_list_of_names_and_gives_each_child_its_own() -> None:
    first, second = ([name_of(index, seed) for index in range(24)] for seed in (1, 2))

    assert len(set(first)) == 24
    assert second == first[1:] + first[:1]
    assert all(len(name.split()) == 2 for name in first)


def test_two_children_born_on_one_day_have_different_numbers() -> None:
    born = TODAY - timedelta(days=5000)

    assert foedselsnummer(born, 1) != foedselsnummer(born, 38)
