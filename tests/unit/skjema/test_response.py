"""Answers out as QuestionnaireResponse and in again: the same answers, and never one to a hidden question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from helseansvarlig.domain.kartlegging import Kartleggingsstatus
from helseansvarlig.domain.skjema import Operator, Punkt, Punkttype, Skjema, Tekst, Vilkaar
from helseansvarlig.domain.skjema_rekkefoelge import find_circular
from helseansvarlig.domain.skjema_tre import evaluate_enabled
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus, besvart
from helseansvarlig.errors import KnownError
from helseansvarlig.skjema.response import from_questionnaire_response, to_questionnaire_response
from helseansvarlig.skjema.strict_json import read_json, write_json
from tests.unit.skjema.forms import with_answers, without_hidden


def skjema(*punkter: Punkt) -> Skjema:
    return Skjema("mal", "2", Tekst("M"), punkter, url="urn:mal", innholdshash="abc")


def link_ids(raw: Any) -> Iterator[str]:
    for item in raw.get("item", []):
        yield item["linkId"]
        yield from link_ids(item)
        for answer in item.get("answer", []):
            yield from link_ids(answer)


@given(with_answers())
@settings(max_examples=80, deadline=None)
def test_what_is_sent_can_be_read_back(given_: tuple[Skjema, Svarsett]) -> None:
    form, svar = given_
    sent = read_json(write_json(to_questionnaire_response(form, svar)))
    assert from_questionnaire_response(form, sent).svar.svar == without_hidden(form, svar).svar


@given(with_answers())
@settings(max_examples=80, deadline=None)
def test_a_hidden_item_is_never_exported(given_: tuple[Skjema, Svarsett]) -> None:
    form, svar = given_
    asked = {path.split("/")[-1].split("[")[0] for path, on in evaluate_enabled(form, svar).items() if on}
    assert set(link_ids(to_questionnaire_response(form, svar))) <= asked
    if not find_circular(form):
        read = from_questionnaire_response(form, to_questionnaire_response(form, svar))
        assert "svar_paa_skjult_spoersmaal" not in {p.code for p in read.problems}


def test_it_names_form_version_and_content_and_nobody() -> None:
    moment, form = datetime(2026, 3, 4, 12, tzinfo=UTC), skjema(Punkt("1", Punkttype.JA_NEI))
    raw = to_questionnaire_response(form, Svarsett(), Kartleggingsstatus.FERDIG, tidspunkt=moment)
    assert raw == {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": "urn:mal|2",
        "status": "completed",
        "authored": "2026-03-04T12:00:00+00:00",
        "extension": [{"url": "urn:helseansvarlig:innholdshash", "valueString": "abc"}],
    }


def test_it_says_whether_it_is_begun_finished_or_corrected() -> None:
    form = skjema(Punkt("1", Punkttype.JA_NEI))
    said = [to_questionnaire_response(form, Svarsett(), status)["status"] for status in Kartleggingsstatus]
    assert said == ["in-progress", "completed", "amended"]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (Svarstatus.VIL_IKKE_SVARE, "asked-declined"),
        (Svarstatus.VET_IKKE, "asked-unknown"),
        (Svarstatus.IKKE_SPURT, "not-asked"),
    ],
)
def test_why_there_is_no_value_travels_along(status: Svarstatus, reason: str) -> None:
    form = skjema(Punkt("1", Punkttype.JA_NEI, Tekst("Sover du?")))
    svar = Svarsett({"1": Svar(status=status, barnets_ord="Spør meg en annen dag")})
    raw = to_questionnaire_response(form, svar)
    assert raw["item"] == [
        {
            "linkId": "1",
            "text": "Sover du?",
            "extension": [
                {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": reason},
                {"url": "urn:helseansvarlig:barnets-ord", "valueString": "Spør meg en annen dag"},
            ],
        }
    ]
    assert from_questionnaire_response(form, raw).svar == svar


def test_children_of_a_repeating_question_stay_with_their_value() -> None:
    form = skjema(Punkt("q", Punkttype.TEKST, gjentas=True, punkter=(Punkt("a", Punkttype.HELTALL),)))
    svar = Svarsett({"q": besvart("x", "y"), "q[1]/a": besvart(3)})
    raw = to_questionnaire_response(form, svar)
    assert raw["item"] == [
        {
            "linkId": "q",
            "answer": [
                {"valueString": "x"},
                {"valueString": "y", "item": [{"linkId": "a", "answer": [{"valueInteger": 3}]}]},
            ],
        }
    ]
    assert from_questionnaire_response(form, raw).svar == svar


def test_empty_instances_of_a_group_survive() -> None:
    form = skjema(Punkt("g", Punkttype.GRUPPE, gjentas=True, punkter=(Punkt("a", Punkttype.HELTALL),)))
    svar = Svarsett({"g[1]/a": besvart(3)}, {"g": 3})
    assert from_questionnaire_response(form, to_questionnaire_response(form, svar)).svar == svar


def response(*items: dict[str, Any]) -> dict[str, Any]:
    return {"resourceType": "QuestionnaireResponse", "item": list(items)}


@pytest.mark.parametrize(
    ("item", "code", "path"),
    [
        ({"linkId": "x"}, "respons_ukjent_punkt", "x"),
        ({"linkId": "tekst", "answer": [{"valueString": "x"}]}, "respons_svar_paa_tekst", "tekst"),
        ({"linkId": "ja", "answer": [{"valueInteger": "1"}]}, "svar_feil_type", "ja"),
        ({"linkId": "ja", "answer": [{"valueCode": "x"}]}, "svar_feil_type", "ja"),
        ({"linkId": "skjult", "answer": [{"valueString": "x"}]}, "svar_paa_skjult_spoersmaal", "skjult"),
    ],
)
def test_what_does_not_belong_is_named_by_its_place(item: dict[str, Any], code: str, path: str) -> None:
    form = skjema(
        Punkt("tekst", Punkttype.VISNING),
        Punkt("ja", Punkttype.JA_NEI),
        Punkt("skjult", Punkttype.TEKST, vilkaar=(Vilkaar("ja", Operator.LIK, True),)),
    )
    read = from_questionnaire_response(form, response(item))
    assert [(p.code, p.path) for p in read.problems] == [(code, path)]


def test_twins_that_share_a_link_id_are_told_apart_by_order() -> None:
    form = skjema(Punkt("a", Punkttype.HELTALL), Punkt("a", Punkttype.HELTALL, segment="a#2"))
    items = [{"linkId": "a", "answer": [{"valueInteger": n}]} for n in (1, 2)]
    assert from_questionnaire_response(form, response(*items)).svar.svar == {"a": besvart(1), "a#2": besvart(2)}


def test_another_resource_is_refused() -> None:
    with pytest.raises(KnownError) as error:
        from_questionnaire_response(skjema(), {"resourceType": "Questionnaire"})
    assert error.value.code == "respons_ikke_respons"


def test_a_small_file_cannot_ask_for_a_big_form_a_thousand_times() -> None:
    inner = tuple(Punkt(str(number), Punkttype.TEKST) for number in range(100))
    form = skjema(Punkt("g", Punkttype.GRUPPE, gjentas=True, punkter=inner))
    assert from_questionnaire_response(form, response(*[{"linkId": "g"}] * 50)).svar.gjentakelser == {"g": 50}
    with pytest.raises(KnownError) as error:
        from_questionnaire_response(form, response(*[{"linkId": "g"}] * 1000))
    assert error.value.code == "respons_for_stor"


def test_what_may_lie_behind_stands_on_its_theme_in_both_voices() -> None:
    form = skjema(Punkt("soevn", Punkttype.GRUPPE, punkter=(Punkt("1", Punkttype.JA_NEI),)))
    told = Svar((), Svarstatus.IKKE_SPURT, "Jeg savner katten", "Uro etter samvær")

    raw = to_questionnaire_response(form, Svarsett({"soevn/*": told}))

    assert raw["item"] == [
        {
            "linkId": "soevn",
            "extension": [
                {"url": "urn:helseansvarlig:barnets-ord", "valueString": "Jeg savner katten"},
                {"url": "urn:helseansvarlig:voksnes-observasjon", "valueString": "Uro etter samvær"},
            ],
        }
    ]
    assert from_questionnaire_response(form, raw).svar.svar == {"soevn/*": told}
