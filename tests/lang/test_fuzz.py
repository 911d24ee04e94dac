"""Two hundred thousand almost-right files: the program answers each with a code of its own, and never with a crash."""

from __future__ import annotations

import importlib.util
import os
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lang.bevis import Bevistabell
from tests.lang.fuzz_maal import PLANTED, TARGETS, seed_of
from tests.lang.fuzz_mutasjon import answer, mutate
from tests.lang.proeve import VOLUME

pytestmark = pytest.mark.lang

ROOT = Path(__file__).resolve().parents[2]
RUNS = 200_000 * VOLUME
EXAMPLES = 1_000
SHARE = {
    "hode": 30, "spor": 10, "innstillinger": 10, "manifest": 20, "kopifil": 10, "forsøk": 8, "vitne": 4,
    "fremmed rad": 5, "brev": 3,
}  # fmt: skip
VIS = 10
HAS_ATHERIS = importlib.util.find_spec("atheris") is not None


def test_the_shares_are_whole() -> None:
    assert ({*SHARE}, sum(SHARE.values())) == ({*TARGETS}, 100)


def under_atheris(name: str, runs: int, seed: int, module: str = "fuzz_maal") -> tuple[int, str]:
    """Run a target in a process of its own; return how many runs it came to and what it died of."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.lang.fuzz_loep", module, name, str(runs), f"-seed={seed}"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    told = done.stdout + done.stderr
    counted = re.search(r"Done (\d+) runs", told)
    fault = re.search(r"=== Uncaught Python exception: ===\n(.*)", told)
    died = fault[1] if fault else "" if done.returncode == 0 else told[-500:]
    return int(counted[1]) if counted else 0, died


def by_chance(name: str, runs: int, chance: random.Random) -> tuple[int, str]:
    """The same without feedback, where atheris has no wheel: mutations of what was let through so far."""
    target, kept = (TARGETS | PLANTED)[name], [seed_of(name)]
    for number in range(runs):
        data = mutate(chance.choice(kept), chance)
        try:
            said = answer(target, data)
        except Exception as error:  # noqa: BLE001 (the fault that is looked for)
            return number, type(error).__name__
        if said == "godtatt" and len(kept) < 200:
            kept.append(data)
    return runs, ""


def fuzz(name: str, runs: int, chance: random.Random) -> tuple[int, str]:
    """Run a target with feedback where that can be had."""
    return under_atheris(name, runs, chance.randrange(1, 2**31)) if HAS_ATHERIS else by_chance(name, runs, chance)


def test_no_file_makes_the_program_crash(tabell: Bevistabell, tilfeldig: random.Random) -> None:
    counted, faults = 0, {}
    for name, share in SHARE.items():
        fuzzed, died = fuzz(name, RUNS * share // 100, tilfeldig)
        counted += fuzzed
        faults |= {name: died} if died else {}
    name = "fuzzing: hode, spor, oppsett, manifest, kopi, forsøk, vitne, rad, brev"
    tabell.row(VIS, name, counted, f"{len(faults)} ufanget ({'atheris' if HAS_ATHERIS else 'tilfeldige endringer'})")
    _, planted = fuzz("plantet", 50_000, tilfeldig)
    tabell.control(VIS, name, f"plantet feil: {planted}", failed="KeyError" in planted)

    assert faults == {}
    assert counted >= RUNS


@pytest.mark.parametrize("name", TARGETS)
def test_hypothesis_finds_no_crash_either(name: str, tabell: Bevistabell) -> None:
    said: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.randoms(use_true_random=False), st.one_of(st.just(b""), st.binary(max_size=200)))
    def answered(chance: random.Random, raw: bytes) -> None:
        said[answer(TARGETS[name], raw or mutate(seed_of(name), chance))] += 1

    answered()
    row = f"hypothesis: {name}"
    tabell.row(VIS, row, said.total(), f"0 ufanget, {len(said)} slags svar")
    tabell.control(VIS, row, "plantet feil funnet", failed=bool(by_chance("plantet", 20_000, random.Random(1))[1]))
