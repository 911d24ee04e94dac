"""A shared screen is given one meeting; the children's words only where the gate lets BUP hear them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.medvirkning import Medvirkning
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester
from tests.fakes.proevehvelv import PASSWORD

DAY = date(2026, 11, 23)
DANGER = Avgjoerelse(Grunnlag.FARE_FOR_LIV_ELLER_HELSE, "Fare for liv")


@pytest.fixture
def moete(tjenester: Tjenester, barn: Barn) -> Moete:
    people = (Deltaker("Klok Stein"), Deltaker("Rolig Bekk"))
    made = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, DAY, "BUP", deltakere=people)).value
    tjenester.moete.add_sak(Sak("", made.id, 0, "Søvn", Droeftingsmodus.IDENTIFISERT, barn.id), DANGER)
    tjenester.moete.add_sak(Sak("", made.id, 0, "Skole", Droeftingsmodus.UTEN_NAVN), om=barn.id)
    tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove", "Rolig Bekk")
    tjenester.medvirkning.write(barn.id, "sak:1", Medvirkning(informert_om="Møtet", barnet_sa="Greit"))
    return made


def consent(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.samtykke.register(
        Samtykke(
            "", barn.id, Samtykketype.DELING, True, barn.navn, frozenset({Innhold.BARNETS_EGNE_ORD}),
            frozenset({Mottakerkategori.BUP}), "kontaktmøte", DAY,
        )
    )  # fmt: skip


def test_a_child_s_words_stand_there_with_a_yes_and_not_without(tjenester: Tjenester, moete: Moete, barn: Barn) -> None:
    named, nameless = tjenester.moetemodus.begin(moete.id).saker
    [place] = tjenester.moetemodus.begin(moete.id).barna.values()
    assert (place.egne_ord, place.medvirkning, place.holdt_tilbake) == (None, None, True)

    consent(tjenester, barn)
    barna = tjenester.moetemodus.begin(moete.id).barna
    said, heard = barna[named.id].egne_ord, barna[named.id].medvirkning
    assert said is not None
    assert heard is not None
    assert (said.tekst, heard.informert_om) == ("Jeg vil sove", "Møtet")
    assert nameless.id not in barna, "of a nameless matter nothing is read"


def test_it_goes_on_where_it_was_and_beginning_and_ending_are_facts_of_the_log(
    tjenester: Tjenester, moete: Moete, clock: FixedClock
) -> None:
    begun = tjenester.moetemodus.begin(moete.id).begynt
    clock.moment += timedelta(minutes=12)
    assert tjenester.moetemodus.begin(moete.id).begynt == begun
    tjenester.moetemodus.end()
    tjenester.moetemodus.end()
    told = [row.handling for row in tjenester.logg.newest(10) if row.handling.startswith("moetemodus")]
    assert told == ["moetemodus.avsluttet", "moetemodus.begynt"]


def test_the_password_of_who_sits_there_leads_out(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="feil_passord"):
        tjenester.moetemodus.require_password("noe annet helt")
    tjenester.moetemodus.require_password(PASSWORD)


def test_who_came_is_kept_and_a_finished_meeting_is_given_to_nobody(tjenester: Tjenester, moete: Moete) -> None:
    kept = tjenester.moetemodus.set_present(moete.id, frozenset({"Klok Stein"})).value
    assert [one.til_stede for one in kept.deltakere] == [True, False]
    tjenester.moete.finish(moete.id)
    for refused in (
        lambda: tjenester.moetemodus.begin(moete.id),
        lambda: tjenester.moetemodus.set_present(moete.id, frozenset()),
    ):
        with pytest.raises(KnownError, match="moete_ferdig"):
            refused()
