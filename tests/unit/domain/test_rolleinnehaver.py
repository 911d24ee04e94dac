"""Roles at those we work with: the last day is a day in the role, and an empty one is told of until somebody comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori, Tjeneste
from helseansvarlig.domain.regelkilde import Kilde, Maalform, Regelstatus
from helseansvarlig.domain.rolleinnehaver import (
    Ledighet,
    Rolleinnehaver,
    Rollekrav,
    Samarbeidsrolle,
    require_whole,
    vacancies,
)
from helseansvarlig.errors import KnownError

BUP = Motpart("b1", "BUP Elvebyen", Mottakerkategori.BUP)
SYKEHUS = Motpart("h1", "Sykehuset", Mottakerkategori.BUP, tjeneste=Tjeneste.HELSEFORETAK)
ANSVARLIG = Samarbeidsrolle.BARNEVERNANSVARLIG
KILDE = Kilde("rutinene", Regelstatus.KONTROLLERT, date(2026, 11, 22))
KRAV = (Rollekrav("a", ANSVARLIG, Tjeneste.BUP, Maalform("ord", "ord"), KILDE),)
KLAR = Rolleinnehaver("p1", "b1", ANSVARLIG, "Klar Himmel", fra=date(2026, 1, 1), til=date(2026, 6, 30))


def empty(people: list[Rolleinnehaver], dag: date) -> tuple[Ledighet, ...]:
    return vacancies(KRAV, (SYKEHUS, BUP), people, dag)


def test_a_role_nobody_has_been_written_down_for_is_empty_since_nobody_knows_when() -> None:
    assert empty([], date(2026, 3, 1)) == (Ledighet(BUP, ANSVARLIG),)


def test_the_last_day_is_a_day_in_the_role_and_the_next_day_is_empty() -> None:
    assert empty([KLAR], date(2026, 6, 30)) == ()
    assert empty([KLAR], date(2026, 7, 1)) == (Ledighet(BUP, ANSVARLIG, date(2026, 7, 1), "Klar Himmel"),)


def test_who_begins_later_is_told_of_and_fills_it_from_her_day() -> None:
    lun = Rolleinnehaver("p2", "b1", ANSVARLIG, "Lun Peis", fra=date(2026, 8, 15))

    assert empty([KLAR, lun], date(2026, 8, 14)) == (
        Ledighet(BUP, ANSVARLIG, date(2026, 7, 1), "Klar Himmel", date(2026, 8, 15)),
    )
    assert empty([KLAR, lun], date(2026, 8, 15)) == ()


@pytest.mark.parametrize(
    "other", [replace(KLAR, rolle=Samarbeidsrolle.LEDER), replace(KLAR, motpart_id="h1")], ids=["role", "service"]
)
def test_somebody_in_another_role_or_at_another_service_does_not_fill_it(other: Rolleinnehaver) -> None:
    assert empty([other], date(2026, 3, 1)) == (Ledighet(BUP, ANSVARLIG),)


@given(st.integers(0, 400), st.integers(0, 400), st.integers(-500, 500))
def test_it_is_empty_on_exactly_the_days_that_nobody_holds_it(start: int, length: int, at: int) -> None:
    fra = date(2026, 1, 1) + timedelta(days=start)
    one = replace(KLAR, fra=fra, til=fra + timedelta(days=length))
    dag = fra + timedelta(days=at)

    assert bool(empty([one], dag)) is not (one.fra <= dag <= one.til if one.fra and one.til else True)


def test_nobody_ends_before_beginning_and_nobody_is_without_a_name() -> None:
    with pytest.raises(KnownError, match="rolle_slutter_foer_start"):
        require_whole(replace(KLAR, til=date(2025, 12, 31)))
    with pytest.raises(KnownError, match="rolle_mangler_navn"):
        require_whole(replace(KLAR, navn="  "))
    require_whole(replace(KLAR, til=KLAR.fra))
