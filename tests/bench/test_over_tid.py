"""Five years of one child are on screen at once: from the answers to the painted plots."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIMIT_MS = 100


@pytest.mark.lang
def test_five_years_of_one_child_are_painted_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "tests.bench.over_tid_loep"]
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, timeout=300, check=True)
    taken = json.loads(done.stdout)
    with capsys.disabled():
        sys.stdout.write(f"60 kartlegginger × 8 themes × 12 questions (limit {LIMIT_MS} ms in all): {taken}\n")
    assert taken["i_alt_tredje_raskeste_ms"] <= LIMIT_MS
