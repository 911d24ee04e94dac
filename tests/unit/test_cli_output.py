from __future__ import annotations

import json
from decimal import Decimal

import pytest

from helseansvarlig.cli_output import Output, to_json


def test_people_get_a_line_and_programs_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=False).say("Kopien er tatt.", navn="a")
    Output(as_json=True).say("Kopien er tatt.", navn="a")

    line, row = capsys.readouterr().out.splitlines()
    assert line == "Kopien er tatt."
    assert json.loads(row) == {"navn": "a"}


def test_an_error_gives_its_code_its_reason_and_places_but_nothing_that_somebody_wrote(
    capsys: pytest.CaptureFixture[str],
) -> None:
    params = {"linje": 3, "noekkel": "Vakker Blomst", "navn": "Vakker Blomst"}
    Output(as_json=False).fault("json_ugyldig", "", params)
    Output(as_json=True).fault("forsegling_ugyldig", "digest_avvik", params)

    line, row = capsys.readouterr().err.splitlines()
    assert line == "feil: json_ugyldig linje=3"
    assert json.loads(row) == {"feil": "forsegling_ugyldig", "grunn": "digest_avvik", "linje": 3}


def test_numbers_keep_every_digit_and_keys_their_order() -> None:
    value = {"b": [Decimal("1.10"), 2, True, None], "a": {"å": ("x", 0.5)}}

    assert to_json(value) == '{"b": [1.10, 2, true, null], "a": {"å": ["x", 0.5]}}'
    assert json.loads(to_json(value))["b"][0] == 1.1
