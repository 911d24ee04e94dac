"""The code that guards keys, header, store, log and copies is run through by its own tests: branch by branch, 95 %."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lang.bevis import Bevistabell

pytestmark = pytest.mark.lang

ROOT = Path(__file__).resolve().parents[2]
VIS = 10
LEAST = 95.0
SUITES = ("tests/unit/security", "tests/store", "tests/unit/services/test_hvelv.py", "tests/e2e/test_noekkelring.py")
HEADER = {"header", "header_codec", "header_fields", "header_file", "canonical"}
LOG = {"audit", "logg_rader", "logg_sok", "vitne"}
COPIES = {"backup", "gaffel", "kopier", "kopifil", "kopimanifest", "kopiplan", "migrering", "oevelse", "romkopi",
          "rotasjonsfil"}  # fmt: skip
"""What is not named here guards the keys when it lies in `security`, and the store when it lies in `store`."""

_RULES = """[run]
branch = True
parallel = True
patch = subprocess
source = helseansvarlig/security,helseansvarlig/store
data_file = {data}
"""
"""Other processes count too: what is killed, forbidden its core or held out of the folder is another process."""

Tall = dict[str, tuple[int, int]]


def guard_of(module: Path) -> str:
    """Return what a module guards."""
    folder, name = module.parent.name, module.stem
    if folder == "security":
        return "hode" if name in HEADER else "nøkler"
    return "logg" if name in LOG else "kopier" if name in COPIES else "lager"


def covered(work: Path, suites: tuple[str, ...]) -> tuple[Tall, Tall]:
    """Run suites under `coverage`; return for each guard how many lines were run of how many, and the same of branches.

    The second is what the demand is about; lines without a branch would hide the branches that are missing.
    """
    work.mkdir()
    rules, told = work / "regler", work / "dekning.json"
    rules.write_text(_RULES.format(data=work / "dekning"), encoding="utf-8")
    pytest_quietly = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not lang and not xvfb"]
    _coverage("run", f"--rcfile={rules}", *pytest_quietly, *suites)
    _coverage("combine", "-q", f"--rcfile={rules}")
    _coverage("json", "-q", f"--rcfile={rules}", "-o", str(told))
    lines: Tall = {}
    branches: Tall = {}
    for name, facts in json.loads(told.read_text(encoding="utf-8"))["files"].items():
        guard, counts = guard_of(Path(name)), facts["summary"]
        _add(lines, guard, counts["covered_lines"], counts["num_statements"])
        _add(branches, guard, counts["covered_branches"], counts["num_branches"])
    return lines, branches


def _coverage(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coverage", *arguments],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def _add(counts: Tall, guard: str, run: int, there: int) -> None:
    before = counts.get(guard, (0, 0))
    counts[guard] = (before[0] + run, before[1] + there)


def shares(counts: Tall) -> dict[str, float]:
    """Return how many per cent were run."""
    return {guard: 100 * run / there for guard, (run, there) in counts.items()}


def test_every_module_belongs_to_a_guard() -> None:
    named = HEADER | LOG | COPIES
    there = {path.stem for folder in ("security", "store") for path in (ROOT / "helseansvarlig" / folder).glob("*.py")}

    assert named - there == set(), "what is named is gone"


def test_every_guard_is_run_through_branch_by_branch(tmp_path: Path, tabell: Bevistabell) -> None:
    lines, branches = covered(tmp_path / "alle", SUITES)
    _, few = covered(tmp_path / "én", ("tests/unit/security/test_living_copy.py",))
    for kind, counts in (("linjer", lines), ("grener", branches)):
        name = f"dekning, {kind}"
        told = ", ".join(f"{guard} {percent:.1f} %" for guard, percent in sorted(shares(counts).items()))
        tabell.row(VIS, name, sum(there for _, there in counts.values()), told)
        least = min(shares(few).values())
        tabell.control(VIS, name, f"én testfil alene: {least:.0f} %", failed=least < LEAST)

    assert {guard: percent for guard, percent in shares(branches).items() if percent < LEAST} == {}
    assert {guard: percent for guard, percent in shares(lines).items() if percent < LEAST} == {}
