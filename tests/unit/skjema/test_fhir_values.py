"""value[x] is read only when it is what its key says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from helseansvarlig.domain.verdi import (
    Dato,
    Klokkeslett,
    Koding,
    Lenke,
    Mengde,
    Referanse,
    Tidspunkt,
    Vedlegg,
    Verdi,
)
from helseansvarlig.skjema.fhir_values import read_value, value_key, write_value
from helseansvarlig.skjema.strict_json import Json


@pytest.mark.parametrize(
    ("key", "raw", "expected"),
    [
        ("valueBoolean", False, False),
        ("valueInteger", 3, 3),
        ("valueDecimal", 3, Decimal(3)),
        ("valueString", "x", "x"),
        ("valueDate", "2026-03", Dato("2026-03")),
        ("valueUrl", "https://helsenorge.no", Lenke("https://helsenorge.no")),
        ("valueCoding", {"code": "a"}, Koding("a")),
        ("valueQuantity", {"value": 2, "unit": "kg"}, Mengde(Decimal(2), "kg")),
    ],
)
def test_a_value_of_its_kind_is_read(key: str, raw: Json, expected: Verdi) -> None:
    read = read_value({key: raw}, "value")
    assert read == expected
    assert type(read) is type(expected)


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("valueBoolean", "true"),
        ("valueInteger", True),
        ("valueInteger", Decimal("1.5")),
        ("valueDecimal", "1"),
        ("valueString", ""),
        ("valueDate", 2026),
        ("valueCoding", "a"),
        ("valueCoding", {}),
        ("valueQuantity", {"value": "2"}),
        ("valueAttachment", []),
        ("valueReference", "Patient/1"),
        ("valueSignature", {}),
    ],
)
def test_anything_else_is_no_value(key: str, raw: Json) -> None:
    assert read_value({key: raw}, "value") is None


def test_the_key_is_found_by_its_stem() -> None:
    assert value_key({"id": "1", "values": 1, "_valueString": {}, "valueString": "x"}, "value") == "valueString"
    assert value_key({"answerBoolean": True}, "value") is None


def test_nothing_empty_is_written() -> None:
    assert write_value(Koding("a"), "answer") == {"answerCoding": {"code": "a"}}
    assert write_value(Mengde(Decimal(0)), "value") == {"valueQuantity": {"value": Decimal(0)}}


@pytest.mark.parametrize(
    "value",
    [
        True,
        7,
        Decimal("1.10"),
        "æ\n",
        Dato("2026-03"),
        Tidspunkt("2026-03-04T12:00:00Z"),
        Klokkeslett("12:30:00"),
        Lenke("https://helsenorge.no"),
        Koding("ofte", "urn:h", "Ofte"),
        Mengde(Decimal("2.5"), "kg", "kg", "http://unitsofmeasure.org"),
        Vedlegg("image/png", "AAAA", "Tegning", "", 3),
        Referanse("Practitioner/1", "Modig Gran"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_kind_of_value_survives_being_written(value: Verdi) -> None:
    read = read_value(write_value(value, "value"), "value")
    assert read == value
    assert type(read) is type(value)
