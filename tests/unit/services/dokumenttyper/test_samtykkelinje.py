from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.deling import Delingsspoersmaal, Register, judge_sharing
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Anledning, Innhold, Samtykke, Samtykkeform
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.samtykkelinje import (
    basis_for_sharing,
    consent_rows,
    consent_to_health_care,
    recipient_words,
    who_answered,
)
from tests.pdf import eksempel

NB = load_tekster("nb")


def snapshot(*samtykker: Samtykke, mottaker: Mottakerkategori = Mottakerkategori.BUP, grunn: str = "") -> Grunnlag:
    return replace(
        eksempel.henvisning(), samtykker=samtykker, deling=eksempel.judge(mottaker, *samtykker, begrunnelse=grunn)
    )


def test_consent_to_sharing_is_never_read_as_consent_to_help() -> None:
    assert consent_to_health_care(snapshot(eksempel.DELING), NB) == "Ikke registrert."


def test_who_consented_how_and_when() -> None:
    written = replace(eksempel.HELSEHJELP, form=Samtykkeform.SKRIFTLIG, gyldig_til=date(2027, 1, 1))

    assert (
        consent_to_health_care(snapshot(written), NB)
        == "Barnevernstjenesten ved Stødig Bjørk, skriftlig 3. november 2026, gyldig til 1. januar 2027."
    )


@pytest.mark.parametrize(
    "change",
    [{"gyldig_til": date(2026, 11, 22)}, {"trukket": date(2026, 11, 23)}, {"dato": date(2026, 11, 24)}],
    ids=["expired", "withdrawn", "not yet"],
)
def test_a_consent_that_does_not_hold_today_is_not_printed(change: dict[str, date]) -> None:
    assert consent_to_health_care(snapshot(replace(eksempel.HELSEHJELP, **change)), NB) == "Ikke registrert."


def test_a_no_is_an_answer() -> None:
    no = replace(eksempel.HELSEHJELP, gitt=False, gitt_av="Vakker selv", givere=())

    assert consent_to_health_care(snapshot(no), NB) == "Vakker selv sa nei 3. november 2026."


def test_the_ground_for_sharing_is_named() -> None:
    given = basis_for_sharing(snapshot(eksempel.DELING), NB)
    assert given.startswith("Vakker Blomst (barnet selv) og Mild Elv (mor), muntlig")
    assert "§ 13-1" in basis_for_sharing(snapshot(mottaker=Mottakerkategori.BARNEVERNSTJENESTEN), NB)
    assert "Begrunnelsen" in basis_for_sharing(snapshot(grunn="Fare for liv og helse"), NB)
    assert basis_for_sharing(snapshot(), NB) == "Ikke avklart."
    assert basis_for_sharing(replace(snapshot(), deling=None), NB) == "Ikke registrert."


def test_scope_purpose_and_the_childs_view_are_printed_with_the_consent_that_was_used() -> None:
    rows = dict(consent_rows(snapshot(eksempel.DELING), NB))

    assert list(rows) == [
        "Samtykket gjelder", "Formål", "Forklart slik", "Forstått slik", "Barnets syn på deling",
    ]  # fmt: skip
    assert "seksuell helse" not in rows["Samtykket gjelder"]
    assert consent_rows(snapshot(grunn="Fare"), NB) == ()


def test_a_small_step_says_which() -> None:
    step = replace(eksempel.DELING, anledning=Anledning.HENVISNING)
    question = Delingsspoersmaal(
        eksempel.BARN.id, Mottakerkategori.BUP, frozenset(Innhold), eksempel.DAG, anledning=Anledning.HENVISNING
    )
    answer = judge_sharing(question, Register((step,)), eksempel.DELINGSREGLER)
    rows = consent_rows(replace(snapshot(step), deling=answer), NB)

    assert dict(rows)["Bare ved"] == "henvisning"


@pytest.mark.parametrize(
    ("giver", "expected"),
    [
        (Giver("Modig Gran", Egenskap.BARNET), "Modig Gran (barnet selv)"),
        (Giver("Stille Vind", Egenskap.FORELDER, "mor"), "Stille Vind (mor)"),
        (Giver("Stille Vind", Egenskap.FORELDER), "Stille Vind (forelder)"),
        (Giver("Elvebyen barneverntjeneste", Egenskap.BARNEVERNSTJENESTEN), "Elvebyen barneverntjeneste"),
        (Giver("Klok Stein", Egenskap.BARNEVERNSTJENESTEN), "Klok Stein (barnevernstjenesten)"),
        (Giver("Barnevernstjenesten", Egenskap.BARNEVERNSTJENESTEN), "Barnevernstjenesten"),
        (Giver("Fjern Stjerne", Egenskap.VERGE), "Fjern Stjerne (verge)"),
        (Giver("Klok Stein"), "Klok Stein"),
        (Giver("Klok Stein", Egenskap.ANNEN, "fosterfar"), "Klok Stein (fosterfar)"),
    ],
)
def test_each_who_answered_stands_with_the_capacity_once(giver: Giver, expected: str) -> None:
    assert who_answered(replace(eksempel.DELING, givere=(giver,)), NB) == expected


def test_inside_a_sentence_only_what_is_always_written_large_is_so() -> None:
    kinds = {Mottakerkategori.BUP, Mottakerkategori.FASTLEGE, Mottakerkategori.SKOLE_PPT}

    assert recipient_words(NB, kinds) == "BUP, fastlege, skole og PPT"
