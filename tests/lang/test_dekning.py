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
GUARDS = {
    "nøkler": ("security/kdf", "security/keypair", "security/slots", "security/vault_keys", "security/keysafe",
               "security/keyring_port", "security/opened_keys", "security/users", "security/rooms",
               "security/recovery", "security/rotation", "security/throttle", "security/living_copy"),
    "hode": ("security/header", "security/header_codec", "security/header_fields", "security/header_file",
             "security/canonical"),
    "lager": ("store/connection", "store/sqlcipher_store", "store/recorder", "store/table_repository",
              "store/utkast_repository", "store/undo", "store/vault_file", "store/codec", "store/location"),
    "logg": ("store/audit", "store/logg_rader", "store/vitne"),
    "kopier": ("store/backup", "store/kopier", "store/kopifil", "store/kopimanifest", "store/kopiplan",
               "store/oevelse", "store/migrering", "store/rotasjonsfil"),
}  # fmt: skip


def covered(work: Path, suites: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """Run suites under `coverage`; return for each module how many lines and branches were run, of how many."""
    environment = os.environ | {"COVERAGE_FILE": str(work / "dekning"), "QT_QPA_PLATFORM": "offscreen"}
    run = [sys.executable, "-m", "coverage", "run", "--branch", "--source=helseansvarlig/security,helseansvarlig/store"]
    quiet = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not lang and not xvfb"]
    command = [*run, *quiet, *suites]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    told = work / "dekning.json"
    report = [sys.executable, "-m", "coverage", "json", "-q", "-o", told]
    subprocess.run(report, cwd=ROOT, env=environment, check=True, capture_output=True)
    files = json.loads(told.read_text(encoding="utf-8"))["files"]
    return {Path(name).with_suffix("").as_posix(): _counts(facts["summary"]) for name, facts in files.items()}


def _counts(summary: dict[str, int]) -> tuple[int, int]:
    run = summary["covered_lines"] + summary["covered_branches"]
    return run, summary["num_statements"] + summary["num_branches"]


def share(found: dict[str, tuple[int, int]], modules: tuple[str, ...]) -> float:
    """Return how many per cent of some modules' lines and branches were run."""
    counts = [found[f"helseansvarlig/{module}"] for module in modules]
    return 100 * sum(run for run, _ in counts) / sum(there for _, there in counts)


def test_every_guard_is_run_through_branch_by_branch(tmp_path: Path, tabell: Bevistabell) -> None:
    found = covered(tmp_path, SUITES)
    shares = {name: share(found, modules) for name, modules in GUARDS.items()}
    name = "dekning, linjer og grener"
    told = ", ".join(f"{guard} {percent:.1f} %" for guard, percent in shares.items())
    tabell.row(VIS, name, sum(map(len, GUARDS.values())), told)
    few = covered(tmp_path, ("tests/unit/security/test_canonical.py",))
    least = min(share(few, modules) for modules in GUARDS.values())
    tabell.control(VIS, name, f"én testfil alene: {least:.0f} %", failed=least < LEAST)

    assert {guard: percent for guard, percent in shares.items() if percent < LEAST} == {}
