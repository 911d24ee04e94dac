"""The consent register: nothing is deleted, a withdrawal stands as it was made, a renewal is a new answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester


@pytest.fixture
def given(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> Samtykke:
    answer = Samtykke(
        "", barn.id, Samtykketype.DELING, gitt=True, gitt_av="Vakker Blomst", innhold=frozenset(Innhold),
        mottakere=frozenset({Mottakerkategori.BUP}), formaal="henvisning", dato=clock.today(),
    )  # fmt: skip
    return tjenester.samtykke.register(answer).value


def badge(tjenester: Tjenester) -> str:
    return tjenester.samtykke.overview()[0].deling.grunn


def test_a_yes_opens_the_badge_and_a_withdrawal_closes_it(tjenester: Tjenester, given: Samtykke) -> None:
    assert badge(tjenester) == "samtykke"

    ended = tjenester.samtykke.withdraw(given.id, "Vakker Blomst").value

    assert (ended.trukket_av, badge(tjenester)) == ("Vakker Blomst", "trukket")


def test_what_is_withdrawn_keeps_its_date(tjenester: Tjenester, given: Samtykke, clock: FixedClock) -> None:
    first = tjenester.samtykke.withdraw(given.id, "Vakker Blomst").value
    clock.moment += timedelta(days=3)

    with pytest.raises(KnownError, match="samtykke_er_trukket"):
        tjenester.samtykke.withdraw(given.id, "En annen")

    assert tjenester.samtykke.of_barn(given.barn_id) == [first]


def test_renewed_it_is_a_new_answer_without_the_old_withdrawal(
    tjenester: Tjenester, given: Samtykke, clock: FixedClock
) -> None:
    ended = tjenester.samtykke.withdraw(given.id, "Vakker Blomst").value
    clock.moment += timedelta(days=1)
    until = clock.today() + timedelta(90)

    fresh = tjenester.samtykke.renew(given.id, until).value

    assert fresh == replace(given, id=fresh.id, dato=clock.today(), gyldig_til=until)
    assert tjenester.samtykke.of_barn(given.barn_id) == [fresh, ended]
    assert badge(tjenester) == "samtykke"


def test_a_no_after_a_yes_counts(tjenester: Tjenester, given: Samtykke, clock: FixedClock) -> None:
    clock.moment += timedelta(days=1)
    tjenester.samtykke.register(replace(given, gitt=False, dato=clock.today()))

    assert badge(tjenester) == "avslag"
    assert tjenester.logg.newest(1)[0].handling == "samtykke.avslag"


def test_an_incomplete_answer_is_refused(tjenester: Tjenester, given: Samtykke) -> None:
    with pytest.raises(KnownError, match="samtykke_mangler_hvem"):
        tjenester.samtykke.register(replace(given, gitt_av=" "))


def test_who_has_moved_is_not_in_the_overview(tjenester: Tjenester, barn: Barn, clock: FixedClock) -> None:
    tjenester.barn.save(replace(barn, flyttet=clock.today()))

    assert tjenester.samtykke.overview() == []
