"""Every small change of the code that reads headers and opens slots is noticed by its tests, in four of five at least.

A label that is the same at writing and reading can be changed without anything of ours noticing; headers that lay on a
disk, and the independent reader, which is written from the description, do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lang.bevis import Bevistabell

pytestmark = [pytest.mark.lang, pytest.mark.skipif(not hasattr(os, "fork"), reason="each change is tried in a fork")]

ROOT = Path(__file__).resolve().parents[2]
VIS = 10
LEAST = 0.80
SECURITY = "tests/unit/security/"
WRITTEN_ONCE = [f"{SECURITY}test_format.py", "tests/e2e/test_uavhengig_leser.py"]
HEADER_TESTS = [*(f"{SECURITY}test_{name}.py" for name in ("header_codec", "header_fields", "header")), *WRITTEN_ONCE]
TESTS = {
    "slots": [f"{SECURITY}test_slots.py", *WRITTEN_ONCE],
    "header": HEADER_TESTS,
    "header_codec": HEADER_TESTS,
    "header_fields": HEADER_TESTS,
}


def changed(module: str, tests: list[str]) -> tuple[int, int, list[str]]:
    """Try every change of a module; return how many there were, how many were noticed, and which were not."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.lang.mutasjon", f"helseansvarlig.security.{module}", *tests],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *alive, last = done.stdout.splitlines()
    made, noticed = map(int, last.split())
    return made, noticed, alive


@pytest.fixture(scope="module")
def unseen(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, int]:
    """The control: a module's changes under tests that look at nothing; how many there were, how many were noticed."""
    blind = tmp_path_factory.mktemp("blind") / "test_blind.py"
    blind.write_text("def test_nothing():\n    assert True\n", encoding="utf-8")
    made, noticed, _ = changed("canonical", [str(blind)])
    return made, noticed


@pytest.mark.parametrize("module", TESTS)
def test_four_of_five_changes_are_noticed(module: str, unseen: tuple[int, int], tabell: Bevistabell) -> None:
    made, noticed, alive = changed(module, TESTS[module])
    name = f"mutasjoner: {module}"
    tabell.row(VIS, name, made, f"{noticed} oppdaget ({noticed / made:.0%})")
    few, seen_by_nobody = unseen
    tabell.control(VIS, name, f"tester som ikke ser: {seen_by_nobody} av {few}", failed=seen_by_nobody == 0)
    print("\n".join(alive))  # noqa: T201 (what to write tests for)

    assert noticed / made >= LEAST
