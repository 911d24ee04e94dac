"""Six steps: what the vault tells of follows from it, what it cannot know is ticked by somebody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.rutine import Rutine
from helseansvarlig.domain.samarbeidsavtale import Samarbeidsavtale
from helseansvarlig.domain.steg import (
    PUNKTER,
    SEEN,
    Holdepunkter,
    Steg,
    Stegkryss,
    Stegpunkt,
    progress,
)

DAY = date(2026, 11, 23)
AVTALE = Samarbeidsavtale("a", "BUP", gjelder_fra=DAY, evalueres=DAY + timedelta(days=365))
MOETE = Moete("m", Moetetype.OPPSTARTSMOETE, DAY, "BUP")
RUTINE = Rutine("r", "Legetilsyn", "Ring.", "Liv", DAY, DAY + timedelta(days=90))


def done(**held: object) -> set[Stegpunkt]:
    steps = progress(Holdepunkter(**held), DAY)  # type: ignore[arg-type]  # the fields are told as data
    return {one.punkt for step in steps for one in step.punkter if one.er_gjort}


def test_every_point_belongs_to_one_step() -> None:
    points = [one for step in Steg for one in PUNKTER[step]]

    assert len(Steg) == 6
    assert sorted(points) == sorted(Stegpunkt)


def test_an_empty_house_has_done_nothing() -> None:
    assert done() == set()


def test_a_planned_meeting_is_an_invitation_and_a_held_one_is_a_dialogue() -> None:
    assert done(moeter=[MOETE]) == {Stegpunkt.INVITERT}
    held = Moete("m", Moetetype.KONTAKTMOETE, DAY, "BUP", ferdig=True)
    assert done(moeter=[held]) == {Stegpunkt.INVITERT, Stegpunkt.DIALOGMOETE}
    assert done(moeter=[Moete("m", Moetetype.STATUSMOETE, DAY, "BUP", ferdig=True)]) == set()


def test_an_agreement_counts_while_it_holds_and_its_evaluation_when_it_has_a_day() -> None:
    assert done(avtaler=[AVTALE]) == {Stegpunkt.AVTALE, Stegpunkt.TID_SATT_AV}
    later = Samarbeidsavtale("a", "BUP", gjelder_fra=DAY + timedelta(days=1))
    assert done(avtaler=[later]) == set()
    looked_at = Samarbeidsavtale("a", "BUP", evaluert=DAY, evaluering="Bra.")
    assert done(avtaler=[looked_at]) == {Stegpunkt.TID_SATT_AV, Stegpunkt.EVALUERT}


def test_a_routine_out_of_use_counts_for_nothing() -> None:
    assert done(rutiner=[RUTINE]) == {Stegpunkt.RUTINER}
    assert done(rutiner=[replace(RUTINE, gjelder_fra=DAY + timedelta(days=1))]) == set(), "it does not hold yet"
    gone = Rutine("r", "Legetilsyn", "Ring.", "Liv", DAY, DAY, avviklet=DAY)
    assert done(rutiner=[gone]) == set()


@pytest.mark.parametrize("point", sorted(SEEN))
def test_what_the_vault_tells_of_cannot_be_claimed(point: Stegpunkt) -> None:
    assert done(kryss=[Stegkryss(point.value, DAY, "Liv")]) == set()


@pytest.mark.parametrize("point", sorted(set(Stegpunkt) - SEEN))
def test_the_rest_is_ticked_with_name_and_day(point: Stegpunkt) -> None:
    steps = progress(Holdepunkter(kryss=[Stegkryss(point.value, DAY, "Liv")]), DAY)
    (found,) = [one for step in steps for one in step.punkter if one.er_gjort]

    assert (found.punkt, found.siden, found.av) == (point, DAY, "Liv")


def test_a_step_is_done_when_all_its_points_are() -> None:
    ticks = [Stegkryss(one.value, DAY, "Liv") for one in (Stegpunkt.ALLE_KJENT, Stegpunkt.OPPLAERING)]

    assert [one.steg for one in progress(Holdepunkter(kryss=ticks), DAY) if one.er_gjort] == [Steg.ANSATTE]
    assert [one.steg for one in progress(Holdepunkter(kryss=ticks[:1]), DAY) if one.er_gjort] == []
