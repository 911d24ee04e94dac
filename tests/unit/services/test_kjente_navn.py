"""Everybody a record names is known: children, staff, family, services, and who has written or heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.moete import Deltaker, Moete, Moetetype
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Person
from helseansvarlig.paths import resources
from helseansvarlig.regler.navneord import load_navneord
from helseansvarlig.services.kjente_navn import known_to
from helseansvarlig.tjenester import Tjenester

ORD = load_navneord(resources() / "hjelp")


def test_all_who_are_near_are_known(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.barn.save(
        replace(
            barn, identnummer="12831199999", vertskommune="Fjellbygda", trygg_voksen="Rolig Bekk, særkontakt",
            kontaktperson_barnevern="Stødig Bjørk, tlf. 62 00 00 01",
            foreldreansvar=(Person("Mor"), Person("Sterk Fjord")),
        )
    )  # fmt: skip
    people = (Deltaker("Varm Vind", "barnevernansvarlig", "BUP Nordvåg"),)
    tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, date(2026, 11, 18), "BUP Nordvåg", "Rådhuset", people))
    tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Ja", "Tålmodig Tind")
    with tjenester.aapent.oekt.store.read() as unit:
        house = known_to(unit, ["Trygg Havn"], ORD)
        record = known_to(unit, ["Trygg Havn"], ORD, barn.id)

    assert {barn.navn, "Trygg Havn", "Rolig Bekk", "Stødig Bjørk", "Sterk Fjord", "Varm Vind"} <= house.navn
    assert "Mor" not in house.navn
    assert {"Fjellbygda", "BUP Nordvåg", "Rådhuset"} <= house.steder
    assert barn.foedselsdato in house.foedselsdatoer
    assert ("12831199999" in house.numre, "62000001" in house.telefoner) == (True, True)
    assert record.navn - house.navn == {"Tålmodig Tind"}
