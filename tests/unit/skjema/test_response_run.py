"""What `skjema kjoer` prints for each place."""

from __future__ import annotations

from helseansvarlig.domain.skjema import Operator, Punkt, Punkttype, Skjema, Tekst, Vilkaar
from helseansvarlig.skjema.response_run import run_response
from helseansvarlig.skjema.strict_json import JsonObject

FORM = Skjema(
    "s",
    "1",
    Tekst("S"),
    (
        Punkt(
            "8",
            Punkttype.GRUPPE,
            gjentas=True,
            punkter=(
                Punkt("8.1", Punkttype.JA_NEI, maa_besvares=True),
                Punkt("8.2", Punkttype.HELTALL, vilkaar=(Vilkaar("8.1", Operator.LIK, True),)),
            ),
        ),
    ),
)


def test_each_place_is_told_with_value_and_problems() -> None:
    response: JsonObject = {
        "resourceType": "QuestionnaireResponse",
        "item": [
            {"linkId": "8", "item": [{"linkId": "8.2", "answer": [{"valueInteger": 3}]}]},
            {"linkId": "8", "item": [{"linkId": "8.1", "answer": [{"valueBoolean": True}]}]},
            {"linkId": "9"},
        ],
    }
    lines = [tuple(line.values()) for line in run_response(FORM, response)]
    assert lines == [
        ("8[0]", "8", True, [], []),
        ("8[0]/8.1", "8.1", True, [], ["svar_maa_fylles_ut"]),
        ("8[0]/8.2", "8.2", False, [3], ["svar_paa_skjult_spoersmaal"]),
        ("8[1]", "8", True, [], []),
        ("8[1]/8.1", "8.1", True, [True], []),
        ("8[1]/8.2", "8.2", True, [], []),
        ("9", "9", False, [], ["respons_ukjent_punkt"]),
    ]


def test_the_fields_have_the_agreed_names() -> None:
    [first, *_] = run_response(FORM, {"resourceType": "QuestionnaireResponse"})
    assert list(first) == ["path", "linkId", "enabled", "value", "problems"]
