"""The incident note knows what is left to do, by when, and ends only when nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.hendelsesnotat import (
    Anrop,
    Ettersamtale,
    Hendelsesnotat,
    Steg,
    Underretning,
    Varsling,
    Vurdert,
    due,
    missing,
    require_begun,
    require_whole,
)
from helseansvarlig.errors import KnownError

AT = datetime(2026, 11, 22, 21, 40, tzinfo=UTC)
DAY = date(2026, 11, 23)
EMPTY = Hendelsesnotat("h1", "b1", AT, "Tok tabletter", "Trygg Havn", "livsfare")
DONE = {
    Steg.ANROP: {"anrop": (Anrop("Medisinsk nødtelefon", "113", AT, "Trygg Havn"),)},
    Steg.BARNEVERN: {"barnevern": Underretning(AT, "Trygg Havn")},
    Steg.STATSFORVALTER: {"statsforvalter": Vurdert(Varsling.IKKE_AKTUELT, "Liv var ikke i fare")},
    Steg.SAMTALE: {"samtale": Ettersamtale(DAY, "Rolig Bekk")},
    Steg.PLAN: {"plan_sett_paa": DAY},
}


def noted(*steps: Steg) -> Hendelsesnotat:
    facts: dict[str, object] = {}
    for step in steps:
        facts |= DONE[step]
    return replace(EMPTY, **facts)  # type: ignore[arg-type] # the table names the fields


@given(st.sets(st.sampled_from(Steg)))
def test_what_is_not_done_is_what_is_missing_in_the_order_it_is_asked(done: set[Steg]) -> None:
    assert missing(noted(*done)) == tuple(step for step in Steg if step not in done)


@pytest.mark.parametrize(
    ("half", "step"),
    [
        ({"anrop": (Anrop(" ", "113", AT, "Trygg Havn"),)}, Steg.ANROP),
        ({"barnevern": Underretning(AT, " ")}, Steg.BARNEVERN),
        ({"barnevern": Underretning(None, "Trygg Havn")}, Steg.BARNEVERN),
        ({"statsforvalter": Vurdert(Varsling.VARSLET, " ")}, Steg.STATSFORVALTER),
        ({"statsforvalter": Vurdert(None, "Fordi")}, Steg.STATSFORVALTER),
        ({"samtale": Ettersamtale(DAY, "")}, Steg.SAMTALE),
        ({"samtale": Ettersamtale(None, "Rolig Bekk", "Jeg ville sove")}, Steg.SAMTALE),
    ],
)
def test_half_a_step_is_not_done(half: dict[str, object], step: Steg) -> None:
    """«Considered» without a why, and «told» without by whom, is what an auditor would ask about."""
    assert step in missing(replace(noted(*Steg), **half))  # type: ignore[arg-type] # the table names the fields


def test_the_child_need_not_say_anything() -> None:
    assert missing(noted(*Steg)) == ()


@pytest.mark.parametrize("step", Steg)
def test_the_talk_and_the_plan_may_wait_a_night_and_nothing_else_may(step: Steg) -> None:
    waits = step in (Steg.SAMTALE, Steg.PLAN)
    assert due(step, DAY) == DAY + timedelta(days=1 if waits else 0)


def test_a_note_ends_only_when_everything_is_done() -> None:
    require_whole(noted(*Steg))
    with pytest.raises(KnownError) as refused:
        require_whole(noted(Steg.ANROP))
    assert (refused.value.code, refused.value.params) == ("hendelse_ikke_ferdig", {"antall": 4})


def test_a_note_says_what_it_is_about() -> None:
    require_begun(replace(EMPTY, hva=""))
    require_begun(replace(EMPTY, flagg=""))
    with pytest.raises(KnownError, match="hendelse_mangler_hva"):
        require_begun(replace(EMPTY, hva=" ", flagg=""))
