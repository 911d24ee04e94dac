"""A form held against a response, place by place: what `skjema kjoer` prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.skjema_kontroll import validate_svar
from helseansvarlig.domain.skjema_tre import evaluate_enabled, expand
from helseansvarlig.skjema.fhir_values import write_value
from helseansvarlig.skjema.response import from_questionnaire_response
from helseansvarlig.skjema.strict_json import Json, JsonObject


def run_response(skjema: Skjema, response: JsonObject) -> Iterator[JsonObject]:
    """Yield path, link id, whether it is asked, the values and the problem codes of each place, in form order.

    Items of the response that the form does not have come last, with `enabled` false. Raises as
    `from_questionnaire_response`.
    """
    read = from_questionnaire_response(skjema, response)
    enabled = evaluate_enabled(skjema, read.svar)
    problems: dict[tuple[str, str], list[str]] = defaultdict(list)
    for problem in (*read.problems, *validate_svar(skjema, read.svar)):
        codes = problems[problem.path, problem.link_id]
        if problem.code not in codes:
            codes.append(problem.code)
    for place in expand(skjema, read.svar):
        link_id = place.punkt.link_id
        values: list[Json] = [
            value for v in read.svar.get(place.path).verdier for value in write_value(v, "value").values()
        ]
        codes = problems.pop((place.path, link_id), [])
        yield _line(place.path, link_id, enabled[place.path], values, codes)
    for (path, link_id), codes in problems.items():
        yield _line(path, link_id, False, [], codes)


def _line(path: str, link_id: str, enabled: bool, values: list[Json], codes: list[str]) -> JsonObject:
    return {"path": path, "linkId": link_id, "enabled": enabled, "value": values, "problems": list[Json](codes)}
