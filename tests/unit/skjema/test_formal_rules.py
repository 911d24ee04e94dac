"""FHIR's own rules, each by its name."""

from __future__ import annotations

from typing import Any

import pytest

from helseansvarlig.domain.skjema import Alvor
from helseansvarlig.skjema.formal_rules import check_form
from helseansvarlig.skjema.strict_json import Json

OPTION = [{"valueString": "a"}]
TWO = [{"question": "a", "operator": "exists", "answerBoolean": True}] * 2


def rules(item: dict[str, Any]) -> list[str]:
    form: dict[str, Json] = {"resourceType": "Questionnaire", "status": "draft", "item": [{"linkId": "1", **item}]}
    return [p.regel for p in check_form(form, "Q") if p.severity is Alvor.VARSEL]


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        ({"type": "group"}, "que-1"),
        ({"type": "display", "item": [{"linkId": "2", "type": "string"}]}, "que-1"),
        ({"type": "display", "code": []}, "que-3"),
        ({"type": "choice", "answerOption": OPTION, "answerValueSet": "#v"}, "que-4"),
        ({"type": "boolean", "answerOption": OPTION}, "que-5"),
        ({"type": "display", "repeats": False}, "que-6"),
        ({"type": "string", "enableWhen": [{"question": "a", "operator": "exists", "answerInteger": 1}]}, "que-7"),
        ({"type": "display", "initial": OPTION}, "que-8"),
        ({"type": "display", "readOnly": True}, "que-9"),
        ({"type": "date", "maxLength": 3}, "que-10"),
        ({"type": "choice", "answerOption": OPTION, "initial": OPTION}, "que-11"),
        ({"type": "string", "enableWhen": TWO}, "que-12"),
        ({"type": "string", "initial": OPTION * 2}, "que-13"),
        ({"type": "string", "extension": [{"url": "x"}]}, "ext-1"),
        ({"type": "string", "extension": [{"url": "x", "valueBoolean": "true"}]}, "ext-1"),
        ({"type": "string", "extension": [{"url": "x", "valueString": ""}]}, "ext-1"),
        ({"type": "string", "extension": [{"url": "x", "valueDuration": {"value": "1"}}]}, "ext-1"),
        ({"type": "string", "_text": {"extension": [{"valueString": "x"}]}}, "Extension.url"),
    ],
)
def test_each_broken_rule_is_named(item: dict[str, Any], rule: str) -> None:
    assert rules(item) == [rule]


def test_a_rule_says_where() -> None:
    form: dict[str, Json] = {"status": "feil", "item": [{"linkId": "1", "type": "display", "required": True}]}
    found = [(p.path, p.link_id, p.regel) for p in check_form(form, "Q")]
    assert found == [("Q.status", "", "status"), ("Q.item[0].required", "1", "que-6")]


@pytest.mark.parametrize("kind", [[], {}, None, 3])
def test_nonsense_is_left_to_the_reader(kind: Json) -> None:
    assert list(check_form({"status": "draft", "item": [{"linkId": "1", "type": kind}, "x"]}, "Q")) == []
