"""Numbers are judged, warned about and never refused; who a number belongs to is never read from it."""

from __future__ import annotations

import csv
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.identifikator import (
    Kontroll,
    Nummertype,
    Serie,
    Verdikt,
    is_kommunenummer,
    is_same_day,
    judge_organisasjonsnummer,
    judge_personnummer,
    show_organisasjonsnummer,
    show_personnummer,
)

FNR, D = Nummertype.FOEDSELSNUMMER, Nummertype.D_NUMMER
GAMMEL, NY = Kontroll.GAMMEL, Kontroll.FRA_2032
CASES = Path(os.environ.get("HELSEANSVARLIG_CASES", ""))
GIVEN = "HELSEANSVARLIG_CASES" in os.environ
others = pytest.mark.skipif(not GIVEN, reason="HELSEANSVARLIG_CASES names no folder with others' cases")


@pytest.mark.parametrize(
    ("number", "kind", "kontroll"),
    [
        ("14820997841", FNR, GAMMEL),
        ("03911097779", FNR, GAMMEL),
        ("27861297891", FNR, GAMMEL),
        ("19891497639", FNR, GAMMEL),
        ("08810897806", FNR, GAMMEL),
        ("54820997835", D, GAMMEL),
        ("41814061033", D, GAMMEL),
        ("41810021827", D, GAMMEL),
        ("14820997868", FNR, NY),
        ("03911097884", FNR, NY),
    ],
)
def test_synthetic_numbers_hold_and_say_that_they_are_synthetic(
    number: str, kind: Nummertype, kontroll: Kontroll
) -> None:
    verdikt = judge_personnummer(number)
    assert (verdikt.type, verdikt.serie, verdikt.kontroll) == (kind, Serie.SKATTEETATEN_80, kontroll)
    assert verdikt.is_valid
    assert verdikt.varsler == ("nummer_syntetisk",)


@pytest.mark.parametrize("number", ["02013299903", "30108299939"])
def test_the_examples_of_2032_hold_by_the_new_rule_alone(number: str) -> None:
    assert judge_personnummer(number).kontroll is NY


@pytest.mark.parametrize(
    ("number", "varsler"),
    [
        ("", ("nummer_tegn",)),
        ("1482099784x", ("nummer_tegn",)),
        ("１４８２０９９７８４１", ("nummer_tegn",)),
        ("1482099784", ("nummer_lengde",)),
        ("14820997842", ("nummer_syntetisk", "nummer_kontrollsiffer")),
        ("14930997841", ("nummer_dato", "nummer_kontrollsiffer")),
        ("81234567802", ("nummer_hjelpenummer",)),
    ],
)
def test_what_makes_somebody_look_twice(number: str, varsler: tuple[str, ...]) -> None:
    assert judge_personnummer(number).varsler == varsler


def test_spaces_do_no_harm() -> None:
    assert judge_personnummer("148209 97841") == judge_personnummer("14820997841")


@given(st.text(max_size=14))
def test_any_text_gets_a_verdict(text: str) -> None:
    assert isinstance(judge_personnummer(text), Verdikt)
    assert isinstance(judge_organisasjonsnummer(text), Verdikt)


@given(st.sampled_from(["14820997841", "27861297891", "54820997835"]), st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_never_holds_by_the_old_rule(number: str, place: int, change: int) -> None:
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    assert judge_personnummer(wrong).kontroll is not GAMMEL


@pytest.mark.parametrize(
    ("number", "foedt", "same"),
    [
        ("14820997841", date(2009, 2, 14), True),
        ("54820997835", date(2009, 2, 14), True),
        ("14820997841", date(2009, 2, 15), False),
        ("81234567802", date(2009, 2, 15), True),
    ],
)
def test_the_birth_date_is_compared_never_computed(number: str, foedt: date, same: bool) -> None:
    assert is_same_day(judge_personnummer(number), foedt) is same


def test_a_number_is_shown_in_two_parts_and_masked() -> None:
    assert show_personnummer("14820997841") == "148209 •••••"
    assert show_personnummer("14820997841", masked=False) == "148209 97841"
    assert show_personnummer("1482") == "1482"


@pytest.mark.parametrize("number", ["310000019", "312345676"])
def test_test_organisations_hold_and_say_so(number: str) -> None:
    verdikt = judge_organisasjonsnummer(number)
    assert (verdikt.is_valid, verdikt.serie, verdikt.varsler) == (True, Serie.TENOR, ("orgnr_syntetisk",))


@pytest.mark.parametrize(
    ("number", "varsler"),
    [
        ("31000001", ("orgnr_lengde",)),
        ("31000001x", ("orgnr_tegn",)),
        ("310000018", ("orgnr_syntetisk", "orgnr_kontrollsiffer")),
        ("000000000", ("orgnr_foerste_siffer",)),
    ],
)
def test_an_odd_organisation_number_is_warned_about(number: str, varsler: tuple[str, ...]) -> None:
    assert judge_organisasjonsnummer(number).varsler == varsler


def test_an_organisation_number_is_shown_in_three_parts() -> None:
    assert show_organisasjonsnummer("310000019") == "310 000 019"


@pytest.mark.parametrize(("text", "expected"), [("0301", True), ("301", False), ("0000", False), ("03O1", False)])
def test_a_kommunenummer_keeps_its_zero(text: str, expected: bool) -> None:
    assert is_kommunenummer(text) is expected


def listed(name: str) -> list[dict[str, str]]:
    if not GIVEN:
        return []
    with (CASES / "norway" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@others
@pytest.mark.parametrize("row", listed("fnr.csv"), ids=lambda row: row["value"])
def test_others_verdicts_on_personal_numbers(row: dict[str, str]) -> None:
    assert judge_personnummer(row["value"]).is_valid is (row["expected"] == "valid")


@others
@pytest.mark.parametrize("row", listed("orgnr.csv"), ids=lambda row: row["value"])
def test_others_verdicts_on_organisation_numbers(row: dict[str, str]) -> None:
    assert judge_organisasjonsnummer(row["value"]).is_valid is (row["expected"] == "valid")


@others
def test_all_kommuner_of_2024_have_the_form() -> None:
    assert all(is_kommunenummer(row["kommunenummer"]) for row in listed("kommunenummer-2024.csv"))
