"""What is about the house names no child: not by name, number or birth date, however it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.veiledning import Veiledning
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester

DAY = date(2026, 11, 23)


def advice(raad: str) -> Veiledning:
    return Veiledning("", DAY, "Søvn", raad, "Trygg Havn", "BUP Elvebyen")


@pytest.fixture
def hus(tjenester: Tjenester) -> Tjenester:
    tjenester.barn.register(Barn("", "Stein Trygveson", date(2011, 3, 4), identnummer="14820997841"))
    return tjenester


@pytest.mark.parametrize(
    "said",
    [
        "Stein Trygveson sover dårlig.",
        "STEIN TRYGVESON sover dårlig.",
        "Trygvesons søvn",
        "Nummeret er 148209 97841.",
        "Ungdommen er født 04.03.2011.",
    ],
)
def test_what_names_a_child_is_refused_even_when_somebody_insists(hus: Tjenester, said: str) -> None:
    for sett_over in (False, True):
        with pytest.raises(KnownError, match="tekst_nevner_barn"):
            hus.veiledning.create(advice(said), sett_over=sett_over)
    assert hus.veiledning.list_veiledninger() == []


def test_what_may_be_a_word_is_let_through_once_somebody_has_looked(hus: Tjenester) -> None:
    said = "Husk at Stein er et ord på noe hardt."
    with pytest.raises(KnownError, match="tekst_kan_nevne_barn"):
        hus.veiledning.create(advice(said))

    assert hus.veiledning.create(advice(said), sett_over=True).value.raad == said


def test_those_who_work_here_and_the_services_may_be_named(hus: Tjenester) -> None:
    said = "Trygg Havn ringer BUP Elvebyen på 62 00 00 00 tirsdag 24. november."

    assert hus.veiledning.create(advice(said)).value.raad == said


def test_a_child_who_has_moved_is_not_named_either(hus: Tjenester) -> None:
    barn = hus.barn.list_barn()[0].barn
    hus.barn.save(replace(barn, flyttet=DAY))
    with pytest.raises(KnownError, match="tekst_nevner_barn"):
        hus.veiledning.create(advice("Slik gikk det med Stein Trygveson."))
