"""A consent says who gave what to whom, and holds from its day until it ends or is withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype, require_complete
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)
YES = Samtykke(
    "s1", "b1", Samtykketype.DELING, gitt=True, gitt_av="Vakker Blomst", innhold=frozenset({Innhold.RUS}),
    mottakere=frozenset({Mottakerkategori.BUP}), formaal="", dato=DAY,
)  # fmt: skip
ONE = timedelta(days=1)


@pytest.mark.parametrize(
    ("answer", "day", "valid"),
    [
        (YES, DAY - ONE, False),
        (YES, DAY, True),
        (YES, DAY + 1000 * ONE, True),
        (replace(YES, gyldig_til=DAY), DAY, True),
        (replace(YES, gyldig_til=DAY), DAY + ONE, False),
        (replace(YES, trukket=DAY), DAY, False),
        (replace(YES, trukket=DAY + ONE), DAY, True),
        (replace(YES, gitt=False), DAY, False),
    ],
)
def test_when_a_yes_holds(answer: Samtykke, day: date, valid: bool) -> None:
    assert answer.is_valid_on(day) is valid


days = st.dates(DAY - 50 * ONE, DAY + 50 * ONE)


@given(days, days, st.none() | days, st.none() | days)
def test_a_yes_that_has_ended_never_begins_again(
    given_on: date, day: date, until: date | None, ended: date | None
) -> None:
    answer = replace(YES, dato=given_on, gyldig_til=until, trukket=ended)

    if day >= given_on and not answer.is_valid_on(day):
        assert not answer.is_valid_on(day + ONE)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (replace(YES, gitt_av=" "), "samtykke_mangler_hvem"),
        (replace(YES, innhold=frozenset()), "samtykke_mangler_innhold"),
        (replace(YES, mottakere=frozenset()), "samtykke_mangler_mottaker"),
        (replace(YES, gyldig_til=DAY - ONE), "samtykke_sluttdato"),
    ],
)
def test_what_is_missing_is_said(answer: Samtykke, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        require_complete(answer)


@pytest.mark.parametrize(
    "answer",
    [
        YES,
        replace(YES, gyldig_til=DAY),
        replace(YES, gitt=False, innhold=frozenset(), mottakere=frozenset()),
        replace(YES, samtykketype=Samtykketype.HELSEHJELP, innhold=frozenset(), mottakere=frozenset()),
    ],
)
def test_a_no_and_other_kinds_of_consent_need_no_recipients(answer: Samtykke) -> None:
    require_complete(answer)
