"""What a child's coming and going makes due: begun, moved and taken away with the facts, never asked for twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from helseansvarlig.clock import OSLO, FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.svar import besvart
from helseansvarlig.services.frister import Bestemmelse
from helseansvarlig.tjenester import Tjenester

CAME = date(2026, 11, 20)


def due(tjenester: Tjenester, barn_id: str) -> dict[str, date]:
    """What is open by rule, with its day."""
    with tjenester.aapent.oekt.store.read() as unit:
        rows = unit.oppfoelging.of_barn(barn_id)
    return {row.fra_regel.regel: row.frist for row in rows if row.fra_regel is not None and row.gjort is None}


def open_row(tjenester: Tjenester, barn_id: str, regel: str) -> Oppfoelging:
    with tjenester.aapent.oekt.store.read() as unit:
        rows = unit.oppfoelging.of_barn(barn_id)
    return next(row for row in rows if row.fra_regel is not None and row.fra_regel.regel == regel)


def registered(tjenester: Tjenester, **facts: object) -> Barn:
    return tjenester.barn.register(Barn("", "Modig Gran", date(2011, 5, 6), **facts)).value  # type: ignore[arg-type] # tests name fields


def test_a_planned_stay_makes_the_plan_due_in_four_weeks(tjenester: Tjenester) -> None:
    barn = registered(tjenester, innflyttet=CAME)

    assert due(tjenester, barn.id) == {"helsedel_i_plan": date(2026, 12, 18)}


def test_after_an_akuttvedtak_a_doctor_is_due_the_same_day_and_the_plan_in_one_week(tjenester: Tjenester) -> None:
    barn = registered(tjenester, innflyttet=CAME, akuttvedtak=True, inntak_kl=time(21, 40))

    assert due(tjenester, barn.id) == {"lege_ved_akuttvedtak": CAME, "helsedel_i_plan_akutt": date(2026, 11, 27)}
    doctor = open_row(tjenester, barn.id, "lege_ved_akuttvedtak").fra_regel
    assert doctor is not None
    assert doctor.innen == datetime(2026, 11, 21, tzinfo=OSLO)


def test_a_planned_move_makes_a_meeting_due_three_months_before(tjenester: Tjenester) -> None:
    barn = registered(tjenester, planlagt_flytting=date(2027, 3, 17))

    assert due(tjenester, barn.id) == {"overgangsmoete": date(2026, 12, 17)}


def test_what_is_known_later_moves_the_day_and_what_is_no_longer_so_takes_it_away(tjenester: Tjenester) -> None:
    barn = registered(tjenester, innflyttet=CAME, planlagt_flytting=date(2027, 3, 17))
    barn = tjenester.barn.save(replace(barn, planlagt_flytting=date(2027, 4, 17))).value
    assert due(tjenester, barn.id)["overgangsmoete"] == date(2027, 1, 17)
    barn = tjenester.barn.save(replace(barn, planlagt_flytting=None)).value
    assert "overgangsmoete" not in due(tjenester, barn.id)
    tjenester.barn.save(replace(barn, akuttvedtak=True))
    assert set(due(tjenester, barn.id)) == {"lege_ved_akuttvedtak", "helsedel_i_plan_akutt"}


def test_what_is_done_is_not_asked_for_again_when_a_date_is_mended(tjenester: Tjenester) -> None:
    barn = registered(tjenester, innflyttet=CAME)
    tjenester.oppfoelging.mark_done(open_row(tjenester, barn.id, "helsedel_i_plan").id)
    tjenester.barn.save(replace(barn, innflyttet=CAME - timedelta(days=1)))

    assert due(tjenester, barn.id) == {}


def test_a_child_that_comes_back_is_asked_about_anew(tjenester: Tjenester, clock: FixedClock) -> None:
    barn = registered(tjenester, innflyttet=CAME)
    tjenester.oppfoelging.mark_done(open_row(tjenester, barn.id, "helsedel_i_plan").id)
    clock.moment += timedelta(days=200)
    tjenester.barn.save(replace(barn, innflyttet=clock.today()))

    assert due(tjenester, barn.id) == {"helsedel_i_plan": clock.today() + timedelta(weeks=4)}


def test_a_day_that_somebody_moved_stays_where_she_put_it(tjenester: Tjenester) -> None:
    barn = registered(tjenester, innflyttet=CAME)
    row = open_row(tjenester, barn.id, "helsedel_i_plan")
    tjenester.oppfoelging.postpone(row.id, date(2026, 12, 10))
    tjenester.barn.save(replace(barn, innflyttet=CAME + timedelta(days=3)))

    moved = open_row(tjenester, barn.id, "helsedel_i_plan")
    assert moved.fra_regel is not None
    assert (moved.frist, moved.fra_regel.dag) == (date(2026, 12, 10), date(2026, 12, 21))


@pytest.mark.parametrize(("ago", "asked"), [(56, True), (57, False), (800, False)])
def test_a_duty_from_long_before_we_wrote_the_child_in_is_not_ours_to_ask(
    tjenester: Tjenester, clock: FixedClock, ago: int, asked: bool
) -> None:
    barn = registered(tjenester, innflyttet=clock.today() - timedelta(days=ago))

    assert bool(due(tjenester, barn.id)) is asked


def test_who_has_left_owes_nothing(tjenester: Tjenester, clock: FixedClock) -> None:
    barn = registered(tjenester, innflyttet=CAME, planlagt_flytting=date(2027, 3, 17))
    tjenester.barn.save(replace(barn, flyttet=clock.today()))

    assert due(tjenester, barn.id) == {}


def test_the_child_and_what_it_makes_due_are_one_act(tjenester: Tjenester) -> None:
    barn = registered(tjenester, innflyttet=CAME)
    tjenester.angre.undo()
    assert due(tjenester, barn.id) == {}
    tjenester.angre.redo()
    assert due(tjenester, barn.id) == {"helsedel_i_plan": date(2026, 12, 18)}


def finish_one(tjenester: Tjenester, barn: Barn) -> None:
    row = tjenester.kartlegging.start(barn.id, "psykisk-livskvalitet-egne-ord", "Rolig Bekk").value
    tjenester.kartlegging.answer(row.id, "psykisk/psykisk.1", besvart(4))
    tjenester.kartlegging.finish(row.id)


def test_a_finished_kartlegging_makes_the_next_one_due_where_it_has_been_decided(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    finish_one(tjenester, barn)
    assert "ny_kartlegging" not in due(tjenester, barn.id), "nobody has said how often"

    tjenester.frister.decide("ny_kartlegging", Bestemmelse(True, "Rutine 4.2", 6))
    finish_one(tjenester, barn)
    first = open_row(tjenester, barn.id, "ny_kartlegging")
    assert first.frist == date(2027, 5, 23)
    clock.moment += timedelta(days=150)
    finish_one(tjenester, barn)

    assert due(tjenester, barn.id)["ny_kartlegging"] == date(2027, 10, 22)
    assert tjenester.oppfoelging.get(first.id).gjort == clock.today()
