"""A consent says who gave what to whom, and holds from its day until it ends or is withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import (
    Anledning,
    Innhold,
    Samtykke,
    Samtykkeform,
    Samtykketype,
    require_complete,
)
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver
from helseansvarlig.errors import KnownError

DAY = date(2026, 11, 23)
YES = Samtykke(
    "s1", "b1", Samtykketype.DELING, gitt=True, gitt_av="Vakker Blomst", innhold=frozenset({Innhold.RUS}),
    mottakere=frozenset({Mottakerkategori.BUP}), formaal="", dato=DAY,
)  # fmt: skip
TEST = replace(
    YES, samtykketype=Samtykketype.DELTAKELSE, anledning=Anledning.RUSMIDDELTEST, form=Samtykkeform.SKRIFTLIG
)
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
        (replace(YES, til_flytting=True), DAY + 1000 * ONE, True),
    ],
)
def test_when_a_yes_holds(answer: Samtykke, day: date, valid: bool) -> None:
    assert answer.is_valid_on(day) is valid


def test_until_the_move_means_the_day_of_moving_included() -> None:
    until_move = replace(YES, til_flytting=True)

    assert until_move.is_valid_on(DAY + ONE, flyttet=DAY + ONE)
    assert not until_move.is_valid_on(DAY + 2 * ONE, flyttet=DAY + ONE)
    assert YES.is_valid_on(DAY + 2 * ONE, flyttet=DAY), "another consent holds where the child goes"


def test_an_old_answer_knows_names_only_and_guesses_no_capacity() -> None:
    assert replace(YES, gitt_av="Modig Gran og Stille Vind").people() == (Giver("Modig Gran"), Giver("Stille Vind"))
    told_apart = YES.answered_by((Giver("Modig Gran", Egenskap.BARNET), Giver("Stille Vind")), "deling_15")
    assert (told_apart.gitt_av, told_apart.regel) == ("Modig Gran og Stille Vind", "deling_15")


def test_a_reservation_outlives_its_consent_until_the_child_lifts_it() -> None:
    reserved = replace(YES, forbehold=frozenset({Innhold.RUS}), trukket=DAY)

    assert reserved.reserved_on(DAY + 1000 * ONE) == {Innhold.RUS}
    assert replace(reserved, forbehold_opphevet=DAY + ONE).reserved_on(DAY) == {Innhold.RUS}
    assert replace(reserved, forbehold_opphevet=DAY + ONE).reserved_on(DAY + ONE) == frozenset()


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
        (replace(YES, anledning=Anledning.RUSMIDDELTEST), "samtykke_anledning"),
        (replace(TEST, form=Samtykkeform.MUNTLIG), "samtykke_maa_vaere_skriftlig"),
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
        TEST,
        replace(TEST, gitt=False, form=Samtykkeform.MUNTLIG),
    ],
)
def test_a_no_and_other_kinds_of_consent_need_no_recipients(answer: Samtykke) -> None:
    require_complete(answer)
