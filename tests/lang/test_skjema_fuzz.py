"""Two hundred thousand almost-right forms and answers: a code or a form, never a crash, and never slow or large."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helseansvarlig.skjema.questionnaire import MAX_ITEMS
from helseansvarlig.skjema.strict_json import MAX_FOREIGN, MAX_OWN
from tests.lang.bevis import Bevistabell
from tests.lang.fuzz_mutasjon import answer
from tests.lang.proeve import VOLUME
from tests.lang.skjema_maal import TARGETS, mutate, seeds_of
from tests.lang.test_fuzz import HAS_ATHERIS, under_atheris

pytestmark = pytest.mark.lang

ROOT = Path(__file__).resolve().parents[2]
RUNS = 200_000 * VOLUME
GUIDED = 5_000
EXAMPLES = 1_000
SHARE = {"skjema": 45, "konvolutt": 20, "respons": 35}
LONGEST_S, MOST_MB = 2.0, 200
VIS = 7


def test_the_shares_are_whole() -> None:
    assert ({*SHARE}, sum(SHARE.values())) == ({*TARGETS}, 100)


def by_chance(name: str, runs: int, chance: random.Random) -> dict[str, Any]:
    """Run a target in a process of its own, whose memory is then its alone."""
    command = [sys.executable, "-m", "tests.lang.skjema_maal", name, str(runs), str(chance.randrange(2**31))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def test_no_form_and_no_answer_makes_the_program_crash(tabell: Bevistabell, tilfeldig: random.Random) -> None:
    found = {name: by_chance(name, RUNS * share // 100, tilfeldig) for name, share in SHARE.items()}
    counted = sum(one["antall"] for one in found.values())
    faults = {name: one["feil"] for name, one in found.items() if one["feil"]}
    longest, peak = (max(one[what] for one in found.values()) for what in ("lengst_s", "minne_mb"))
    row = "fuzzing: skjema, konvolutt, respons"
    tabell.row(VIS, row, counted, f"{len(faults)} ufanget, lengst {longest} s, mest {peak} MB")
    planted = by_chance("plantet", 20_000, tilfeldig)["feil"]
    tabell.control(VIS, row, f"plantet feil: {planted[:12]}", failed=planted != "")

    assert faults == {}
    assert counted >= RUNS
    assert (longest <= LONGEST_S, peak <= MOST_MB) == (True, True)
    assert all(len(one["svar"]) > 5 for one in found.values()), "mutations that reach nothing prove nothing"


@pytest.mark.skipif(not HAS_ATHERIS, reason="atheris has no wheel here")
def test_neither_when_it_is_led_by_what_is_new(tabell: Bevistabell, tilfeldig: random.Random) -> None:
    runs = {name: under_atheris(name, GUIDED * VOLUME, tilfeldig.randrange(1, 2**31), "skjema_maal") for name in SHARE}
    row = "fuzzing med atheris: skjema, konvolutt, respons"
    faults = {name: died for name, (_, died) in runs.items() if died}
    tabell.row(VIS, row, sum(count for count, _ in runs.values()), f"{len(faults)} ufanget")
    _, planted = under_atheris("plantet", 20_000, tilfeldig.randrange(1, 2**31), "skjema_maal")
    tabell.control(VIS, row, f"plantet feil: {planted}", failed=planted != "")
    assert faults == {}


@pytest.mark.parametrize("name", TARGETS)
def test_hypothesis_finds_no_crash_either(name: str, tabell: Bevistabell) -> None:
    said: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.randoms(use_true_random=False), st.one_of(st.just(b""), st.binary(max_size=200)))
    def answered(chance: random.Random, raw: bytes) -> None:
        said[answer(TARGETS[name], raw or mutate(chance.choice(seeds_of(name)), chance))] += 1

    answered()
    row = f"hypothesis: {name}"
    tabell.row(VIS, row, said.total(), f"0 ufanget, {len(said)} slags svar")
    tabell.control(VIS, row, "plantet feil funnet", failed=bool(by_chance("plantet", 20_000, random.Random(1))["feil"]))


def filled(size: int, piece: str, before: str, after: str) -> bytes:
    """Return a file of almost `size` bytes made of many pieces; «@» in one is its number, «#» the next."""
    pieces: list[str] = []
    left = size - len(before) - len(after)
    while left > 0:
        pieces.append(piece.replace("@", str(len(pieces))).replace("#", str(len(pieces) + 1)))
        left -= len(pieces[-1]) + 1
    return f"{before}{','.join(pieces[:-1])}{after}".encode()


def items(piece: str, most: int = MAX_OWN) -> bytes:
    """Return a form of many items: as many as are let in at all, or as fill the largest file."""
    return filled(min(most, MAX_OWN), piece, '{"resourceType":"Questionnaire","status":"draft","item":[', "]}")


def inside(before: str, piece: str, after: str) -> bytes:
    """Return a form of one item that is filled with something."""
    return filled(
        MAX_OWN, piece, f'{{"resourceType":"Questionnaire","item":[{{"linkId":"1","type":"choice",{before}', after
    )


def answers(before: str, piece: str, after: str) -> bytes:
    """Return the largest set of answers."""
    return filled(MAX_FOREIGN, piece, f'{{"resourceType":"QuestionnaireResponse","item":[{before}', f"{after}]}}")


def just_enough(piece: str) -> bytes:
    """Return a form of as many items as are let in."""
    return items(piece, MAX_ITEMS * len(piece))


ASKS = '"enableWhen":[{"question":"%s","operator":"!=","answerBoolean":true}]'
LARGEST: dict[str, tuple[str, bytes]] = {
    "too many items": ("skjema", items('{"linkId":"@","type":"string"}')),
    "items": ("skjema", just_enough('{"linkId":"@","type":"string"}')),
    "one link id": ("skjema", just_enough('{"linkId":"1","type":"string"}')),
    "one ring": ("skjema", just_enough('{"linkId":"@","type":"string",%s}' % (ASKS % "#"))),
    "all ask all": ("skjema", just_enough('{"linkId":"1","type":"string",%s}' % (ASKS % "1"))),
    "conditions": ("skjema", inside('"enableWhen":[', ASKS[14:-1] % "1", "]}]}")),
    "choices": ("skjema", inside('"answerOption":[', '{"valueCoding":{"system":"s","code":"@"}}', "]}]}")),
    "triggers": ("skjema", inside('"extension":[', '{"url":"urn:helseansvarlig:utloeser","extension":[]}', "]}]}")),
    "languages": (
        "konvolutt",
        filled(
            MAX_OWN,
            '{"resource":{"resourceType":"Questionnaire","item":[{"linkId":"1","type":"string"}]}}',
            '{"resourceType":"Bundle","entry":[',
            "]}",
        ),
    ),
    "instances": (
        "respons",
        answers("", '{"linkId":"g","item":[{"linkId":"7","answer":[{"valueTime":"12:00"}]}]}', ""),
    ),
    "values": ("respons", answers('{"linkId":"v","answer":[', '{"valueCoding":{"system":"s","code":"a"}}', "]}")),
    "unknown items": ("respons", answers("", '{"linkId":"x@"}', "")),
}


@pytest.mark.parametrize("what", LARGEST)
def test_the_largest_file_that_is_let_in_is_answered_in_time(what: str) -> None:
    name, data = LARGEST[what]
    started = time.process_time()
    answer(TARGETS[name], data)
    assert time.process_time() - started <= LONGEST_S
