"""Follow-ups as values: overdue, silent, later than the rule allows, awaiting a review, and due again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.oppfoelging import (
    LONGEST_RECURRENCE,
    Gjentakelse,
    Gjentakelsesenhet,
    Oppfoelging,
    Regelgrunn,
    Venting,
    Vurdering,
    awaits_review,
    days_silent,
    is_overdue,
    is_past_rule,
    next_date,
    next_of,
    require_whole,
)
from helseansvarlig.domain.stoppunkt import Bedring
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("due", "done", "overdue"),
    [
        (date(2026, 11, 22), None, True),
        (DAY, None, False),
        (date(2026, 11, 24), None, False),
        (date(2026, 11, 22), DAY, False),
    ],
)
def test_it_is_overdue_from_the_day_after(due: date, done: date | None, overdue: bool) -> None:
    assert is_overdue(Oppfoelging("o1", "b1", "Ringe BUP", "Trygg", due, done), DAY) is overdue


TASK = Oppfoelging("o1", "b1", "Ringe BUP", "Trygg", DAY)


@pytest.mark.parametrize(("later", "past"), [(-1, False), (0, False), (1, True)])
def test_putting_it_off_past_the_rules_own_day_is_seen(later: int, past: bool) -> None:
    row = replace(TASK, fra_regel=Regelgrunn("klage", DAY, DAY), frist=DAY + timedelta(later))
    assert is_past_rule(row) is past


def test_without_a_rule_nothing_is_too_late_for_it() -> None:
    assert not is_past_rule(replace(TASK, frist=date.max))


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"gjort": DAY, "ses_paa": DAY}, True),
        ({"gjort": DAY, "ses_paa": DAY + timedelta(1)}, False),
        ({"ses_paa": DAY}, False),
        ({"gjort": DAY}, False),
        ({"gjort": DAY, "ses_paa": DAY, "vurdering": Vurdering(DAY, Bedring.NEI, None)}, False),
    ],
)
def test_whether_it_helped_is_asked_when_it_is_done_and_its_day_has_come(facts: dict[str, object], asked: bool) -> None:
    assert awaits_review(replace(TASK, **facts), DAY) is asked  # type: ignore[arg-type] # tests name fields


def test_silence_is_counted_from_the_last_sign_of_life() -> None:
    assert days_silent(Venting("BUP", DAY - timedelta(30), DAY - timedelta(3)), DAY) == 3


@pytest.mark.parametrize(
    ("every", "due"),
    [
        (Gjentakelse(1, Gjentakelsesenhet.DAGER), date(2027, 2, 1)),
        (Gjentakelse(2, Gjentakelsesenhet.UKER), date(2027, 2, 14)),
        (Gjentakelse(1, Gjentakelsesenhet.MAANEDER), date(2027, 2, 28)),
        (Gjentakelse(13, Gjentakelsesenhet.MAANEDER), date(2028, 2, 29)),
    ],
)
def test_what_recurs_is_due_again(every: Gjentakelse, due: date) -> None:
    assert next_date(every, date(2027, 1, 31)) == due


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 36), st.sampled_from(Gjentakelsesenhet))
def test_the_next_time_is_always_later(done: date, antall: int, enhet: Gjentakelsesenhet) -> None:
    assert next_date(Gjentakelse(antall, enhet), done) > done


def test_the_next_time_brings_nothing_of_how_it_went_this_time() -> None:
    done = replace(
        TASK, gjort=DAY, gjort_av="Trygg", resultat="Ikke svar", behov="Sover lite", stedfortreder="Rolig",
        venter=Venting("BUP", DAY, DAY), fra_regel=Regelgrunn("klage", DAY, DAY), ses_paa=DAY,
        vurdering=Vurdering(DAY, None, Bedring.JA), gjentas=Gjentakelse(1, Gjentakelsesenhet.UKER),
    )  # fmt: skip
    again = next_of(done, "o2", DAY + timedelta(7))

    assert again == replace(
        TASK, id="o2", frist=DAY + timedelta(7), behov="Sover lite", stedfortreder="Rolig", gjentas=done.gjentas
    )


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"hva": " "}, "oppfoelging_mangler_hva"),
        ({"hvem": ""}, "oppfoelging_mangler_hvem"),
        ({"gjentas": Gjentakelse(0, Gjentakelsesenhet.UKER)}, "oppfoelging_gjentas"),
        ({"gjentas": Gjentakelse(LONGEST_RECURRENCE + 1, Gjentakelsesenhet.DAGER)}, "oppfoelging_gjentas"),
    ],
)
def test_what_nobody_could_do_is_refused(fault: dict[str, object], code: str) -> None:
    with pytest.raises(KnownError, match=code):
        require_whole(replace(TASK, **fault))  # type: ignore[arg-type] # tests name fields
