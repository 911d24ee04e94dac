"""A release has a purpose and a last day, and says the same on both sides of the wall."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta

import pytest

from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.rom import (
    LONGEST,
    Delt,
    Frigitt,
    Frigivelse,
    Frigivelsesart,
    copy_of,
    require_purpose_and_day,
)
from helseansvarlig.errors import KnownError

TODAY = date(2026, 11, 23)


def test_what_is_shared_comes_back_in_the_same_words() -> None:
    delt = Delt("Vakker", "2026-11-20", "oppgave", "Ring legen\nfør fredag")

    assert Delt.from_text(delt.to_text()) == delt


def test_the_copy_in_the_compartment_does_not_say_which_record_it_came_from() -> None:
    row = Frigivelse(
        "f1",
        Rom.MOETE,
        "b1",
        Frigivelsesart.NOTAT,
        "møte",
        TODAY,
        datetime(2026, 11, 23, tzinfo=UTC),
        "Trygg Havn",
        "{}",
    )

    assert copy_of(row) == Frigitt(*(getattr(row, one.name) for one in fields(Frigitt)))
    assert not {"barn_id", "rom"} & {one.name for one in fields(Frigitt)}


@pytest.mark.parametrize("day", [TODAY, TODAY + LONGEST])
def test_today_and_a_year_from_today_are_last_days(day: date) -> None:
    require_purpose_and_day("møte om skole", day, TODAY)


@pytest.mark.parametrize(
    ("formaal", "day", "code"),
    [
        (" \u200e ", TODAY, "frigivelse_mangler_formaal"),
        ("møte", TODAY - timedelta(days=1), "frigivelse_dato"),
        ("møte", TODAY + LONGEST + timedelta(days=1), "frigivelse_dato"),
    ],
)
def test_without_purpose_or_a_sensible_last_day_nothing_is_shared(formaal: str, day: date, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        require_purpose_and_day(formaal, day, TODAY)

    assert caught.value.code == code
