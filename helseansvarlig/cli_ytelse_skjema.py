"""How fast a form of three hundred items with a hundred conditions is read, and asked what it asks."""

from __future__ import annotations

import json
from collections.abc import Mapping

from helseansvarlig import bootstrap

ITEMS, CONDITIONS = 300, 100
EVERY = ITEMS // CONDITIONS
_OFTEN = ("Aldri", "Sjelden", "Av og til", "Ofte", "Alltid")


def large_form(themes: int) -> dict[str, object]:
    """Return the form as FHIR: every third question is asked when the yes-or-no two places above is yes.

    The questions stand in so many themes, at least one for each three questions; with 1 they stand in no theme.
    """
    questions = [_question(number) for number in range(ITEMS)]
    size = ITEMS // themes
    parts = [questions[at : at + size] for at in range(0, ITEMS, size)]
    groups = [{"linkId": f"t{n}", "type": "group", "text": f"Tema {n}", "item": part} for n, part in enumerate(parts)]
    head = {"resourceType": "Questionnaire", "id": "stor", "version": "1", "status": "active", "title": "Stor"}
    return {**head, "item": groups if themes > 1 else questions}


def _question(number: int) -> dict[str, object]:
    """Return a yes or no, a choice of five or a line of text, in turn."""
    kind = ("boolean", "choice", "string")[number % EVERY]
    text = f"Spørsmål {number}: hvordan har det vært den siste uka?"
    item: dict[str, object] = {"linkId": f"s{number}", "type": kind, "text": text}
    if kind == "choice":
        codings = [{"system": "urn:helseansvarlig:ytelse", "code": word.lower(), "display": word} for word in _OFTEN]
        item["answerOption"] = [{"valueCoding": coding} for coding in codings]
    if kind == "string":
        item["enableWhen"] = [{"question": f"s{number - 2}", "operator": "=", "answerBoolean": True}]
    return item


def large_response() -> Mapping[str, object]:
    """Return answers to the form in one piece: every second yes-or-no is yes."""
    items = [
        {"linkId": f"s{number}", "answer": [{"valueBoolean": number % (2 * EVERY) == 0}]}
        for number in range(0, ITEMS, EVERY)
    ]
    return {"resourceType": "QuestionnaireResponse", "status": "in-progress", "item": items}


def run_large_form() -> int:
    """Read the form and its answers, and return how many questions are asked."""
    form, answers = json.dumps(large_form(1)).encode(), json.dumps(large_response()).encode()
    return sum(line["enabled"] is True for line in bootstrap.open_forms().run(form, answers))
