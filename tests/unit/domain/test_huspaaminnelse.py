"""The house is reminded of agreements and routines while something can still be done about them, and afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from helseansvarlig.domain.huspaaminnelse import Huspaaminnelse, Paaminnelsesart, reminders
from helseansvarlig.domain.rutine import Rutine
from helseansvarlig.domain.samarbeidsavtale import Samarbeidsavtale

DAY = date(2026, 11, 23)
YEAR = timedelta(days=365)
AVTALE = Samarbeidsavtale("a1", "BUP Elvebyen", gjelder_fra=DAY - YEAR, gjelder_til=DAY + YEAR)
RUTINE = Rutine("r1", "Legetilsyn", "Ring.", "Liv", DAY - YEAR, DAY + YEAR)


def kinds(*avtaler: Samarbeidsavtale) -> list[Paaminnelsesart]:
    return [one.art for one in reminders(avtaler, [], DAY)]


def test_nothing_is_said_of_what_lies_far_ahead() -> None:
    assert reminders([AVTALE], [RUTINE], DAY) == ()


def test_an_agreement_that_ends_is_told_of_before_and_after() -> None:
    soon = replace(AVTALE, gjelder_til=DAY + timedelta(days=59))

    assert kinds(soon) == [Paaminnelsesart.AVTALE_UTLOEPER]
    assert kinds(replace(AVTALE, gjelder_til=DAY - timedelta(days=1))) == [Paaminnelsesart.AVTALE_UTLOEPT]


def test_evaluation_and_end_may_be_due_at_once_the_oldest_day_first() -> None:
    both = replace(AVTALE, gjelder_til=DAY + timedelta(days=10), evalueres=DAY - timedelta(days=3))

    assert kinds(both) == [Paaminnelsesart.AVTALE_EVALUERES, Paaminnelsesart.AVTALE_UTLOEPER]


def test_a_reminder_says_what_and_when_and_leads_there() -> None:
    due = replace(RUTINE, ses_paa=DAY)

    assert reminders([], [due], DAY) == (Huspaaminnelse(Paaminnelsesart.RUTINE_SES_PAA, "r1", "Legetilsyn", DAY),)


def test_an_agreement_that_a_newer_one_goes_on_after_is_not_told_of() -> None:
    ended = replace(AVTALE, gjelder_til=DAY - timedelta(days=1), evalueres=DAY)
    newer = replace(AVTALE, id="a2", motpart="bup elvebyen", gjelder_fra=DAY)

    assert kinds(ended, newer) == []
    for no_help in (replace(newer, motpart="BUP Skogmo"), replace(newer, gjelder_fra=None)):
        assert Paaminnelsesart.AVTALE_UTLOEPT in kinds(ended, no_help)
