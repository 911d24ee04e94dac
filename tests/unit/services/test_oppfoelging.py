"""Follow-ups: what is done keeps its date and result, and can stand again for another day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester


@pytest.fixture
def task(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Oppfoelging:
    return tjenester.oppfoelging.add(barn.id, " Ringe BUP ", " Trygg Havn ", clock.today()).value


def all_of(tjenester: Tjenester, barn: Barn) -> list[Oppfoelging]:
    return list(tjenester.ett_barn.picture(barn.id).oppfoelginger)


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
