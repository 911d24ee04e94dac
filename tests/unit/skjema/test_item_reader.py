"""One item, field by field."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from helseansvarlig.domain.skjema import Alvor, Nivaa, Operator, Punkt, Stemme, Tekst, Utloeser
from helseansvarlig.domain.svar import Svarstatus
from helseansvarlig.domain.verdi import Koding, Mengde
from helseansvarlig.skjema.element import Element
from helseansvarlig.skjema.item_reader import read_item, read_valueset

CORE = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
OWN = "urn:helseansvarlig:"
NYNORSK = {
    "url": f"{CORE}translation",
    "extension": [{"url": "lang", "valueCode": "nn"}, {"url": "content", "valueString": "Av di"}],
}


def item(*extensions: dict[str, Any], **more: Any) -> Punkt:
    return read_item(Element({"linkId": "1", "type": "string", "extension": list(extensions), **more}, "I"), {})


@pytest.mark.parametrize(
    ("extension", "name", "expected"),
    [
        ({"url": f"{CORE}minValue", "valueInteger": 2}, "minste", 2),
        ({"url": f"{SDC}maxQuantity", "valueQuantity": {"value": 5}}, "stoerste", Mengde(Decimal(5))),
        ({"url": f"{CORE}minLength", "valueInteger": 3}, "min_lengde", 3),
        ({"url": f"{CORE}regex", "valueString": "[a-z]"}, "moenster", "[a-z]"),
        ({"url": f"{CORE}maxDecimalPlaces", "valueInteger": 1}, "max_desimaler", 1),
        ({"url": f"{CORE}questionnaire-minOccurs", "valueInteger": 1}, "min_antall", 1),
        ({"url": f"{CORE}questionnaire-maxOccurs", "valueInteger": 4}, "max_antall", 4),
        ({"url": f"{CORE}questionnaire-unit", "valueCoding": {"code": "kg"}}, "enhet", Koding("kg")),
        ({"url": f"{CORE}questionnaire-unitOption", "valueCoding": {"code": "kg"}}, "enheter", (Koding("kg"),)),
        ({"url": f"{CORE}mimeType", "valueCode": "image/png"}, "filtyper", ("image/png",)),
        ({"url": f"{CORE}maxSize", "valueDecimal": Decimal("1.5")}, "max_bytes", 1_500_000),
    ],
)
def test_limits(extension: dict[str, Any], name: str, expected: object) -> None:
    assert getattr(item(extension).grenser, name) == expected


def test_the_length_limit_needs_no_extension() -> None:
    assert read_item(Element({"linkId": "1", "type": "string", "maxLength": 9}, "I"), {}).grenser.max_lengde == 9


def test_our_own_marks() -> None:
    punkt = item(
        {"url": f"{OWN}stemme", "valueCode": "ansatt"},
        {"url": f"{OWN}ansikt-til-ansikt", "valueBoolean": True},
        {"url": f"{OWN}krever-faglig-godkjenning", "valueBoolean": True},
        {"url": f"{OWN}hvorfor", "valueString": "For å hjelpe"},
        {"url": f"{CORE}questionnaire-itemControl", "valueCodeableConcept": {"coding": [{"code": "slider"}]}},
    )
    assert (punkt.stemme, punkt.ansikt_til_ansikt, punkt.krever_godkjenning) == (Stemme.ANSATT, True, True)
    assert (punkt.hvorfor.tekst, punkt.kontroll) == ("For å hjelpe", "slider")


@pytest.mark.parametrize(
    "extension",
    [
        {"extension": [{"url": "tekst", "valueString": "Fordi"}, NYNORSK]},
        {"valueString": "Fordi", "_valueString": {"extension": [NYNORSK]}},
    ],
    ids=["in parts", "as a value"],
)
def test_why_it_is_asked_has_its_translations_in_either_shape(extension: dict[str, Any]) -> None:
    assert item({"url": f"{OWN}hvorfor", **extension}).hvorfor == Tekst("Fordi", {"nn": "Av di"})


def test_a_trigger() -> None:
    parts = [
        {"url": "nivaa", "valueCode": "straks"},
        {"url": "operator", "valueCode": "<="},
        {"url": "verdi", "valueInteger": 2},
        {"url": "roedtFlagg", "valueCode": "livsfare"},
    ]
    status = [{"url": "nivaa", "valueCode": "innen_14_dager"}, {"url": "vedStatus", "valueCode": "vet_ikke"}]
    assert item(
        {"url": f"{OWN}utloeser", "extension": parts}, {"url": f"{OWN}utloeser", "extension": status}
    ).utloesere == (
        Utloeser(Nivaa.STRAKS, Operator.HOEYST, 2, "livsfare"),
        Utloeser(Nivaa.INNEN_14_DAGER, ved_status=Svarstatus.VET_IKKE),
    )


def test_a_trigger_we_cannot_read_is_a_named_loss() -> None:
    raw: dict[str, Any] = {"linkId": "1", "type": "string"}
    raw["extension"] = [{"url": f"{OWN}utloeser", "extension": [{"url": "nivaa", "valueCode": "snart"}]}]
    element = Element(raw, "I")
    assert read_item(element, {}).utloesere == ()
    assert {(p.code, p.severity, p.link_id) for p in element.problems} == {("skjema_egen_utvidelse", Alvor.TAP, "1")}


def test_choices_of_every_kind_have_words() -> None:
    options: list[dict[str, Any]] = [
        {"valueCoding": {"code": "a", "display": "Ja"}},
        {"valueCoding": {"code": "b"}},
        {"valueString": "Kanskje"},
        {"valueInteger": 4},
        {"valueDate": "2026-03"},
    ]
    assert [a.tekst.tekst for a in item(answerOption=options).alternativer] == ["Ja", "b", "Kanskje", "4", "2026-03"]


def test_an_expanded_list_is_read_as_it_stands() -> None:
    contains: list[Any] = [{"system": "s", "code": "a", "display": "A"}]
    [choice] = read_valueset(Element({"expansion": {"contains": contains}}, "V"))
    assert choice.verdi == Koding("a", "s", "A")
    assert read_valueset(Element({}, "V")) == ()
