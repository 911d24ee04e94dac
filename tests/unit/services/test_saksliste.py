"""The agenda builds itself from the record, is ticked by a person, and names nobody the gate does not let through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.hendelsesnotat import Hendelsesnotat, Steg
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.oppfoelging import Oppfoelging, Venting
from helseansvarlig.domain.saksliste import Forslagsart, Saksforslag, Sakvalg
from helseansvarlig.domain.samarbeidsavtale import Avtaletema, Samarbeidsavtale, Temapunkt
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykke, Samtykketype
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Unit
from helseansvarlig.services.saksliste import FIRST_TIME, WORDS_OF_A_TOPIC, Moetegrunn, SakslisteService
from helseansvarlig.tjenester import Tjenester

STEPS = {steg: f"Gjør {steg}" for steg in Steg}
DAY = date(2026, 11, 23)
BEFORE = DAY - timedelta(days=28)


@pytest.fixture
def moete(tjenester: Tjenester) -> Moete:
    return tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, DAY, "BUP Elvebyen")).value


def suggested(tjenester: Tjenester, moete: Moete) -> dict[Forslagsart, list[Saksforslag]]:
    found: dict[Forslagsart, list[Saksforslag]] = {}
    for one in tjenester.saksliste.suggest(moete.id):
        found.setdefault(one.art, []).append(one)
    return found


def consent(tjenester: Tjenester, barn: Barn) -> None:
    tjenester.samtykke.register(
        Samtykke(
            "", barn.id, Samtykketype.DELING, gitt=True, gitt_av=barn.navn,
            innhold=frozenset({Innhold.GRUNNOPPLYSNINGER}), mottakere=frozenset({Mottakerkategori.BUP}),
            formaal="kontaktmøte", dato=DAY, anledning=Anledning.KONTAKTMOETE,
        )
    )  # fmt: skip


def decided_last_time(tjenester: Tjenester, modus: Droeftingsmodus = Droeftingsmodus.GENERELL, om: str = "") -> Sak:
    last = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, BEFORE, "BUP Elvebyen")).value
    sak = Sak("", last.id, 0, "Akuttelefon", modus, beslutning="BUP sender nummer", frist=DAY)
    kept = tjenester.moete.add_sak(sak, om=om).value
    tjenester.moete.finish(last.id)
    return kept


def test_what_was_decided_last_time_and_is_not_done(tjenester: Tjenester, moete: Moete) -> None:
    decided_last_time(tjenester)
    one = suggested(tjenester, moete)[Forslagsart.FORRIGE][0]
    assert (one.tekst, one.dag, one.modus) == ("BUP sender nummer", DAY, Droeftingsmodus.GENERELL)
    tjenester.oppfoelging.mark_done(one.noekkel.removeprefix("oppfoelging:"))
    assert suggested(tjenester, moete) == {}


def test_what_was_decided_before_last_time_is_not_forgotten_for_that(tjenester: Tjenester, moete: Moete) -> None:
    decided_last_time(tjenester)
    between = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, DAY - timedelta(days=7), "BUP Elvebyen")).value
    tjenester.moete.finish(between.id)
    assert [one.tekst for one in suggested(tjenester, moete)[Forslagsart.FORRIGE]] == ["BUP sender nummer"]


def test_the_last_meeting_is_found_though_the_service_has_got_another_name(tjenester: Tjenester) -> None:
    service = tjenester.institusjon.add_motpart(Motpart("", "BUP Elvebyen", Mottakerkategori.BUP)).value
    decided_last_time(tjenester)
    tjenester.institusjon.save_motpart(replace(service, navn="Elveklinikken"))
    after = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, DAY, "Elveklinikken")).value
    assert Forslagsart.FORRIGE in suggested(tjenester, after)


def test_another_counterpart_s_meeting_is_not_the_last_one(tjenester: Tjenester) -> None:
    decided_last_time(tjenester)
    other = tjenester.moete.create(Moete("", Moetetype.KONTAKTMOETE, DAY, "Fastlegen")).value
    assert Forslagsart.FORRIGE not in suggested(tjenester, other)


def test_a_nameless_matter_comes_back_about_the_same_child(tjenester: Tjenester, moete: Moete, barn: Barn) -> None:
    decided_last_time(tjenester, Droeftingsmodus.UTEN_NAVN, om=barn.id)
    one = suggested(tjenester, moete)[Forslagsart.FORRIGE][0]
    assert (one.barn_id, one.modus) == (barn.id, Droeftingsmodus.UTEN_NAVN)


def test_waiting_answers_acute_events_moves_and_what_was_put_forward(
    tjenester: Tjenester, moete: Moete, barn: Barn, clock: FixedClock
) -> None:
    sent = DAY - timedelta(days=12)
    tjenester.oppfoelging.create(
        Oppfoelging("", barn.id, "Svar på henvisning", "Trygg Havn", DAY, venter=Venting("BUP", sent, sent, "bup"))
    )
    tjenester.hendelsesnotat.write(Hendelsesnotat("", barn.id, clock.now(), "Hemmelig", "Trygg Havn"), STEPS)
    tjenester.barn.save(replace(barn, planlagt_flytting=DAY + timedelta(days=60)))
    tjenester.innmeldtsak.put_forward("Søvn", barn.id)
    found = suggested(tjenester, moete)

    assert list(found) == [Forslagsart.MELDT, Forslagsart.HENVISNING, Forslagsart.AKUTT, Forslagsart.FLYTTING]
    assert found[Forslagsart.HENVISNING][0].dag == sent
    assert found[Forslagsart.AKUTT][0].tekst == "", "what happened stays in the record"
    assert found[Forslagsart.FLYTTING][0].dag == DAY + timedelta(days=60)


def test_what_happened_before_the_last_meeting_is_no_news(
    tjenester: Tjenester, moete: Moete, barn: Barn, clock: FixedClock
) -> None:
    long_ago = clock.now() - FIRST_TIME - timedelta(days=1)
    tjenester.hendelsesnotat.write(Hendelsesnotat("", barn.id, long_ago, "Før", "Trygg Havn"), STEPS)
    assert suggested(tjenester, moete) == {}
    tjenester.hendelsesnotat.write(
        Hendelsesnotat("", barn.id, clock.now() - timedelta(days=40), "Da", "Trygg Havn"), STEPS
    )
    assert Forslagsart.AKUTT in suggested(tjenester, moete)
    decided_last_time(tjenester)
    assert Forslagsart.AKUTT not in suggested(tjenester, moete)


def test_the_effect_of_what_a_meeting_decided_is_looked_at_when_its_day_comes(
    tjenester: Tjenester, moete: Moete
) -> None:
    decided_last_time(tjenester)
    task = suggested(tjenester, moete)[Forslagsart.FORRIGE][0].noekkel.removeprefix("oppfoelging:")
    tjenester.oppfoelging.mark_done(task, ses_paa=DAY)
    assert [one.noekkel for one in suggested(tjenester, moete)[Forslagsart.EVALUERING]] == [f"oppfoelging:{task}"]


def test_what_is_not_in_place_of_an_agreement_with_them_and_that_it_is_to_be_looked_at(
    tjenester: Tjenester, moete: Moete
) -> None:
    said = (
        Temapunkt(Avtaletema.AKUTT, "Vakttelefon hele døgnet", "Klok Stein", "Prøvd", DAY),
        Temapunkt(Avtaletema.FLYTTING, "BUP melder fra " * 20),
    )
    avtale = Samarbeidsavtale("", "bup elvebyen", temaer=said, gjelder_fra=BEFORE, evalueres=DAY)
    tjenester.samarbeidsavtale.create(avtale)
    tjenester.samarbeidsavtale.create(replace(avtale, motpart="BUP Skogmo"))
    found = suggested(tjenester, moete)

    topic, rest = found[Forslagsart.AVTALE]
    assert topic.tekst.startswith("BUP melder fra BUP")
    assert len(topic.tekst) <= WORDS_OF_A_TOPIC
    assert rest.tekst == "", "five topics have no words yet"
    assert [one.dag for one in found[Forslagsart.EVALUERING]] == [DAY]
    tjenester.saksliste.take(moete.id, [Sakvalg(topic.noekkel, topic.tekst), Sakvalg(rest.noekkel, "Avtalen")])
    assert list(suggested(tjenester, moete)) == [Forslagsart.EVALUERING]


def test_other_parts_of_the_house_bring_their_own_points(tjenester: Tjenester, moete: Moete) -> None:
    def agreement(_unit: Unit, grunn: Moetegrunn) -> Iterator[Saksforslag]:
        yield Saksforslag(Forslagsart.AVTALE, "avtale:a1", "Akutt bistand", grunn.moete.dato)

    service = SakslisteService(tjenester.aapent.oekt, (agreement,))
    assert [one.tekst for one in service.suggest(moete.id)] == ["Akutt bistand"]
    service.take(moete.id, [Sakvalg("avtale:a1", "Avtalen: akutt bistand")])
    assert service.suggest(moete.id) == ()


def test_nothing_is_on_the_agenda_until_it_is_ticked(tjenester: Tjenester, moete: Moete, barn: Barn) -> None:
    tjenester.innmeldtsak.put_forward("Søvn", barn.id)
    tjenester.saksliste.suggest(moete.id)
    assert tjenester.moete.get(moete.id).saker == ()


def test_by_name_where_the_gate_says_yes_else_with_an_alias_and_a_key_in_the_record(
    tjenester: Tjenester, moete: Moete, barn: Barn
) -> None:
    tjenester.innmeldtsak.put_forward("Det hemmelige", barn.id)
    one = tjenester.saksliste.suggest(moete.id)[0]
    assert (one.modus, one.alias, one.aldersgruppe) == (Droeftingsmodus.UTEN_NAVN, "ungdom 1", "13_15")
    sak = tjenester.saksliste.take(moete.id, [Sakvalg(one.noekkel, "En ungdom som sover dårlig")]).value[0]

    assert (sak.barn_id, sak.kilde, sak.alias) == ("", "", "ungdom 1")
    assert barn.id not in repr(sak)
    assert "hemmelige" not in repr(sak)
    key = tjenester.saksnoekkel.of_barn(barn.id)[0].noekkel
    assert (key.sak_id, key.kilde) == (sak.id, one.noekkel)
    assert tjenester.saksliste.suggest(moete.id) == ()
    assert tjenester.innmeldtsak.waiting() == []


def test_with_consent_it_comes_by_name_into_the_childs_record(tjenester: Tjenester, moete: Moete, barn: Barn) -> None:
    consent(tjenester, barn)
    tjenester.innmeldtsak.put_forward("Søvn", barn.id)
    one = tjenester.saksliste.suggest(moete.id)[0]
    sak = tjenester.saksliste.take(moete.id, [Sakvalg(one.noekkel, "Søvn")]).value[0]
    assert (sak.modus, sak.barn_id, sak.kilde) == (Droeftingsmodus.IDENTIFISERT, barn.id, one.noekkel)
    assert tjenester.saksnoekkel.of_barn(barn.id) == []


def test_several_of_one_child_share_an_alias_and_another_child_has_the_next(
    tjenester: Tjenester, moete: Moete, barn: Barn
) -> None:
    other = tjenester.barn.register(Barn("", "Modig Gran", date(2010, 5, 6))).value
    for whose in (barn, other, barn):
        tjenester.innmeldtsak.put_forward("Noe", whose.id)
    ticked = [Sakvalg(one.noekkel, "Sak") for one in tjenester.saksliste.suggest(moete.id)]
    saker = tjenester.saksliste.take(moete.id, ticked).value
    assert [sak.alias for sak in saker] == ["ungdom 1", "ungdom 2", "ungdom 1"]


def test_a_title_that_names_somebody_is_refused_and_nothing_is_taken(
    tjenester: Tjenester, moete: Moete, barn: Barn
) -> None:
    tjenester.innmeldtsak.put_forward("Noe", barn.id)
    tjenester.innmeldtsak.put_forward("Ringetid")
    ticked = [Sakvalg(one.noekkel, "Vakker Blomst") for one in tjenester.saksliste.suggest(moete.id)]
    with pytest.raises(KnownError, match="sak_nevner_barn"):
        tjenester.saksliste.take(moete.id, ticked)
    assert tjenester.moete.get(moete.id).saker == ()
    assert len(tjenester.innmeldtsak.waiting()) == 2


def test_a_finished_meeting_takes_nothing_more(tjenester: Tjenester, moete: Moete) -> None:
    tjenester.innmeldtsak.put_forward("Ringetid")
    tjenester.moete.finish(moete.id)
    with pytest.raises(KnownError, match="moete_ferdig"):
        tjenester.saksliste.take(moete.id, [])
