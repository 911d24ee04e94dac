"""The templates as a reader of FHIR that others wrote reads them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from pydantic import ValidationError

from tests.unit.skjema.maler import MALER, read


@pytest.mark.parametrize("path", MALER, ids=lambda p: p.stem)
def test_another_reader_accepts_a_template_and_finds_all_its_items(path: Path) -> None:
    found = Questionnaire.model_validate_json(path.read_bytes())

    def count(items: list[object] | None) -> int:
        return sum(1 + count(getattr(item, "item", None)) for item in items or [])

    assert count(found.item) == sum(1 for _ in read(path).walk())
    assert json.loads(found.model_dump_json()) == json.loads(path.read_bytes())


@pytest.mark.parametrize("field", [{"status": None}, {"stauts": "active"}, {"item": [{"linkId": "1"}]}])
def test_the_other_reader_refuses_what_is_no_form(field: dict[str, object]) -> None:
    raw = json.loads(MALER[0].read_bytes()) | field
    with pytest.raises(ValidationError):
        Questionnaire.model_validate(raw)
