"""A tagged, archivable henvisningsgrunnlag costs hardly more than an untagged one, and a tenth of what HTML costs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIMITS = {"mot_reportlab": 1.3, "mot_weasyprint": 0.1, "tusen_sider_mb": 450}


@pytest.mark.lang
def test_a_document_others_can_read_aloud_is_drawn_as_fast(capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "tests.bench.pdf_loep"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=True)
    taken = json.loads(done.stdout)
    with capsys.disabled():
        sys.stdout.write(f"tagged henvisningsgrunnlag (limits {LIMITS}): {taken}\n")

    assert taken["sider"] == taken["sider_reportlab"] == 3
    assert taken["tusen_sider"] >= 1000
    assert {name: taken[name] for name, most in LIMITS.items() if taken[name] > most} == {}
