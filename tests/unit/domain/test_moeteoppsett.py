"""Who must be invited, and who of them does not stand among the participants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.institusjon import Enhetstype, Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Deltaker, Moete, Moetetype
from helseansvarlig.domain.moeteoppsett import Manglerinvitasjon, not_invited
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver, Samarbeidsrolle
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk

OPPSETT = load_regelverk(resources() / "regler").moeteoppsett
START = OPPSETT[Moetetype.OPPSTARTSMOETE]
DAY = date(2026, 3, 4)
BUP = Motpart("b1", "BUP Elvebyen", Mottakerkategori.BUP)
OTHER = Motpart("b2", "BUP Fjordvik", Mottakerkategori.BUP)
TOWN = Motpart("k1", "Helsestasjonen i Elvebyen", Mottakerkategori.KOMMUNAL_HELSETJENESTE)
KLAR = Rolleinnehaver("p1", "b1", Samarbeidsrolle.BARNEVERNANSVARLIG, "Klar Himmel")
SEN = Rolleinnehaver("p2", "b2", Samarbeidsrolle.BARNEVERNANSVARLIG, "Sen Skumring")
MEETING = Moete("m1", Moetetype.OPPSTARTSMOETE, DAY, "BUP Elvebyen", motpart_id="b1")


def missing(moete: Moete, *people: Rolleinnehaver) -> dict[str, Manglerinvitasjon]:
    return {one.innkalt.id: one for one in not_invited(START, moete, (BUP, OTHER, TOWN), people)}


def test_the_user_representative_must_be_invited_when_cooperation_begins() -> None:
    assert "brukerrepresentant" in missing(MEETING)
    here = replace(MEETING, deltakere=(Deltaker("Lys Dag", "Brukerrepresentant", "Ungdomsrådet"),))
    assert "brukerrepresentant" not in missing(here)


def test_without_anybody_invited_everybody_is_missing_in_the_order_of_the_rules() -> None:
    found = not_invited(START, MEETING, (), ())

    assert [one.innkalt for one in found] == list(START.innkalte)


def test_who_we_know_in_the_role_at_this_service_is_offered_and_not_the_other_services_own() -> None:
    known = missing(MEETING, KLAR, SEN)["barnevernansvarlig"].kjente

    assert known == (Deltaker("Klar Himmel", "barnevernansvarlig", "BUP Elvebyen"),)


def test_with_nobody_in_the_role_there_the_others_we_know_are_offered() -> None:
    assert [one.navn for one in missing(MEETING, SEN)["barnevernansvarlig"].kjente] == ["Sen Skumring"]


def test_somebody_is_recognised_by_name_whatever_role_was_typed() -> None:
    here = replace(MEETING, deltakere=(Deltaker(" klar  HIMMEL", "psykolog"),))

    assert "barnevernansvarlig" not in missing(here, KLAR)
    assert "barnevernansvarlig" in missing(here)


def test_who_has_left_the_role_by_the_day_of_the_meeting_does_not_count() -> None:
    gone = replace(KLAR, til=date(2026, 3, 3))
    here = replace(MEETING, deltakere=(Deltaker("Klar Himmel"),))

    assert missing(here, gone)["barnevernansvarlig"].kjente == ()


def test_anybody_from_the_host_municipalitys_services_will_do() -> None:
    here = replace(MEETING, deltakere=(Deltaker("Mild Vår", "helsesykepleier", "Helsestasjonen i Elvebyen"),))

    assert "vertskommune" not in missing(here)


def test_the_nynorsk_word_for_a_role_is_as_good() -> None:
    here = replace(MEETING, deltakere=(Deltaker("Klar Himmel", "barnevernansvarleg"),))

    assert "barnevernansvarlig" not in missing(here)


def test_an_acute_unit_meets_more_often_and_one_without_a_kind_as_most_do() -> None:
    contact = OPPSETT[Moetetype.KONTAKTMOETE]

    assert contact.rule_for(Enhetstype.AKUTT) == "kontaktmoete_akutt"
    assert contact.rule_for(Enhetstype.UTREDNING) == contact.rule_for(None) == "kontaktmoete"
    assert OPPSETT[Moetetype.AVKLARINGSMOETE].rule_for(Enhetstype.AKUTT) == ""
