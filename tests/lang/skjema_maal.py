"""Forms and answers as anybody may send them, and how right ones become almost right.

A target takes bytes and goes the whole way they can go in the program: read, write again, ask what is asked, check.
`KnownError` is an answer; anything else is a fault, and so is a form that comes out other than it came in.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections import Counter
from functools import cache
from typing import Any

from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.skjema_kontroll import validate_svar
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.domain.utloeser import utloeste
from helseansvarlig.skjema.questionnaire import parse_questionnaire, to_fhir
from helseansvarlig.skjema.response import from_questionnaire_response, to_questionnaire_response
from helseansvarlig.skjema.response_run import run_response
from helseansvarlig.skjema.strict_json import MAX_OWN, read_json
from tests.lang import fuzz_mutasjon
from tests.lang.fuzz_mutasjon import Maal, answer

_WORDS = {"extension": [{"url": "lang", "valueCode": "nn"}, {"url": "content", "valueString": "Søv du?"}]}
_CORE = "http://hl7.org/fhir/StructureDefinition/"
_KINDS: dict[str, dict[str, Any]] = {
    "boolean": {"valueBoolean": True},
    "decimal": {"valueDecimal": 1.5},
    "integer": {"valueInteger": 3},
    "date": {"valueDate": "2026-03"},
    "dateTime": {"valueDateTime": "2026-03-04T12:00:00+01:00"},
    "time": {"valueTime": "12:30:00"},
    "string": {"valueString": "hei"},
    "text": {"valueString": "hei\ndu"},
    "url": {"valueUri": "https://helsenorge.no"},
    "choice": {"valueCoding": {"system": "s", "code": "a", "display": "Ja"}},
    "open-choice": {"valueString": "noe annet"},
    "quantity": {"valueQuantity": {"value": 40.5, "unit": "kg", "code": "kg", "system": "http://unitsofmeasure.org"}},
    "attachment": {"valueAttachment": {"contentType": "image/png", "data": "AAAA", "title": "Tegning"}},
    "reference": {"valueReference": {"reference": "Practitioner/1"}},
}
_MOST_KEPT, _LARGEST_KEPT = 300, 4_000
_SIGNS = ("exists", "=", "!=", ">", "<", ">=", "<=")
_EXTENSIONS: list[dict[str, Any]] = [
    {"url": f"{_CORE}minValue", "valueInteger": 1},
    {"url": f"{_CORE}regex", "valueString": "[a-zæøå ]+"},
    {"url": f"{_CORE}questionnaire-maxOccurs", "valueInteger": 2},
    {"url": f"{_CORE}maxSize", "valueDecimal": 0.5},
    {"url": f"{_CORE}questionnaire-hidden", "valueBoolean": False},
    {"url": "urn:helseansvarlig:utloeser", "extension": [{"url": "nivaa", "valueCode": "straks"}]},
    {"url": "http://example.org/calculatedExpression", "valueExpression": {"language": "text/fhirpath"}},
]


def _item(number: int, kind: str) -> dict[str, Any]:
    made: dict[str, Any] = {"linkId": str(number), "type": kind, "text": "Sover du?", "_text": {"extension": [_WORDS]}}
    made["extension"] = [{"url": f"{_CORE}translation", **_WORDS}, _EXTENSIONS[number % len(_EXTENSIONS)]]
    if kind.endswith("choice"):
        made["answerOption"] = [_KINDS["choice"], {"valueCoding": {"system": "s", "code": "b"}}]
    if number:
        before = [*_KINDS.values()][number - 1]
        value = (
            {"answerBoolean": True} if number % 7 == 0 else {k.replace("value", "answer"): v for k, v in before.items()}
        )
        made["enableWhen"] = [{"question": str(number - 1), "operator": _SIGNS[number % 7], **value}]
    return made


def _whole(items: list[dict[str, Any]], **head: Any) -> dict[str, Any]:
    return {"resourceType": "Questionnaire", "id": "mal", "status": "active", "title": "Mal", **head, "item": items}


def _listed() -> dict[str, Any]:
    """Return a question that repeats, with its choices in a list of the form's own and a question below each."""
    below = _item(0, "string") | {"linkId": "v1"}
    return {"linkId": "v", "type": "choice", "answerValueSet": "#v", "repeats": True, "item": [below]}


def _own_list() -> dict[str, Any]:
    include = [{"system": "s", "concept": [{"code": "a"}]}]
    return {"resourceType": "ValueSet", "id": "v", "compose": {"include": include}}


@cache
def _forms() -> list[dict[str, Any]]:
    """Return small forms that together have every kind of item: what is small is tried often."""
    items = [_item(number, kind) for number, kind in enumerate(_KINDS)]
    pairs = [_whole(items[at : at + 2], version="1", language="nb-NO") for at in range(len(items) - 1)]
    group = {"linkId": "g", "type": "group", "repeats": True, "item": items[7:10]}
    return [*pairs, _whole([group]), _whole([_listed()], contained=[_own_list()])]


