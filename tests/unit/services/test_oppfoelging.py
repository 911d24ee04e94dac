"""Follow-ups: what is done keeps its date and result, and can stand again for another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.oppfoelging import (
    Gjentakelse,
    Gjentakelsesenhet,
    Oppfoelging,
    Venting,
    Vurdering,
    days_silent,
)
from helseansvarlig.domain.stoppunkt import Bedring
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester


@pytest.fixture
def task(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Oppfoelging:
    return tjenester.oppfoelging.add(barn.id, " Ringe BUP ", " Trygg Havn ", clock.today()).value


def all_of(tjenester: Tjenester, barn: Barn) -> list[Oppfoelging]:
    with tjenester.aapent.oekt.store.read() as unit:
        return unit.oppfoelging.of_barn(barn.id)


def test_it_is_kept_trimmed(tjenester: Tjenester, barn: Barn, task: Oppfoelging) -> None:
    assert all_of(tjenester, barn) == [task]
    assert (task.hva, task.hvem) == ("Ringe BUP", "Trygg Havn")


@pytest.mark.parametrize(
    ("what", "who", "code"), [("", "Trygg", "oppfoelging_mangler_hva"), ("Ringe", " ", "oppfoelging_mangler_hvem")]
)
def test_something_must_be_done_by_somebody(
    tjenester: Tjenester, barn: Barn, clock: FixedClock, what: str, who: str, code: str
) -> None:
    with pytest.raises(KnownError, match=code):
        tjenester.oppfoelging.add(barn.id, what, who, clock.today())


def test_done_it_keeps_date_and_result_and_can_be_taken_up_again(
    tjenester: Tjenester, task: Oppfoelging, clock: FixedClock
) -> None:
    done = tjenester.oppfoelging.mark_done(task.id, "De ringer tilbake").value

    assert (done.gjort, done.resultat) == (clock.today(), "De ringer tilbake")
    assert tjenester.oppfoelging.reopen(task.id).value.gjort is None


def test_done_with_a_new_date_it_stands_again_and_both_are_one_act(
    tjenester: Tjenester, barn: Barn, task: Oppfoelging, clock: FixedClock
) -> None:
    again = clock.today() + timedelta(7)
    tjenester.oppfoelging.mark_done(task.id, "Ikke svar", again)

    assert [(o.frist, o.gjort, o.resultat) for o in all_of(tjenester, barn)] == [
        (clock.today(), clock.today(), "Ikke svar"),
        (again, None, ""),
    ]
    tjenester.angre.undo()
    assert all_of(tjenester, barn) == [task]


def test_it_can_be_put_off(tjenester: Tjenester, task: Oppfoelging, clock: FixedClock) -> None:
    assert tjenester.oppfoelging.postpone(task.id, clock.today() + timedelta(2)).value.frist > task.frist


@pytest.mark.parametrize("step", ["mark_done", "reopen"])
def test_what_is_not_there_is_said_and_not_logged_as_done(tjenester: Tjenester, step: str) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        getattr(tjenester.oppfoelging, step)("ukjent")

    assert tjenester.logg.newest(1)[0].utfall == "avslag:finnes_ikke"


def test_it_keeps_need_area_and_deputy_and_can_be_written_anew(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    row = Oppfoelging(
        "", barn.id, " Bestille time ", "Trygg", clock.today(), behov=" Vondt i tennene ",
        omraade=Omraade.TANNHELSE, stedfortreder=" Rolig Bekk ", kilde="svar:k1",
    )  # fmt: skip
    kept = tjenester.oppfoelging.create(row).value

    assert (kept.hva, kept.behov, kept.stedfortreder) == ("Bestille time", "Vondt i tennene", "Rolig Bekk")
    changed = tjenester.oppfoelging.change(replace(kept, hva="Bestille tannlege")).value
    assert tjenester.oppfoelging.get(kept.id) == changed == replace(kept, hva="Bestille tannlege")


def test_what_should_never_have_stood_there_is_taken_away_and_can_come_back(
    tjenester: Tjenester, barn: Barn, task: Oppfoelging
) -> None:
    tjenester.oppfoelging.remove(task.id)
    assert all_of(tjenester, barn) == []
    tjenester.angre.undo()
    assert all_of(tjenester, barn) == [task]


def test_what_recurs_stands_again_counted_from_the_day_it_was_done(
    tjenester: Tjenester, barn: Barn, clock: FixedClock
) -> None:
    every = Gjentakelse(4, Gjentakelsesenhet.UKER)
    late = clock.today() - timedelta(days=60)
    row = tjenester.oppfoelging.create(Oppfoelging("", barn.id, "Kontaktmøte", "Trygg", late, gjentas=every)).value
    tjenester.oppfoelging.mark_done(row.id)

    again = [o for o in all_of(tjenester, barn) if o.gjort is None]
    assert [(o.frist, o.gjentas, o.resultat) for o in again] == [(clock.today() + timedelta(weeks=4), every, "")]


def test_a_date_of_ones_own_goes_before_the_recurrence(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    row = Oppfoelging("", barn.id, "Ringe", "Trygg", clock.today(), gjentas=Gjentakelse(1, Gjentakelsesenhet.MAANEDER))
    tjenester.oppfoelging.mark_done(tjenester.oppfoelging.create(row).value.id, ny_frist=clock.today() + timedelta(2))

    assert [o.frist for o in all_of(tjenester, barn) if o.gjort is None] == [clock.today() + timedelta(2)]


@pytest.mark.parametrize("antall", [0, -1, 367])
def test_a_recurrence_that_never_comes_is_refused(
    tjenester: Tjenester, barn: Barn, clock: FixedClock, antall: int
) -> None:
    row = Oppfoelging(
        "", barn.id, "Ringe", "Trygg", clock.today(), gjentas=Gjentakelse(antall, Gjentakelsesenhet.DAGER)
    )
    with pytest.raises(KnownError, match="oppfoelging_gjentas"):
        tjenester.oppfoelging.create(row)


def waiting(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Oppfoelging:
    asked = clock.today() - timedelta(days=20)
    row = Oppfoelging(
        "", barn.id, "Svar på henvisningen", "Trygg", clock.today() + timedelta(3),
        venter=Venting("BUP Elvebyen", asked, asked, "bup"),
    )  # fmt: skip
    return tjenester.oppfoelging.create(row).value


def test_a_sign_of_life_and_a_reminder_are_two_things(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    row = waiting(tjenester, barn, clock)
    assert row.venter is not None
    assert days_silent(row.venter, clock.today()) == 20
    reminded = tjenester.oppfoelging.remind(row.id, clock.today() + timedelta(7)).value

    assert reminded.frist == clock.today() + timedelta(7)
    assert reminded.venter == replace(row.venter, purret=clock.today())
    heard = tjenester.oppfoelging.heard(row.id).value
    assert heard.venter == replace(row.venter, purret=clock.today(), sist_hoert=clock.today())


@pytest.mark.parametrize("step", ["heard", "remind"])
def test_nobody_is_reminded_of_what_is_ours_to_do(
    tjenester: Tjenester, task: Oppfoelging, clock: FixedClock, step: str
) -> None:
    given = [clock.today()] if step == "remind" else []
    with pytest.raises(KnownError, match="oppfoelging_venter_ikke"):
        getattr(tjenester.oppfoelging, step)(task.id, *given)


def test_the_deputy_takes_over_and_can_hand_back(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    row = Oppfoelging("", barn.id, "Ringe", "Trygg", clock.today(), stedfortreder="Rolig Bekk")
    row = tjenester.oppfoelging.create(row).value

    taken = tjenester.oppfoelging.take_over(row.id).value
    assert (taken.hvem, taken.stedfortreder) == ("Rolig Bekk", "Trygg")
    assert tjenester.oppfoelging.take_over(row.id).value == row


def test_without_a_deputy_nobody_takes_over(tjenester: Tjenester, task: Oppfoelging) -> None:
    with pytest.raises(KnownError, match="oppfoelging_uten_stedfortreder"):
        tjenester.oppfoelging.take_over(task.id)


def test_child_and_adults_say_each_for_themselves_whether_it_helped(
    tjenester: Tjenester, task: Oppfoelging, clock: FixedClock
) -> None:
    with pytest.raises(KnownError, match="oppfoelging_ikke_gjort"):
        tjenester.oppfoelging.review(task.id, barn=Bedring.JA)
    done = tjenester.oppfoelging.mark_done(task.id, "Gjort", ses_paa=clock.today() + timedelta(14)).value
    assert done.ses_paa == clock.today() + timedelta(14)
    tjenester.oppfoelging.review(task.id, barn=Bedring.LITT)
    row = tjenester.oppfoelging.review(task.id, ansatt=Bedring.NEI, tekst=" Sover bedre ").value

    assert row.vurdering == Vurdering(clock.today(), Bedring.LITT, Bedring.NEI, "Sover bedre")
    assert tjenester.logg.newest(1)[0].barn_id == task.barn_id
