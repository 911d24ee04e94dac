"""A clock that jumped is told of by the rows that were just written, whichever of them it stands on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.errors import KnownError
from helseansvarlig.services.klokkevakt import Klokkevakt, notice
from helseansvarlig.tjenester import Tjenester
from tests.fakes.proevehvelv import Proevehvelv


@pytest.mark.parametrize(("hours", "grave"), [(26, False), (-26, True)])
def test_a_jump_is_told_and_a_step_back_is_grave(
    tjenester: Tjenester, clock: FixedClock, hours: int, grave: bool
) -> None:
    assert notice(tjenester.logg.newest(9)) is None
    clock.jump(timedelta(hours=hours))
    tjenester.logg.look()
    tjenester.logg.look()

    assert notice(tjenester.logg.newest(2)) == Varsel("klokka_hoppet", alvorlig=grave)
    assert notice(tjenester.logg.newest(1)) is None


@pytest.mark.parametrize("wrong_first", [False, True])
def test_a_clock_that_was_set_back_while_it_was_locked_is_told_at_the_door(
    proevehvelv: Proevehvelv, clock: FixedClock, wrong_first: bool
) -> None:
    """Whether or not the row of a wrong password comes between."""
    clock.moment -= timedelta(hours=3)
    if wrong_first:
        with pytest.raises(KnownError, match="feil_passord"):
            proevehvelv.unlock("noe helt annet enn det")

    assert Varsel("klokka_hoppet", alvorlig=True) in proevehvelv.unlock().aapent.varsler
    proevehvelv.lock()
    assert proevehvelv.unlock().aapent.varsler == ()


def test_no_row_tells_of_nothing() -> None:
    assert notice([]) is None


SET_BACK = Varsel("klokka_hoppet", alvorlig=True)
HOUR = timedelta(hours=1)


def test_a_clock_set_back_while_it_is_open_is_noticed_until_it_is_set_right(clock: FixedClock) -> None:
    watch = Klokkevakt(clock)
    clock.moment += HOUR  # time that passes is no jump
    assert not watch.is_set_back()

    clock.jump(-HOUR)
    assert watch.is_set_back()
    clock.jump(HOUR)
    assert not watch.is_set_back()


def test_one_set_back_before_it_opened_is_remembered_until_it_is_set_forward(clock: FixedClock) -> None:
    assert not Klokkevakt(clock, [Varsel("klokka_hoppet")]).is_set_back(), "a step forward hides no deadline"
    watch = Klokkevakt(clock, [SET_BACK])
    clock.moment += HOUR
    assert watch.is_set_back()

    clock.jump(3 * HOUR)
    assert not watch.is_set_back()


def test_who_says_that_it_is_right_is_believed_until_it_is_set_back_again(clock: FixedClock) -> None:
    watch = Klokkevakt(clock, [SET_BACK])
    watch.trust()
    assert not watch.is_set_back()

    clock.jump(-HOUR)
    assert watch.is_set_back()
