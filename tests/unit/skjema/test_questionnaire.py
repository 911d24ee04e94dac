"""Questionnaires in and out: nothing changed, nothing lost, every fault named."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.skjema import Aldersspenn, Alvor, Punkttype, Samlet, Skjema, Tekst
from helseansvarlig.errors import KnownError
from helseansvarlig.skjema.questionnaire import Parsed, parse_questionnaire, to_fhir
from helseansvarlig.skjema.strict_json import write_json
from tests.unit.skjema.forms import skjemaer


def form(*items: dict[str, Any], **head: Any) -> bytes:
    return json.dumps({"resourceType": "Questionnaire", "status": "draft", **head, "item": list(items)}).encode()


def parse(*items: dict[str, Any], **head: Any) -> Parsed:
    return parse_questionnaire(form(*items, **head))


def codes(parsed: Parsed, severity: Alvor) -> list[tuple[str, str, str]]:
    return [(p.code, p.path, p.link_id) for p in parsed.problems if p.severity is severity]


@given(skjemaer())
@settings(max_examples=120, deadline=None)
def test_save_and_load_is_the_identity(skjema: Skjema) -> None:
    again = parse_questionnaire(write_json(to_fhir(skjema))).require()
    assert replace(again, innholdshash="") == skjema


@given(skjemaer())
@settings(max_examples=100, deadline=None)
def test_what_was_read_is_written_word_for_word(skjema: Skjema) -> None:
    parsed = parse_questionnaire(write_json(to_fhir(skjema)))
    assert to_fhir(parsed.require()) == parsed.raw


def test_unknown_extensions_and_expressions_survive_and_are_noted_not_evaluated() -> None:
    expression = {"language": "text/fhirpath", "expression": "%resource.item.count()"}
    odd = [
        {"url": "http://example.org/odd", "extension": [{"url": "x", "valueDecimal": 1.5}]},
        {"url": "http://example.org/calculatedExpression", "valueExpression": expression},
    ]
    parsed = parse({"linkId": "1", "type": "decimal", "extension": odd, "definition": "http://example.org/d"})
    assert to_fhir(parsed.require()) == parsed.raw
    assert [p.code for p in parsed.problems] == ["skjema_beregning_vises_ikke"]
    assert parsed.problems[0].severity is Alvor.MERKNAD


def test_numbers_keep_every_digit() -> None:
    data = form({"linkId": "1", "type": "decimal", "initial": [{"valueDecimal": 0}]}).replace(b": 0}", b": 1.10}")
    parsed = parse_questionnaire(data)
    assert b'"valueDecimal":1.10' in write_json(to_fhir(parsed.require()))
    assert parsed.require().punkter[0].startverdier == (Decimal("1.10"),)


def test_a_changed_item_changes_only_what_changed() -> None:
    parsed = parse(
        {
            "linkId": "1",
            "type": "string",
            "text": "Før",
            "_text": {"id": "x"},
            "extension": [{"url": "a", "valueId": "b"}],
        }
    )
    skjema = parsed.require()
    changed = replace(skjema, punkter=(replace(skjema.punkter[0], tekst=Tekst("Etter"), er_skjult=True),))
    assert to_fhir(changed)["item"] == [
        {
            "linkId": "1",
            "type": "string",
            "text": "Etter",
            "_text": {"id": "x"},
            "extension": [
                {"url": "a", "valueId": "b"},
                {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": True},
            ],
        }
    ]


def test_a_changed_option_is_written_and_keeps_what_stands_beside_it() -> None:
    option = {"id": "o1", "valueCoding": {"system": "s", "code": "a", "display": "Gammel"}}
    skjema = parse({"linkId": "1", "type": "choice", "answerOption": [option]}).require()
    punkt = skjema.punkter[0]
    alternativ = replace(punkt.alternativer[0], tekst=Tekst("Ny"))
    changed = replace(skjema, punkter=(replace(punkt, alternativer=(alternativ,)),))
    written = parse_questionnaire(write_json(to_fhir(changed))).require().punkter[0].alternativer[0]
    assert (written.tekst, written.kilde["id"]) == (Tekst("Ny"), "o1")


@pytest.mark.parametrize("kind", [t.value for t in Punkttype if t not in (Punkttype.GRUPPE, Punkttype.VISNING)])
def test_every_kind_of_question_is_read(kind: str) -> None:
    assert parse({"linkId": "1", "type": kind}).require().punkter[0].type == kind


def test_real_faults_of_real_forms_are_named_and_the_form_is_used() -> None:
    parsed = parse(
        {"linkId": "1", "type": "display", "required": True},
        {"linkId": "1", "type": "boolean"},
    )
    assert parsed.require().punkter[1].segment == "1#2"
    assert [(p.regel, p.path, p.link_id) for p in parsed.problems if p.severity is Alvor.VARSEL] == [
        ("que-6", "Questionnaire.item[0].required", "1"),
        ("que-2", "Questionnaire.item[1].linkId", "1"),
    ]


@pytest.mark.parametrize(
    ("item", "code", "path"),
    [
        ({"linkId": "1", "type": "coding"}, "skjema_ukjent_type", "Questionnaire.item[0].type"),
        ({"linkId": "1"}, "skjema_ukjent_type", "Questionnaire.item[0].type"),
        ({"type": "string"}, "skjema_uten_linkid", "Questionnaire.item[0]"),
        (
            {"linkId": "1", "type": "string", "enableWhen": [{"question": "0", "answerBoolean": True}]},
            "skjema_vilkaar_uten_tegn",
            "Questionnaire.item[0].enableWhen[0].operator",
        ),
        (
            {
                "linkId": "1",
                "type": "string",
                "enableWhen": [{"question": "0", "operator": "fall", "answerInteger": 1}],
            },
            "skjema_vilkaar_uten_tegn",
            "Questionnaire.item[0].enableWhen[0].operator",
        ),
        ({"linkId": "1", "type": "group", "item": "x"}, "skjema_feil_type", "Questionnaire.item[0].item"),
        ({"linkId": "1", "type": "group", "item": ["x"]}, "skjema_feil_type", "Questionnaire.item[0].item[0]"),
    ],
)
def test_what_cannot_stand_is_refused_with_its_path(item: dict[str, Any], code: str, path: str) -> None:
    parsed = parse(item)
    assert parsed.skjema is None
    assert (code, path) in [(c, p) for c, p, _ in codes(parsed, Alvor.FEIL)]
    with pytest.raises(KnownError) as error:
        parsed.require()
    assert error.value.code == "skjema_kan_ikke_brukes"


def test_a_value_of_the_wrong_kind_is_a_named_loss_and_is_kept() -> None:
    parsed = parse({"linkId": "1", "type": "string", "repeats": "yes", "colour": "blue"})
    assert codes(parsed, Alvor.TAP) == [
        ("skjema_ukjent_felt", "Questionnaire.item[0].colour", "1"),
        ("skjema_feil_type", "Questionnaire.item[0].repeats", "1"),
    ]
    assert to_fhir(parsed.require()) == parsed.raw


def test_what_is_no_form_is_refused() -> None:
    with pytest.raises(KnownError) as error:
        parse_questionnaire(b'{"resourceType": "Patient"}')
    assert error.value.code == "skjema_ikke_questionnaire"


def test_a_form_without_items_cannot_be_used() -> None:
    assert codes(parse(), Alvor.FEIL) == [("skjema_uten_punkter", "Questionnaire.item", "")]


def test_two_items_never_share_a_path() -> None:
    parsed = parse(
        {"linkId": "a/b", "type": "string"},
        {"linkId": "a", "type": "group", "item": [{"linkId": "b", "type": "string"}]},
    )
    assert [code for code, _, _ in codes(parsed, Alvor.FEIL)] == ["skjema_sti_tvetydig"]


def test_several_conditions_without_a_word_mean_any_and_are_named() -> None:
    vilkaar = [{"question": q, "operator": "=", "answerBoolean": True} for q in ("a", "b")]
    parsed = parse(
        {"linkId": "a", "type": "boolean"},
        {"linkId": "b", "type": "boolean"},
        {"linkId": "c", "type": "string", "enableWhen": vilkaar},
    )
    assert parsed.require().punkter[2].vilkaar_samlet is Samlet.EN
    assert [p.regel for p in parsed.problems] == ["que-12"]


def test_conditions_in_a_ring_and_about_nothing_are_named() -> None:
    def asks(question: str) -> list[dict[str, Any]]:
        return [{"question": question, "operator": "exists", "answerBoolean": True}]

    parsed = parse(
        {"linkId": "a", "type": "string", "enableWhen": asks("b")},
        {"linkId": "b", "type": "string", "enableWhen": asks("a")},
        {"linkId": "c", "type": "string", "enableWhen": asks("ukjent")},
    )
    assert [(c, i) for c, _, i in codes(parsed, Alvor.VARSEL)] == [
        ("skjema_vilkaar_ukjent_spoersmaal", "c"),
        ("skjema_vilkaar_i_ring", "a"),
        ("skjema_vilkaar_i_ring", "b"),
    ]


def test_authors_are_told_what_not_equal_means() -> None:
    vilkaar = [{"question": "a", "operator": "!=", "answerBoolean": True}]
    parsed = parse({"linkId": "a", "type": "boolean"}, {"linkId": "b", "type": "string", "enableWhen": vilkaar})
    assert codes(parsed, Alvor.MERKNAD) == [("skjema_ulik_gjelder_ubesvart", "Questionnaire", "b")]


def test_choices_from_a_list_inside_the_form() -> None:
    valueset = {
        "resourceType": "ValueSet",
        "id": "jn",
        "compose": {"include": [{"system": "s", "concept": [{"code": "j", "display": "Ja"}, {"code": "n"}]}]},
    }
    parsed = parse({"linkId": "1", "type": "choice", "answerValueSet": "#jn"}, contained=[valueset])
    assert [a.tekst.tekst for a in parsed.require().punkter[0].valg] == ["Ja", "n"]
    assert to_fhir(parsed.require()) == parsed.raw


def test_a_list_outside_the_form_is_noted() -> None:
    parsed = parse({"linkId": "1", "type": "choice", "answerValueSet": "http://example.org/vs"})
    assert codes(parsed, Alvor.MERKNAD) == [("skjema_valgene_ligger_utenfor", "Questionnaire", "1")]


def test_one_form_per_language_opens_as_one() -> None:
    entries = [
        {"resource": json.loads(form({"linkId": "1", "type": "string", "text": text}, language=language))}
        for language, text in (("en-GB", "Name"), ("nb-NO", "Navn"))
    ]
    parsed = parse_questionnaire(json.dumps({"resourceType": "Bundle", "entry": entries}).encode())
    skjema = parsed.require()
    assert skjema.punkter[0].tekst.tekst == "Navn"
    assert [(one.spraak, one.punkter[0].tekst.tekst) for one in skjema.varianter] == [("en-GB", "Name")]
    assert to_fhir(skjema) == parsed.raw


def test_the_hash_names_the_content_and_not_the_order_of_keys() -> None:
    first = parse({"linkId": "1", "type": "string"}, id="x").require()
    other_order = parse_questionnaire(
        b'{"item": [{"type": "string", "linkId": "1"}], "id": "x", "status": "draft", "resourceType": "Questionnaire"}'
    ).require()
    changed = parse({"linkId": "1", "type": "text"}, id="x").require()
    assert first.innholdshash == other_order.innholdshash != changed.innholdshash


_KEYS = (
    "linkId type text item enableWhen question operator answerBoolean answerOption valueCoding code extension url _text"
)
_LEAVES = st.sampled_from([None, True, 0, "", "1", "group", "choice", "=", "exists", "urn:helseansvarlig:utloeser"])
_NONSENSE = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS.split()), inner, max_size=5),
    max_leaves=25,
)


@given(st.lists(_NONSENSE, max_size=3))
@settings(max_examples=300, deadline=None)
def test_nonsense_is_refused_or_kept_but_never_a_crash(items: list[Any]) -> None:
    parsed = parse_questionnaire(form(*items))
    assert (parsed.skjema is None) == any(p.severity is Alvor.FEIL for p in parsed.problems)
    if parsed.skjema is not None:
        assert to_fhir(parsed.skjema) == parsed.raw


def age(*ends: dict[str, Any]) -> dict[str, Any]:
    return {"url": "urn:helseansvarlig:alder", "extension": list(ends)}


FRA, TIL = {"url": "fra", "valueInteger": 12}, {"url": "til", "valueInteger": 16}
AREA = {"url": "urn:helseansvarlig:omraade", "valueCode": "rus"}


def test_age_and_area_are_data_on_the_form() -> None:
    skjema = parse({"linkId": "1", "type": "text"}, extension=[age(FRA, TIL), AREA]).require()
    assert (skjema.alder, skjema.omraade) == (Aldersspenn(12, 16), Omraade.RUS)
    assert parse({"linkId": "1", "type": "text"}, extension=[age(FRA)]).require().alder == Aldersspenn(12)


def test_changed_age_and_area_are_written_and_nothing_else() -> None:
    odd = {"url": "http://example.org/odd", "valueString": "x"}
    skjema = parse({"linkId": "1", "type": "text"}, extension=[age(FRA, TIL), odd]).require()
    changed = replace(skjema, alder=Aldersspenn(16), omraade=Omraade.RUS)
    assert to_fhir(changed)["extension"] == [odd, age({"url": "fra", "valueInteger": 16}), AREA]
    assert to_fhir(replace(skjema, alder=None))["extension"] == [odd]


@pytest.mark.parametrize(
    "extension",
    [
        age(TIL),
        age({"url": "fra", "valueInteger": 16}, TIL),
        age({"url": "fra", "valueInteger": -1}),
        age({"url": "fra", "valueString": "12"}),
        age(FRA, {"url": "til", "valueString": "16"}),
        {**AREA, "valueCode": "hjerte"},
    ],
)
def test_an_age_or_area_that_says_nothing_is_kept_and_noted(extension: dict[str, Any]) -> None:
    parsed = parse({"linkId": "1", "type": "text"}, extension=[extension])
    skjema = parsed.require()
    assert (skjema.alder, skjema.omraade) == (None, None)
    assert [(p.code, p.severity, p.regel) for p in parsed.problems] == [
        ("skjema_egen_utvidelse", Alvor.TAP, extension["url"])
    ]
    assert to_fhir(skjema) == parsed.raw
