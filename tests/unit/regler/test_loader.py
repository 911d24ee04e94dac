"""The rules we ship: complete, dated, in both languages, and honest about what nobody has checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.barn import OMSORG_OVERTATT, Hjemmel
from helseansvarlig.domain.delingsregel import Grunnlag, Innad
from helseansvarlig.domain.fristregel import Fristenhet, Retning
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.regelkilde import Kilde, Regelstatus
from helseansvarlig.domain.regelverk import Regelverk
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykketype
from helseansvarlig.domain.samtykkeregel import Vekt
from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.regler.frist_loader import read_fristregel
from helseansvarlig.regler.loader import load_regelverk
from helseansvarlig.regler.rule_file import read_rule_file


@pytest.fixture(scope="module")
def regelverk() -> Regelverk:
    return load_regelverk(resources() / "regler")


def sources(regelverk: Regelverk) -> Iterator[tuple[str, Kilde]]:
    every = (regelverk.telefoner, regelverk.roede_flagg, regelverk.frister, regelverk.samtykkeregler)
    for rules in (*every, regelverk.delingsregler, regelverk.etter_hendelse, regelverk.rettigheter):
        yield from ((rule.id, rule.kilde) for rule in rules.values())


def test_every_rule_has_a_source_and_says_when_it_was_checked(regelverk: Regelverk) -> None:
    found = list(sources(regelverk))
    assert len(found) > 20
    for name, kilde in found:
        assert kilde.tekst, name
        assert (kilde.kontrollert is not None) == (kilde.status is Regelstatus.KONTROLLERT), name
        assert kilde.kontrollert is None or kilde.kontrollert <= date(2026, 12, 31), name


def test_in_nynorsk_no_law_is_called_by_its_bokmaal_name(regelverk: Regelverk) -> None:
    """A paper in nynorsk once said «pasient- og brukerrettighetsloven» below what a child may say no to."""
    bokmaal = re.compile(r"\w+(?:loven|forskriften|forordningen|veilederen)\b|\b(?:ikke|fra|lovteksten|kilde)\b")
    found = list(sources(regelverk))
    assert [name for name, kilde in found if bokmaal.search(kilde.paa("nn"))] == []
    assert sum("barnevernslova" in kilde.paa("nn") for _, kilde in found) > 20
    assert all("lova " not in kilde.paa("nb") for _, kilde in found)


def test_all_red_flags_tell_what_to_do_and_whom_to_call(regelverk: Regelverk) -> None:
    assert list(regelverk.roede_flagg) == [
        "livsfare",
        "selvmordsfare",
        "selvskading",
        "rus_abstinens",
        "overgrep_vold",
        "menneskehandel",
        "spiser_ikke",
        "roemming",
        "fare_for_andre",
        "tann_hevelse",
        "lege_ved_inntak",
    ]
    assert all(f.straks and regelverk.telefoner_for(f) for f in regelverk.roede_flagg.values())


def test_danger_to_life_begins_with_113_and_danger_from_others_with_112(regelverk: Regelverk) -> None:
    first = {f.id: regelverk.telefoner_for(f)[0].nummer for f in regelverk.roede_flagg.values()}
    assert (first["livsfare"], first["fare_for_andre"]) == ("113", "112")
    assert "113" in regelverk.roede_flagg["livsfare"].straks[0].nb
    assert "112" in regelverk.roede_flagg["fare_for_andre"].straks[0].nn


def test_national_numbers_are_there_and_local_ones_wait_for_the_institution(regelverk: Regelverk) -> None:
    national = {t.nummer for t in regelverk.telefoner.values() if not t.er_lokal}
    assert {"113", "112", "110", "116 117", "116 111", "116 123", "22 40 00 40"} <= national
    local = [t for t in regelverk.telefoner.values() if t.er_lokal]
    assert local
    assert all(t.nummer == "" for t in local)


def test_what_no_source_confirms_is_marked(regelverk: Regelverk) -> None:
    assert regelverk.telefoner["giftinformasjonen"].kilde.status is Regelstatus.IKKE_KONTROLLERT


def test_a_child_can_call_somebody(regelverk: Regelverk) -> None:
    assert {"alarmtelefonen", "mental_helse", "kirkens_sos"} <= {
        t.id for t in regelverk.telefoner.values() if t.er_for_barn
    }


@pytest.mark.parametrize(
    ("frist", "antall", "enhet", "retning"),
    [
        ("lege_ved_akuttvedtak", 1, Fristenhet.INNTAKSDOEGN, Retning.ETTER),
        ("vurdering_av_henvisning", 10, Fristenhet.VIRKEDAGER, Retning.ETTER),
        ("start_helsehjelp_under_23", 65, Fristenhet.VIRKEDAGER, Retning.ETTER),
        ("helsedel_i_plan", 4, Fristenhet.UKER, Retning.ETTER),
        ("helsedel_i_plan_akutt", 1, Fristenhet.UKER, Retning.ETTER),
        ("overgangsmoete", 3, Fristenhet.MAANEDER, Retning.FOER),
        ("klage", 4, Fristenhet.UKER, Retning.ETTER),
        ("vurdering_nasjonalt_forloep", 6, Fristenhet.UKER, Retning.ETTER),
    ],
)
def test_deadlines_are_those_with_a_source(
    regelverk: Regelverk, frist: str, antall: int, enhet: Fristenhet, retning: Retning
) -> None:
    regel = regelverk.frister[frist]
    assert (regel.antall, regel.enhet, regel.retning) == (antall, enhet, retning)


def test_what_is_no_duty_says_that_it_is_guiding(regelverk: Regelverk) -> None:
    assert [f.id for f in regelverk.frister.values() if f.er_veiledende] == [
        "vurdering_nasjonalt_forloep",
        "samtykke_utloeper",
        "purring",
        "ny_kartlegging",
        "stoppunkt_etter_kartlegging",
        "stoppunkt_etter_moete",
        "svar_innen_3_dager",
        "svar_innen_14_dager",
        "tannlege",
        "kontaktmoete",
        "kontaktmoete_akutt",
        "kontaktmoete_langtid",
        "fagmoete",
        "fagmoete_akutt",
        "samarbeid_evaluering",
    ]


def test_a_deadline_without_a_source_has_no_checked_date_and_may_lack_a_number(regelverk: Regelverk) -> None:
    assert {f.id: f.antall for f in regelverk.frister.values() if f.kilde.kontrollert is None} == {
        "ny_kartlegging": None,
        "tannlege": 12,
    }


def test_whose_move_it_is_is_a_recipient_we_know(regelverk: Regelverk) -> None:
    assert {f.motpart for f in regelverk.frister.values()} - {""} <= set(Mottakerkategori)


@pytest.mark.parametrize(
    "fault",
    [{"antall": None}, {"antall": -1}, {"hendelse": "fullmåne"}, {"gruppe": ""}, {"motpart": 7}, {"enhet": "aar"}],
)
def test_a_checked_deadline_must_be_whole(fault: dict[str, object]) -> None:
    whole = read_rule_file(resources() / "regler" / "frister.json")
    entry = next(one for one in whole.entries("frister") if one.raw["id"] == "klage")
    (key,) = fault

    with pytest.raises(KnownError) as refusal:
        read_fristregel(replace(entry, raw={**entry.raw, **fault}))
    assert refusal.value.params == {"fil": "frister.json", "sted": f"{entry.place}.{key}"}


def test_rules_and_gate_use_the_same_codes(regelverk: Regelverk) -> None:
    assert set(regelverk.mottakere) == set(Mottakerkategori)
    assert set(regelverk.innhold) == set(Innhold)
    named = {h for r in regelverk.samtykkeregler.values() for h in r.hjemler}
    assert named == set(Hjemmel) - {Hjemmel.IKKE_REGISTRERT}
    assert regelverk.samtykkeregler["helsehjelp_u16_omsorg_overtatt"].hjemler == OMSORG_OVERTATT
    about = {code for r in regelverk.samtykkeregler.values() for code in r.gjelder}
    assert about <= {*Samtykketype, *Anledning}
    assert about >= set(Samtykketype)


def test_every_recipient_has_one_main_rule_and_only_the_own_service_and_the_inside_need_no_consent(
    regelverk: Regelverk,
) -> None:
    main = {r.mottaker: r for r in regelverk.delingsregler.values() if r.er_hovedregel}
    counted = [r.mottaker for r in regelverk.delingsregler.values() if r.er_hovedregel]

    assert sorted(counted) == sorted([*Mottakerkategori, *Innad])
    by_duty = {to for to, r in main.items() if r.grunnlag is not Grunnlag.SAMTYKKE}
    assert by_duty == {Mottakerkategori.BARNEVERNSTJENESTEN, *Innad}
    assert not any(r.overstyrer_forbehold for r in main.values() if r.grunnlag is Grunnlag.SAMTYKKE)


def test_the_rules_of_health_and_of_barnevern_keep_their_own_ages(regelverk: Regelverk) -> None:
    youths = {r.id: r.alder_fra for r in regelverk.samtykkeregler.values() if r.barnets_syn is Vekt.AVGJOER}

    assert {youths[i] for i in youths if i.startswith("helsehjelp_16")} == {16}
    assert {youths[i] for i in youths if i.startswith(("deling", "forloep", "rusmiddeltest"))} == {15}
    assert "1.1.2026" in regelverk.samtykkeregler["helsehjelp_u16_omsorg_overtatt"].kilde.tekst


def test_a_child_of_every_age_up_to_18_is_told_what_it_decides_by_one_checked_rule(regelverk: Regelverk) -> None:
    """A child of 15 that reads «du bestemmer» where others do, has been told something untrue."""
    told = [rule for rule in regelverk.samtykkeregler.values() if rule.til_barnet is not None]

    for age in range(18):
        (rule,) = (one for one in told if one.applies_to(age, Hjemmel.FRIVILLIG_3_2.value))
        assert rule.kilde.status is Regelstatus.KONTROLLERT
        says_who = "voksne" in str(rule.til_barnet)
        assert says_who is (rule.barnets_syn is not Vekt.AVGJOER), rule.id


def test_a_right_is_told_with_its_paragraph_in_both_languages(regelverk: Regelverk) -> None:
    for rule in regelverk.rettigheter.values():
        assert ("loven" in rule.hjemmel.nb, "lova" in rule.hjemmel.nn) == (True, True), rule.id
        assert "§" not in rule.tekst.nb + rule.tekst.nn, "the paragraph stands by itself"
