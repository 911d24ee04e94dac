"""Those we work with as the vault holds them: people in roles, what stands empty, and who is missing altogether."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import KATEGORI, Motpart, Mottakerkategori, Tjeneste
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver, Samarbeidsrolle
from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.regler.navneord import load_navneord
from helseansvarlig.services.kjente_navn import known_to
from helseansvarlig.tjenester import Tjenester

DAY = date(2026, 11, 23)


def service(tjenester: Tjenester, navn: str, tjeneste: Tjeneste = Tjeneste.BUP, **facts: str) -> Motpart:
    row = Motpart("", navn, KATEGORI[tjeneste], tjeneste=tjeneste)
    return tjenester.institusjon.add_motpart(replace(row, **facts)).value  # type: ignore[arg-type] # tests name fields


def person(motpart: Motpart, navn: str = "Klar Himmel", **facts: object) -> Rolleinnehaver:
    row = Rolleinnehaver("", motpart.id, Samarbeidsrolle.BARNEVERNANSVARLIG, navn, "55 00 00 61")
    return replace(row, **facts)  # type: ignore[arg-type] # tests name fields


def test_a_unit_knows_the_house_it_belongs_to_and_those_in_a_role_stand_first(tjenester: Tjenester) -> None:
    house = service(tjenester, "Sykehuset", Tjeneste.HELSEFORETAK)
    bup = service(tjenester, "BUP Elvebyen", hoerer_til=house.id)
    gone = tjenester.samarbeid.add_person(person(bup, til=date(2026, 1, 31))).value
    here = tjenester.samarbeid.add_person(person(bup, "Lun Peis", rolle=Samarbeidsrolle.STEDFORTREDER)).value

    found = tjenester.samarbeid.get(bup.id)
    assert found.hoerer_til == house
    assert found.folk == (here, gone)
    assert [one.rolle for one in found.ledige] == [Samarbeidsrolle.BARNEVERNANSVARLIG]


def test_only_a_bup_unit_must_have_somebody_responsible(tjenester: Tjenester) -> None:
    for tjeneste in Tjeneste:
        service(tjenester, tjeneste.value, tjeneste)

    empty = {one.motpart.navn for one in tjenester.i_dag.picture().ledige}
    assert empty == {"bup"}


def test_nobody_is_written_in_at_a_service_that_does_not_exist(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="finnes_ikke"):
        tjenester.samarbeid.add_person(person(Motpart("borte", "Borte", Mottakerkategori.BUP)))


def test_a_change_does_not_move_anybody_to_another_service(tjenester: Tjenester) -> None:
    first, other = service(tjenester, "BUP Elvebyen"), service(tjenester, "BUP Skogmo")
    kept = tjenester.samarbeid.add_person(person(first)).value
    tjenester.samarbeid.change_person(replace(kept, motpart_id=other.id, telefon="55 00 00 99"))

    assert tjenester.samarbeid.person(kept.id) == replace(kept, telefon="55 00 00 99")


def test_an_end_before_the_beginning_is_refused(tjenester: Tjenester) -> None:
    kept = tjenester.samarbeid.add_person(person(service(tjenester, "BUP Elvebyen"), fra=DAY)).value

    with pytest.raises(KnownError, match="rolle_slutter_foer_start"):
        tjenester.samarbeid.end_person(kept.id, date(2026, 11, 22))


@pytest.mark.parametrize(("navn", "nummer"), [("Elvebyen barnevernstjeneste", ""), ("Barnevernet", "4699")])
def test_a_municipality_is_reached_by_name_or_number(tjenester: Tjenester, navn: str, nummer: str) -> None:
    for town in ("Elvebyen", "Skogmo") if not nummer else ("4699", "Skogmo"):
        tjenester.barn.register(Barn("", "Vakker Blomst", date(2012, 1, 1), omsorgskommune=town))
    assert len(tjenester.samarbeid.picture().kommuner_uten) == 2

    service(tjenester, navn, Tjeneste.BARNEVERNSTJENESTE, kommunenr=nummer)
    assert tjenester.samarbeid.picture().kommuner_uten == ("Skogmo",)


def test_who_fills_a_role_must_not_be_named_in_a_text_without_names(tjenester: Tjenester) -> None:
    tjenester.samarbeid.add_person(person(service(tjenester, "BUP Elvebyen")))

    with tjenester.aapent.oekt.store.read() as unit:
        known = known_to(unit, (), load_navneord(resources() / "hjelp"))
    assert "Klar Himmel" in known.navn
    assert any("55000061" in number.replace(" ", "") for number in known.telefoner)


def test_services_and_their_people_are_found(tjenester: Tjenester) -> None:
    bup = service(tjenester, "BUP Elvebyen")
    tjenester.samarbeid.add_person(person(bup))

    for typed in ("elveby", "himmel", "barnevernansv"):
        found = tjenester.soek.find(typed, lambda: False)
        assert found is not None
        assert [hit.id for hit in found.treff] == [bup.id], typed
