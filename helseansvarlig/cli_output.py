"""How the command line answers: short lines for people, one JSON object a line for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping


class Output:
    """Prints a command's lines; `as_json` is `--json`."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def say(self, words: str, **facts: object) -> None:
        """Print one line: `words` for people, the facts alone as JSON."""
        self.row(facts or {"melding": words}, words)

    def row(self, facts: Mapping[str, object], words: str) -> None:
        """Print one object, or its words."""
        print(json.dumps(facts, ensure_ascii=False, default=str) if self.as_json else words, flush=True)

    def fault(self, code: str, reason: str, facts: Mapping[str, object]) -> None:
        """Print a known error's code on standard error; never what it was about."""
        body = {"feil": code, "grunn": reason, **facts}
        text = json.dumps(body, ensure_ascii=False, default=str) if self.as_json else f"feil: {code} {reason}".rstrip()
        print(text, file=sys.stderr, flush=True)
