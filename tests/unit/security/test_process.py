"""A protected process leaves nothing of its memory behind; each test has an unprotected one beside it."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROTECT = "from helseansvarlig.security.process import protect_process; protect_process()"
ASK = """
import ctypes, resource
{act}
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""  # 3: PR_GET_DUMPABLE
FALL = """
import os, resource
resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
{act}
os.abort()
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what Linux answers")


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    around = {**os.environ, "PYTHONPATH": str(ROOT)}
    around.pop("COVERAGE_PROCESS_START", None)  # a process that aborts writes no measurement
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=around, capture_output=True, text=True, check=False, timeout=60
    )


def is_protected(asked: subprocess.CompletedProcess[str]) -> bool:
    """Whether no core is written (a soft limit of 0) and no reader is let in."""
    return asked.stdout.startswith("(0, ") and asked.stdout.endswith(" 0\n")


def test_neither_a_core_file_nor_a_reader_is_allowed(tmp_path: Path) -> None:
    assert is_protected(run(ASK.format(act=PROTECT), tmp_path))
    assert run(ASK.format(act=""), tmp_path).stdout.endswith(" 1\n"), "the control: a process as it comes"


def leaves_a_file() -> bool:
    """Whether this machine writes a core to the folder of the process, and we may ask for one."""
    pattern = Path("/proc/sys/kernel/core_pattern").read_text(encoding="utf-8")
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    return not pattern.startswith(("|", "/")) and (hard == resource.RLIM_INFINITY or os.geteuid() == 0)


@pytest.mark.skipif(not leaves_a_file(), reason="this machine gives its core dumps to a program")
def test_a_fall_leaves_no_core(tmp_path: Path) -> None:
    for name, act, cores in (("vernet", PROTECT, 0), ("kontroll", "", 1)):
        folder = tmp_path / name
        folder.mkdir()
        done = run(FALL.format(act=act), folder)
        assert done.returncode == -signal.SIGABRT, done.stderr
        assert len(list(folder.iterdir())) == cores, name


def test_it_may_be_asked_twice(tmp_path: Path) -> None:
    assert is_protected(run(ASK.format(act=f"{PROTECT}; protect_process()"), tmp_path))
