"""The house's own numbers stand in their places, and what there is none of is not looked for in an emergency."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.bootstrap import load_rules
from helseansvarlig.domain.lokalnummer import (
    FIRST,
    LEGEVAKT,
    Lokalnummer,
    numbers_here,
    require_number,
    unanswered,
    with_local,
)
from helseansvarlig.domain.regelkilde import Regelstatus
from helseansvarlig.domain.regelverk import Regelverk
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)


@pytest.fixture
def rules() -> Regelverk:
    return load_rules()


def number(key: str, nummer: str = "62 00 00 00") -> Lokalnummer:
    return Lokalnummer(key, nummer, False, DAY)


def none_of(key: str) -> Lokalnummer:
    return Lokalnummer(key, "", True, DAY)


def test_a_number_that_is_written_in_stands_in_every_red_flag_that_calls_it(rules: Regelverk) -> None:
    filled = with_local(rules, [number("bup_akutt")])

    called = [phone for flag in filled.roede_flagg.values() for phone in filled.telefoner_for(flag)]
    assert {phone.nummer for phone in called if phone.id == "bup_akutt"} == {"62 00 00 00"}
    source = filled.telefoner["bup_akutt"].kilde
    assert (source.kontrollert, source.status) == (DAY, Regelstatus.KONTROLLERT)
    assert filled.telefoner["barnevernsvakt"].nummer == "", "what is not answered is still missed"


def test_what_there_is_none_of_is_gone_from_the_flags_and_every_flag_still_has_somebody(rules: Regelverk) -> None:
    filled = with_local(rules, [none_of(one.id) for one in unanswered(rules, [])])

    assert not [one for one in filled.telefoner.values() if one.er_lokal]
    assert all(filled.telefoner_for(flag) for flag in filled.roede_flagg.values())


def test_the_numbers_of_the_whole_country_are_never_taken_away_or_hidden(rules: Regelverk) -> None:
    national = {one.id: one.nummer for one in rules.telefoner.values() if not one.er_lokal}
    filled = with_local(rules, [number("bup_akutt")], "62 53 00 00")

    assert {key: filled.telefoner[key].nummer for key in national} == {**national, LEGEVAKT: "62 53 00 00 · 116 117"}
    assert with_local(rules, [], " 116117 ").telefoner == rules.telefoner, "the same number is not said twice"


def test_what_is_unanswered_is_what_is_local_and_has_no_row(rules: Regelverk) -> None:
    every = [one.id for one in rules.telefoner.values() if one.er_lokal]
    assert [one.id for one in unanswered(rules, [])] == every
    assert set(FIRST) <= set(every)
    assert [one.id for one in unanswered(rules, [number(every[0]), none_of(every[1])])] == every[2:]


@pytest.mark.parametrize("typed", ["113", "62 00 00 00", "+47 62 00 00 00", "62 00 00 00, tast 2"])
def test_what_can_be_dialled_is_a_number(typed: str) -> None:
    require_number(typed)


@pytest.mark.parametrize("typed", ["", "12", "ring Rolig", "1" * 41])
def test_what_nobody_can_dial_is_refused(typed: str) -> None:
    with pytest.raises(KnownError, match="nummer_ugyldig"):
        require_number(typed)


def test_a_paper_has_the_houses_own_numbers_and_none_that_it_has_not(rules: Regelverk) -> None:
    rows = [number("bup_akutt"), none_of("ambulant_akutteam")]
    here = {one.id: one.nummer for one in numbers_here(rules.telefoner.values(), rows, "62 11 11 11")}

    assert here["bup_akutt"] == "62 00 00 00"
    assert "ambulant_akutteam" not in here
    assert here[LEGEVAKT] == "62 11 11 11 · 116 117"
    assert here == {one.id: one.nummer for one in with_local(rules, rows, "62 11 11 11").telefoner.values()}
