"""A finished kartlegging has its stop point, or stands as missing one until it has: never forgotten, never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.kartlegging_samtale import Samtale
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.stoppunkt import Faktum, Stoppunkt
from helseansvarlig.domain.stoppunktfrist import is_corrected_since, is_missing_stop
from helseansvarlig.domain.svar import besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.services.frister import Bestemmelse
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST, approve
from tests.fakes.svartid import mapped

SOVN = "psykisk/psykisk.1"  # asked in each of the forms here
RULE = "stoppunkt_etter_kartlegging"
BEFORE_MEETING = "foer-kontaktmoete-12"
WEEK = timedelta(days=7)


def finished(tjenester: Tjenester, barn: Barn, skjema_id: str = FIRST, *, paper: date | None = None) -> Kartlegging:
    approve(tjenester, skjema_id)
    row = tjenester.kartlegging.begin(barn.id, skjema_id, Samtale("Rolig Bekk", papirdag=paper)).value
    tjenester.kartlegging.answer(row.id, SOVN, besvart(7))
    return tjenester.kartlegging.finish(row.id).value


def stop(tjenester: Tjenester, barn: Barn, named: str = "") -> Stoppunkt:
    today = tjenester.aapent.oekt.clock.today()
    fact = Faktum("Sover lite", "Nattevakt", dato=today)
    row = Stoppunkt("", barn.id, today, "Trygg Havn", today + WEEK, (fact,), "", "Ro", beslutning="Te")
    return tjenester.stoppunkt.create(replace(row, kartlegging_id=named), []).value


def rows(tjenester: Tjenester, barn: Barn) -> list[Oppfoelging]:
    with tjenester.aapent.oekt.store.read() as unit:
        return unit.oppfoelging.of_barn(barn.id)


def missing(tjenester: Tjenester, barn: Barn) -> list[date]:
    """The days of the stop points that stand as missing."""
    return [row.frist for row in rows(tjenester, barn) if is_missing_stop(row)]


def test_it_stands_as_missing_from_the_finish_until_the_stop_point(tjenester: Tjenester, barn: Barn) -> None:
    today = tjenester.aapent.oekt.clock.today()
    row = finished(tjenester, barn)

    assert missing(tjenester, barn) == [today + WEEK]
    assert tjenester.kartlegging.picture(row.id).om.stoppunkt_innen == today + WEEK
    assert [one.oppfoelging.frist for one in tjenester.i_dag.picture().denne_uka] == [today + WEEK]
    made = stop(tjenester, barn, row.id)
    assert missing(tjenester, barn) == []
    assert tjenester.kartlegging.picture(row.id).om.stoppunkt_innen is None

    tjenester.angre.undo()
    assert tjenester.stoppunkt.of_barn(barn.id) == []
    assert missing(tjenester, barn) == [today + WEEK], "taking the stop point back brings the deadline back"
    tjenester.angre.redo()
    assert tjenester.stoppunkt.of_barn(barn.id) == [made]
    assert missing(tjenester, barn) == []


def test_taking_the_finish_back_takes_it_away(tjenester: Tjenester, barn: Barn) -> None:
    finished(tjenester, barn)
    tjenester.angre.undo()
    assert missing(tjenester, barn) == []


def test_many_forms_are_one_line_due_when_the_first_was_and_one_stop_point(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    today, first = clock.today(), finished(tjenester, barn)
    clock.moment += timedelta(days=2)
    second = finished(tjenester, barn)
    clock.moment += timedelta(days=2)
    third = finished(tjenester, barn, BEFORE_MEETING)

    assert missing(tjenester, barn) == [today + WEEK]
    assert tjenester.stoppunkt.begins_with(barn.id) == (first.id, second.id, third.id)
    assert tjenester.stoppunkt.begins_with(barn.id, second.id) == (first.id, second.id, third.id)
    stop(tjenester, barn, third.id)
    assert missing(tjenester, barn) == []
    assert tjenester.stoppunkt.begins_with(barn.id) == ()


def test_what_a_stop_point_does_not_cover_still_waits_from_its_own_day(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    first = finished(tjenester, barn)
    clock.moment += timedelta(days=2)
    day, second = clock.today(), finished(tjenester, barn)
    stop(tjenester, barn, first.id)

    assert missing(tjenester, barn) == [day + WEEK]
    assert tjenester.stoppunkt.begins_with(barn.id) == (second.id,)
    assert tjenester.stoppunkt.begins_with(barn.id, first.id) == (first.id, second.id)


@pytest.mark.parametrize("named", ["", "another"])
def test_a_stop_point_about_something_else_does_not_end_it(tjenester: Tjenester, barn: Barn, named: str) -> None:
    finished(tjenester, barn)
    stop(tjenester, barn, named)
    assert len(missing(tjenester, barn)) == 1


def test_nobody_ticks_it_off_or_takes_it_away_but_its_day_can_be_moved(tjenester: Tjenester, barn: Barn) -> None:
    finished(tjenester, barn)
    row = next(filter(is_missing_stop, rows(tjenester, barn)))
    for act in (tjenester.oppfoelging.mark_done, tjenester.oppfoelging.remove):
        with pytest.raises(KnownError, match="mangler_stoppunkt"):
            act(row.id)
    later = row.frist + timedelta(days=3)
    tjenester.oppfoelging.postpone(row.id, later)
    assert missing(tjenester, barn) == [later]


def test_what_was_finished_before_the_program_asked_does_not_flood_the_day(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    for days in (400, 30, 1):
        mapped(tjenester, barn.id, clock.today() - timedelta(days=days), {SOVN: besvart(5)})
    assert missing(tjenester, barn) == []
    fresh = finished(tjenester, barn)
    assert tjenester.stoppunkt.begins_with(barn.id) == (fresh.id,)


@pytest.mark.parametrize(("ago", "asked"), [(28, True), (29, False)])
def test_an_old_paper_typed_in_needs_none(
    tjenester: Tjenester, barn: Barn, clock: FixedClock, ago: int, asked: bool
) -> None:
    finished(tjenester, barn, paper=clock.today() - timedelta(days=ago))
    assert bool(missing(tjenester, barn)) is asked


def test_who_has_left_owes_none_and_what_stood_can_be_ticked_off(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    finished(tjenester, barn)
    left = tjenester.barn.save(replace(barn, flyttet=clock.today())).value
    assert missing(tjenester, left) == []
    open_ones = [row for row in rows(tjenester, left) if row.gjort is None]
    tjenester.oppfoelging.mark_done(open_ones[0].id)
    finished(tjenester, left)
    assert [row for row in rows(tjenester, left) if row.gjort is None] == []


def test_the_house_decides_how_long_and_whether(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    finished(tjenester, barn)
    tjenester.frister.decide(RULE, Bestemmelse(True, "Rutine 4.2", 3))
    assert missing(tjenester, barn) == [clock.today() + timedelta(days=3)]

    tjenester.frister.decide(RULE, Bestemmelse(False, "Gjøres i teamet"))
    assert missing(tjenester, barn) == []
    clock.moment += timedelta(hours=1)
    newest = finished(tjenester, barn)
    assert missing(tjenester, barn) == []
    stop(tjenester, barn, newest.id)
    assert all(row.gjort for row in rows(tjenester, barn)), "what stood from before is answered by the stop point too"


def test_a_correction_after_the_stop_point_asks_to_look_again(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    row = finished(tjenester, barn)
    tjenester.retting.correct(row.id, {SOVN: besvart(6)}, "Skrev feil")
    assert not any(map(is_corrected_since, rows(tjenester, barn))), "no stop point was made of what stood"

    stop(tjenester, barn, row.id)
    for answer in (5, 4):
        tjenester.retting.correct(row.id, {SOVN: besvart(answer)}, "Barnet sa noe annet")
    again = list(filter(is_corrected_since, rows(tjenester, barn)))
    assert [one.frist for one in again] == [clock.today()], "once, however often it is corrected"
    assert str(answer) not in again[0].hva

    stop(tjenester, barn, row.id)
    assert not any(map(is_corrected_since, rows(tjenester, barn)))
    tjenester.retting.correct(row.id, {SOVN: besvart(8)}, "Enda en gang")
    again = list(filter(is_corrected_since, rows(tjenester, barn)))
    tjenester.oppfoelging.mark_done(again[0].id, "Det stemmer fortsatt")
    assert not any(map(is_corrected_since, rows(tjenester, barn)))
