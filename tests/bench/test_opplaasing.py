"""From Enter to the painted window: what unlocking takes besides deriving the key from the password."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from helseansvarlig.bootstrap import DEMO_PASSWORD
from helseansvarlig.demo.run import Wish, run_demo

ROOT = Path(__file__).resolve().parents[2]
LIMIT_MS, TIMES = 150, 15
"""The limit is held against the third fastest: a shared machine computes the same thing in half the time, or twice."""


@pytest.mark.lang
def test_a_house_of_twelve_children_stands_there_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in run_demo(Wish(tmp_path / "demo", 12, 1)):
        pass
    compiled = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "kompilert"), "QT_QPA_PLATFORM": "offscreen"}
    compiled.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.bench.opplaasing_loep", str(tmp_path / "demo" / "hvelv"), DEMO_PASSWORD]
    taken = []
    for _ in range(TIMES + 1):  # the first one compiles
        done = subprocess.run(command, cwd=ROOT, env=compiled, capture_output=True, text=True, timeout=60, check=True)
        taken.append(float(done.stdout))
    told = sorted(taken[1:])
    said = f"Enter to window without key derivation: {told[2]} ms (limit {LIMIT_MS}); median {median(told)}, {told}"
    with capsys.disabled():
        sys.stdout.write(f"{said}\n")
    assert told[2] <= LIMIT_MS
