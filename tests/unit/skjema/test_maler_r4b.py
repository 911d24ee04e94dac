"""The templates as a reader of FHIR that others wrote reads them."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.unit.skjema.maler import MALER, read


@pytest.fixture(scope="module")
def questionnaire() -> Any:
    """The other reader's form; imported here because it is heavy, and only these tests need it."""
    return import_module("fhir.resources.R4B.questionnaire").Questionnaire


@pytest.mark.parametrize("path", MALER, ids=lambda p: p.stem)
def test_another_reader_accepts_a_template_and_finds_all_its_items(path: Path, questionnaire: Any) -> None:
    found = questionnaire.model_validate_json(path.read_bytes())

    def count(items: list[Any] | None) -> int:
        return sum(1 + count(item.item) for item in items or [])

    assert count(found.item) == sum(1 for _ in read(path).walk())
    assert json.loads(found.model_dump_json()) == json.loads(path.read_bytes())


@pytest.mark.parametrize("field", [{"status": None}, {"stauts": "active"}, {"item": [{"linkId": "1"}]}])
def test_the_other_reader_refuses_what_is_no_form(field: dict[str, object], questionnaire: Any) -> None:
    raw = json.loads(MALER[0].read_bytes()) | field
    with pytest.raises(ValueError, match="validation error"):
        questionnaire.model_validate(raw)
