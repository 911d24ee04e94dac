"""A nameless matter is looked over while it is written, and a child gets an alias and a wide age band."""

from __future__ import annotations

from datetime import date

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.services.saksvern import Alias
from helseansvarlig.tjenester import Tjenester

DAY = date(2026, 11, 23)


@pytest.fixture
def moete(tjenester: Tjenester, barn: Barn) -> Moete:
    tjenester.barn.save(Barn(barn.id, barn.navn, barn.foedselsdato, omsorgskommune="Fjellbygda", fastlege="Varm Furu"))
    people = (Deltaker("Klok Stein", "psykolog", "BUP Elvebyen"),)
    return tjenester.moete.create(
        Moete("", Moetetype.KONTAKTMOETE, DAY, "BUP Elvebyen", "Teams", people)
    ).value  # fmt: skip


def found(
    tjenester: Tjenester, moete: Moete, text: str, modus: Droeftingsmodus = Droeftingsmodus.UTEN_NAVN
) -> list[str]:
    sak = Sak("", moete.id, 1, "En ungdom", modus, vet=text)
    return [one.tekst for one in tjenester.saksvern.watch(moete.id).find(sak)]


@pytest.mark.parametrize("told", ["Vakker Blomst", "Fjellbygda", "4. mars 2011", "Varm Furu", "04.03.2011"])
def test_names_places_dates_and_people_the_record_knows_are_found(
    tjenester: Tjenester, moete: Moete, told: str
) -> None:
    assert found(tjenester, moete, f"Det var {told} som sa det") == [told]


def test_what_says_nothing_of_anybody_is_let_be_and_who_is_in_the_meeting_may_be_named(
    tjenester: Tjenester, moete: Moete
) -> None:
    assert found(tjenester, moete, "Sover dårlig. Klok Stein ved BUP Elvebyen ringer.") == []
    assert found(tjenester, moete, "Vakker Blomst", Droeftingsmodus.IDENTIFISERT) == []


def test_in_a_small_house_it_is_said_that_little_is_needed(tjenester: Tjenester, moete: Moete) -> None:
    assert tjenester.saksvern.watch(moete.id).faa_barn
    for number in range(5):
        tjenester.barn.register(Barn("", f"Stille Vind {number}", date(2012, 1, 1)))
    assert not tjenester.saksvern.watch(moete.id).faa_barn


@pytest.mark.parametrize(
    ("born", "alias"),
    [
        (date(2023, 1, 1), Alias("barn 1", "0_5")),
        (date(2016, 1, 1), Alias("barn 1", "6_12")),
        (date(2012, 1, 1), Alias("ungdom 1", "13_15")),
        (date(2009, 1, 1), Alias("ungdom 1", "16_17")),
    ],
)
def test_the_alias_tells_an_age_band_and_no_age(tjenester: Tjenester, moete: Moete, born: date, alias: Alias) -> None:
    child = tjenester.barn.register(Barn("", "Lys Måne", born)).value
    assert tjenester.saksvern.alias_for(moete.id, child.id) == alias