@cache
def _form() -> Skjema:
    """Return the form that all answers are held against: everything at once."""
    items = [_item(number, kind) for number, kind in enumerate(_KINDS)]
    group = {"linkId": "g", "type": "group", "repeats": True, "item": items[7:]}
    whole = _whole([*items[:7], group, _listed()], contained=[_own_list()])
    return parse_questionnaire(json.dumps(whole).encode()).require()


def _responses() -> list[dict[str, Any]]:
    """Return small sets of answers to it, the group twice."""
    given = [{"linkId": str(n), "answer": [value]} for n, value in enumerate(_KINDS.values())]
    absent = {"url": f"{_CORE}data-absent-reason", "valueCode": "asked-declined"}
    below = [{"linkId": "v1", "extension": [absent]}]
    listed = {"linkId": "v", "answer": [{**_KINDS["choice"], "item": below}, _KINDS["choice"]]}
    groups = [[{"linkId": "g", "item": [one]}] * 2 for one in given[7:]]
    return [
        {"resourceType": "QuestionnaireResponse", "item": one} for one in [given[:4], given[4:7], [listed], *groups]
    ]


@cache
def seeds_of(name: str) -> tuple[bytes, ...]:
    """Return right files for a target."""
    if name == "respons":
        right: list[dict[str, Any]] = _responses()
    elif name == "konvolutt":
        pairs = [(one, {**one, "language": "en-GB"}) for one in _forms()]
        right = [{"resourceType": "Bundle", "entry": [{"resource": form} for form in pair]} for pair in pairs]
    else:
        right = _forms()
    return tuple(json.dumps(one, ensure_ascii=False).encode() for one in right)


def _read_form(data: bytes) -> None:
    """All that is done with a form before anybody has answered."""
    parsed = parse_questionnaire(data, MAX_OWN)
    if parsed.skjema is None:
        assert parsed.problems, "refused without a reason"
        return
    assert to_fhir(parsed.skjema) == parsed.raw, "comes out other than it came in"
    validate_svar(parsed.skjema, Svarsett())
    to_questionnaire_response(parsed.skjema, Svarsett())


def _read_response(data: bytes) -> None:
    """Answers against the form, and what of them goes out again."""
    raw = read_json(data)
    for line in run_response(_form(), raw):
        assert line["path"] is not None
    svar = from_questionnaire_response(_form(), raw).svar
    utloeste(_form(), svar)
    from_questionnaire_response(_form(), to_questionnaire_response(_form(), svar))


def _planted(data: bytes) -> None:
    """The control: a reader that takes one field for granted."""
    _read_form(data)
    json.loads(data)["item"][0]["text"].strip()


TARGETS: dict[str, Maal] = {"skjema": _read_form, "konvolutt": _read_form, "respons": _read_response}
PLANTED: dict[str, Maal] = {"plantet": _planted}
_TRICKS = (
    (b"true", b"NaN"), (b"1", b"-Infinity"), (b"3", b"9" * 400), (b"1.5", b"1e999999999"), (b"[", b"[" * 70),
    (b'"linkId"', b'"linkId":"x","linkId"'), (b"{", b'{"item":[' * 40 + b"{"), (b"hei", b"\\ud800"),
    (b"hei", b"\\u0000"), (b"a-z", b"(a+)+$" * 20), (b"Sover", b"\xff"), (b"2026-03", b"2026-02-30"),
    (b'"item"', b'"item":[],"item"'), (b'"1"', b'"0"'), (b'"g"', b'"7/#2"'),
)  # fmt: skip


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return almost the same bytes; some changes are those that a reader of JSON or forms is known to trip over."""
    old, new = chance.choice(_TRICKS)
    count = data.count(old)
    if not count or chance.random() < 0.75:
        return fuzz_mutasjon.mutate(data, chance)
    parts = data.split(old)
    at = chance.randrange(count) + 1
    return old.join(parts[:at]) + new + old.join(parts[at:])


def run(name: str, runs: int, seed: int) -> dict[str, Any]:
    """Run a target on mutations of what it has let through so far; return what came of it and what it cost."""
    target, chance, longest = (TARGETS | PLANTED)[name], random.Random(seed), 0.0
    kept, said, fault = [*seeds_of(name)], Counter[str](), ""
    for _ in range(runs):
        data = mutate(chance.choice(kept), chance)
        started = time.process_time()
        try:
            told = answer(target, data)
        except Exception as error:  # noqa: BLE001 (the fault that is looked for)
            fault = f"{type(error).__name__}: {data!r}"
            break
        longest = max(longest, time.process_time() - started)
        said[told] += 1
        if told == "godtatt" and len(data) < _LARGEST_KEPT:
            kept.append(data)
            if len(kept) > _MOST_KEPT:
                kept.pop(chance.randrange(len(kept)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"antall": said.total(), "svar": said, "feil": fault, "lengst_s": round(longest, 3), "minne_mb": peak}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))) + "\n")
