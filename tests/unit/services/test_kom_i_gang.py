"""The steps follow the record as it changes, and a tick is a person's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.rutine import Rutine
from helseansvarlig.domain.steg import Steg, Stegpunkt
from helseansvarlig.errors import BugError
from helseansvarlig.tjenester import Tjenester


def done(tjenester: Tjenester) -> set[Stegpunkt]:
    return {one.punkt for step in tjenester.kom_i_gang.picture() for one in step.punkter if one.er_gjort}


def test_a_meeting_and_a_routine_move_the_steps(tjenester: Tjenester, clock: FixedClock) -> None:
    today = clock.today()
    meeting = tjenester.moete.create(Moete("", Moetetype.OPPSTARTSMOETE, today, "BUP Elvebyen")).value
    assert done(tjenester) == {Stegpunkt.INVITERT}

    tjenester.moete.finish(meeting.id)
    tjenester.rutine.create(Rutine("", "Legetilsyn", "Ring.", "Liv", today, today + timedelta(days=90)))
    assert done(tjenester) == {Stegpunkt.INVITERT, Stegpunkt.DIALOGMOETE, Stegpunkt.RUTINER}
    assert [one.steg for one in tjenester.kom_i_gang.picture() if one.er_gjort] == [Steg.RUTINER]


def test_a_tick_is_kept_once_with_who_and_when_and_taken_away(tjenester: Tjenester, clock: FixedClock) -> None:
    tjenester.kom_i_gang.tick(Stegpunkt.DIALOG, gjort=True)
    clock.moment += timedelta(days=3)
    steps = tjenester.kom_i_gang.tick(Stegpunkt.DIALOG, gjort=True).value
    (found,) = [one for one in steps[0].punkter if one.er_gjort]

    assert (found.av, found.siden) == ("Trygg Havn", clock.today() - timedelta(days=3))
    tjenester.kom_i_gang.tick(Stegpunkt.DIALOG, gjort=False)
    assert done(tjenester) == set()


def test_what_can_be_seen_is_not_ticked(tjenester: Tjenester) -> None:
    with pytest.raises(BugError):
        tjenester.kom_i_gang.tick(Stegpunkt.AVTALE, gjort=True)
