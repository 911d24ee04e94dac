"""Fields are read by kind; what does not fit is noted with its path and read as absent."""

from __future__ import annotations

import pytest

from helseansvarlig.domain.skjema import Alvor, Tekst
from helseansvarlig.skjema.element import Element
from helseansvarlig.skjema.strict_json import JsonObject

ODD: JsonObject = {
    "text": 1,
    "required": "x",
    "maxLength": -1,
    "valueInteger": "1",
    "_text": "x",
    "item": [1],
    "initial": {},
}


@pytest.mark.parametrize(
    ("read", "expected", "path", "severity"),
    [
        (lambda e: e.text("text"), "", "I.text", Alvor.TAP),
        (lambda e: e.flag("required"), False, "I.required", Alvor.TAP),
        (lambda e: e.number("maxLength"), None, "I.maxLength", Alvor.TAP),
        (lambda e: e.value("value"), None, "I.valueInteger", Alvor.TAP),
        (lambda e: e.child("_text"), None, "I._text", Alvor.TAP),
        (lambda e: list(e.children("item")), [], "I.item[0]", Alvor.FEIL),
        (lambda e: list(e.children("initial")), [], "I.initial", Alvor.FEIL),
    ],
)
def test_a_field_of_the_wrong_kind_is_noted(read: object, expected: object, path: str, severity: Alvor) -> None:
    element = Element(ODD, "I", "1")
    assert read(element) == expected  # type: ignore[operator]  # the lambdas above
    assert [(p.path, p.link_id, p.severity) for p in element.problems] == [(path, "1", severity)]


def test_what_is_not_there_is_no_fault() -> None:
    element = Element({}, "I")
    assert (element.text("a"), element.flag("a"), element.number("a"), element.value("a")) == ("", False, None, None)
    assert (element.child("a"), list(element.children("a")), element.extension_value("a")) == (None, [], None)
    assert element.problems == []


def test_translations_stand_beside_the_text() -> None:
    translation: JsonObject = {
        "url": "http://hl7.org/fhir/StructureDefinition/translation",
        "extension": [{"url": "lang", "valueCode": "nn"}, {"url": "content", "valueString": "Eg"}],
    }
    assert Element({"text": "Jeg", "_text": {"extension": [translation]}}, "I").words("text") == Tekst(
        "Jeg", {"nn": "Eg"}
    )
