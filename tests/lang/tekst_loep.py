"""Hostile texts in every field of every type, in a process that can be watched from outside.

`python -m tests.lang.tekst_loep <seed> <texts> [plant]` prints one line of JSON. All that is opened before the marker
is Python and our own resources; after it nothing may be opened at all.
"""

from __future__ import annotations

import json
import random
import socket
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.registry import compose
from tests.pdf.fasit import all_cases
from tests.pdf.fiendtlig import LENGTHS, everywhere, hostile_texts, in_one_field, of_length, own_fields
from tests.pdf.sjekker import dangers

MARKER = "/merke/her"
WHOLE = 5
"""So many texts of each length; the longest stands in one field at a time, the next in turn."""


def tried(seed: int, count: int) -> Iterator[tuple[str, Grunnlag]]:
    """Yield each document to be drawn, with what is tried in it."""
    chance = random.Random(seed)
    cases = {g.dokument.dokumenttype: g for name, g in all_cases().items() if name.endswith("-nb-normal")}
    for text in hostile_texts(chance, count):
        for grunnlag in cases.values():
            yield "kort i alle felt", everywhere(grunnlag, text)
    for length in LENGTHS:
        for number in range(WHOLE):
            text = of_length(length, chance)
            for grunnlag in cases.values():
                own = own_fields(grunnlag)
                if length <= LENGTHS[1]:
                    yield f"{length} tegn i alle felt", everywhere(grunnlag, text)
                elif own:
                    yield f"{length} tegn i ett felt", in_one_field(grunnlag, own[number % len(own)], text)


def run(seed: int, count: int) -> dict[str, object]:
    """Draw everything and look into each file."""
    made: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    crashed: dict[str, str] = {}
    unsafe: dict[str, list[str]] = {}
    for what, grunnlag in tried(seed, count):
        kind = grunnlag.dokument.dokumenttype.value
        try:
            pdf = render(compose(grunnlag, load_tekster("nb")))
        except KnownError as error:
            refused[f"{kind}: {error.code}"] += 1
            continue
        except Exception as error:  # noqa: BLE001 (the fault that is looked for)
            crashed[f"{kind}, {what}"] = type(error).__name__
            continue
        made[what] += 1
        if found := dangers(pdf):
            unsafe[f"{kind}, {what}"] = found[:3]
    return {"laget": dict(made), "nektet": dict(refused), "krasj": crashed, "farlig": unsafe}


def main(arguments: list[str]) -> int:
    """Draw one of each first, so that all is loaded; then mark the trace and begin."""
    for _ in tried(0, 1):
        pass
    for name, grunnlag in all_cases().items():
        if name.endswith("-nb-normal"):
            dangers(render(compose(grunnlag, load_tekster("nb"))))
    render(compose(everywhere(all_cases()["referat-nb-normal"], "\ud800😀<b>"), load_tekster("nb")))
    with suppress(OSError), Path(MARKER).open():
        pass
    if len(arguments) > 2:
        Path("/etc/hostname").read_text(encoding="utf-8")
        with suppress(OSError), socket.socket() as reached:
            reached.connect(("127.0.0.1", 9))
    sys.stdout.write(json.dumps(run(int(arguments[0]), int(arguments[1]))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
