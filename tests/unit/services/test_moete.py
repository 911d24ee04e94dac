"""Meetings: nobody is named without the gate, what was decided becomes follow-ups, what is finished stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykke, Samtykketype
from helseansvarlig.errors import KnownError
from helseansvarlig.tjenester import Tjenester

DAY = date(2026, 11, 23)
DANGER = Avgjoerelse(Grunnlag.FARE_FOR_LIV_ELLER_HELSE, "Fare for liv")


@pytest.fixture
def moete(tjenester: Tjenester) -> Moete:
    return tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, DAY, "BUP Elvebyen")).value


def named(moete: Moete, barn: Barn) -> Sak:
    return Sak("", moete.id, 0, "Vakker Blomst", Droeftingsmodus.IDENTIFISERT, barn.id)


def nameless(moete: Moete) -> Sak:
    return Sak("", moete.id, 0, "En ungdom", Droeftingsmodus.UTEN_NAVN, alias="A")


def consent(tjenester: Tjenester, barn: Barn, anledning: Anledning = Anledning.GENERELT) -> None:
    tjenester.samtykke.register(
        Samtykke(
            "", barn.id, Samtykketype.DELING, gitt=True, gitt_av="Vakker Blomst",
            innhold=frozenset({Innhold.GRUNNOPPLYSNINGER}), mottakere=frozenset({Mottakerkategori.BUP}),
            formaal="kontaktmøte", dato=DAY, anledning=anledning,
        )
    )  # fmt: skip


def test_a_meeting_is_with_somebody(tjenester: Tjenester) -> None:
    with pytest.raises(KnownError, match="moete_mangler_motpart"):
        tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, DAY, "  "))


def test_matters_are_numbered_as_they_come(tjenester: Tjenester, moete: Moete) -> None:
    for _ in range(3):
        tjenester.moete.add_sak(nameless(moete))

    assert [s.nummer for s in tjenester.moete.get(moete.id).saker] == [1, 2, 3]


def test_nobody_is_named_without_a_ground(tjenester: Tjenester, moete: Moete, barn: Barn) -> None:
    with pytest.raises(KnownError, match="sak_mangler_grunnlag"):
        tjenester.moete.add_sak(named(moete, barn))
    assert not tjenester.moete.judge_case(barn.id).lets_through
    assert tjenester.moete.get(moete.id).saker == ()


def test_consent_lets_a_child_be_named_and_the_log_tells_the_ground(
    tjenester: Tjenester, moete: Moete, barn: Barn
) -> None:
    consent(tjenester, barn)
    tjenester.moete.add_sak(named(moete, barn))
    row = tjenester.logg.newest(1)[0]

    assert (row.handling, row.barn_id, row.formaal, row.objekt) == ("sak.ny", barn.id, "samtykke", f"moete:{moete.id}")


@pytest.mark.parametrize("later", [False, True])
def test_a_written_reason_is_kept_in_the_childs_record_and_out_of_the_log(
    tjenester: Tjenester, moete: Moete, barn: Barn, later: bool
) -> None:
    if later:
        sak = tjenester.moete.add_sak(nameless(moete)).value
        tjenester.moete.save_sak(replace(named(moete, barn), id=sak.id), DANGER)
    else:
        tjenester.moete.add_sak(named(moete, barn), DANGER)

    assert "Fare" not in repr(tjenester.logg.newest(3))
    assert tjenester.logg.newest(1)[0].formaal == "fvl_13_b"
    assert ["Fare for liv" in n.tekst for n in tjenester.notat.of_barn(barn.id)] == [True]


def test_a_small_step_to_the_contact_meeting_is_enough_to_be_named_there(
    tjenester: Tjenester, moete: Moete, barn: Barn
) -> None:
    consent(tjenester, barn, anledning=Anledning.HENVISNING)
    assert not tjenester.moete.judge_case(barn.id).lets_through

    consent(tjenester, barn, anledning=Anledning.KONTAKTMOETE)
    assert tjenester.moete.add_sak(named(moete, barn)).value.barn_id == barn.id


def test_a_matter_cannot_get_a_name_behind_the_gates_back(tjenester: Tjenester, moete: Moete, barn: Barn) -> None:
    sak = tjenester.moete.add_sak(nameless(moete)).value

    with pytest.raises(KnownError, match="sak_mangler_grunnlag"):
        tjenester.moete.save_sak(replace(named(moete, barn), id=sak.id))
    assert tjenester.moete.get(moete.id).saker == (sak,)

    consent(tjenester, barn)
    assert tjenester.moete.save_sak(replace(named(moete, barn), id=sak.id)).value.barn_id == barn.id


def test_what_was_said_of_a_named_child_can_be_written_down_after_a_withdrawal(
    tjenester: Tjenester, moete: Moete, barn: Barn
) -> None:
    consent(tjenester, barn)
    sak = tjenester.moete.add_sak(named(moete, barn)).value
    tjenester.samtykke.withdraw(tjenester.samtykke.of_barn(barn.id)[0].id, "Vakker Blomst")

    assert tjenester.moete.save_sak(replace(sak, vet="Det ble sagt")).value.vet == "Det ble sagt"


def test_a_matter_stays_in_its_meeting_with_its_number(tjenester: Tjenester, moete: Moete) -> None:
    other = tjenester.moete.create(Moete("", Moetetype.STATUSMOETE, DAY, "BUP")).value
    sak = tjenester.moete.add_sak(nameless(moete)).value

    kept = tjenester.moete.save_sak(replace(sak, moete_id=other.id, nummer=9, vet="Ny")).value

    assert kept == replace(sak, vet="Ny")


def test_the_end_makes_follow_ups_of_what_was_decided_with_a_date(tjenester: Tjenester, moete: Moete) -> None:
    decided = replace(nameless(moete), beslutning="BUP ringer", ansvarlig="Varm Vind", frist=DAY)
    mine = replace(nameless(moete), beslutning="Vi skriver", frist=DAY)
    for sak in (decided, mine, replace(nameless(moete), beslutning="Uten dato"), nameless(moete)):
        tjenester.moete.add_sak(sak)

    tjenester.moete.finish(moete.id)

    assert [(g.oppfoelging.hva, g.oppfoelging.hvem) for g in tjenester.i_dag.picture().i_dag] == [
        ("BUP ringer", "Varm Vind"),
        ("Vi skriver", "Trygg Havn"),
    ]


def test_what_is_finished_stands(tjenester: Tjenester, moete: Moete) -> None:
    sak = tjenester.moete.add_sak(nameless(moete)).value
    other = tjenester.moete.create(Moete("", Moetetype.STATUSMOETE, DAY, "BUP")).value
    tjenester.moete.finish(moete.id)

    for change in (
        lambda: tjenester.moete.save(replace(moete, sted="Et annet sted")),
        lambda: tjenester.moete.add_sak(nameless(moete)),
        lambda: tjenester.moete.save_sak(replace(sak, vet="Noe annet")),
        lambda: tjenester.moete.save_sak(replace(sak, moete_id=other.id, vet="Noe annet")),
        lambda: tjenester.moete.finish(moete.id),
    ):
        with pytest.raises(KnownError, match="moete_ferdig"):
            change()

    assert tjenester.moete.get(moete.id).saker == (sak,)


def test_meetings_stand_newest_first(tjenester: Tjenester, moete: Moete) -> None:
    second = tjenester.moete.create(Moete("", Moetetype.STATUSMOETE, DAY, "BUP")).value

    assert [picture.moete.id for picture in tjenester.moete.list_moeter()] == [second.id, moete.id]
