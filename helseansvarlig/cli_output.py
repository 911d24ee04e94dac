"""How the command line answers: short lines for people, one JSON object a line for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from decimal import Decimal

TOLD = frozenset({"antall", "grense", "grunn", "kolonne", "linje", "maks_mb", "mangler", "nummer", "posisjon", "sti"})
"""What an error may add to its code here: places, counts, codes of ours. Anything else may hold what somebody wrote."""


def to_json(value: object) -> str:
    """Return JSON on one line, keys in the order given; decimals digit for digit, as FHIR wants them."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{to_json(str(key))}: {to_json(part)}" for key, part in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(to_json, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False, default=str)


class Output:
    """Prints a command's lines; `as_json` is `--json`."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def say(self, words: str, **facts: object) -> None:
        """Print one line: `words` for people, the facts alone as JSON."""
        self.row(facts or {"melding": words}, words)

    def row(self, facts: Mapping[str, object], words: str) -> None:
        """Print one object, or its words."""
        print(to_json(facts) if self.as_json else words, flush=True)

    def fault(self, code: str, reason: str, facts: Mapping[str, object]) -> None:
        """Print a known error's code and the reason behind it on standard error; never what it was about."""
        told = {name: value for name, value in facts.items() if name in TOLD and value not in ("", None)}
        if self.as_json:
            text = to_json({"feil": code, "grunn": reason, **told})
        else:
            text = " ".join(["feil:", code, reason, *(f"{name}={value}" for name, value in told.items())])
        print(" ".join(text.split()), file=sys.stderr, flush=True)
