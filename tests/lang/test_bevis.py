"""The table itself: it cannot be talked into calling something proved."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lang.bevis import Bevistabell

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.lang


def test_a_proof_without_a_control_is_no_proof() -> None:
    table = Bevistabell()
    table.row(1, "lagring", 300, "0 tapt")

    assert table.lacking() == ["Vis 1, lagring: ingen kontroll"]


def test_a_control_that_is_not_found_makes_the_harness_blind() -> None:
    table = Bevistabell()
    table.row(1, "lagring", 300, "0 tapt")
    table.control(1, "lagring", "0 tapt av 25", failed=False)

    assert table.lacking() == ["Vis 1, lagring: kontrollen ble ikke funnet (0 tapt av 25)"]


def test_a_proof_with_its_control_stands_in_the_table() -> None:
    table = Bevistabell()
    table.row(2, "strøm", 10_000, "0 tapt")
    table.control(2, "strøm", "NORMAL: 31 tapt", failed=True)
    table.row(1, "lagring", 300, "0 tapt")
    table.control(1, "lagring", "7 tapt", failed=True)

    assert table.lacking() == []
    assert [line.split("  ")[0].strip() for line in table.lines()] == ["Vis", "---", "1", "2"]


def test_a_run_with_a_bare_row_fails(tmp_path: Path) -> None:
    """The hooks themselves, in a pytest of their own."""
    (tmp_path / "conftest.py").write_text("from tests.lang.conftest import *\n", encoding="utf-8")
    proof = "def test_it(tabell):\n    tabell.row(1, 'lagring', 300, '0 tapt')\n"
    (tmp_path / "test_it.py").write_text(proof, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert "1 passed" in done.stdout
    assert "IKKE BEVIST  Vis 1, lagring: ingen kontroll" in done.stdout
