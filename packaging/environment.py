"""The virtual environment `.venv`, holding exactly what the lock names."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import debian
from steps import ROOT, StepError, run_quietly, timed

VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "laas.txt"
STAMP = VENV / "laas.sha256"
MEASURED = ROOT / ".venv-maal"
MEASURED_WISH = ROOT / "packaging" / "maal.txt"
MEASURED_LOCK = ROOT / "packaging" / "maalelaas.txt"


def python() -> str:
    """Return the environment's interpreter."""
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def prepare() -> None:
    """Make the environment when it is missing or broken, and install the lock when it has changed.

    The stamp is written last: an interrupted installation starts over.
    """
    if not _works():
        _create()
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="ascii") == digest:
        return
    with timed("Installing from packaging/laas.txt"):
        # A wheel is checked against the lock before any of its code runs; a source package would run first.
        pip("install", "--require-hashes", "--only-binary", ":all:", "--requirement", str(LOCK))
    STAMP.write_text(digest, encoding="ascii")


def prepare_measuring() -> None:
    """Make the environment of what the program is measured against; nothing of it is ever part of the program."""
    stamp, digest = MEASURED / "laas.sha256", hashlib.sha256(MEASURED_LOCK.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return
    with timed("Installing from packaging/maalelaas.txt"):
        run_quietly([sys.executable, "-m", "venv", "--clear", str(MEASURED)])
        theirs = MEASURED / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        checked = ["install", "--require-hashes", "--only-binary", ":all:", "--requirement", str(MEASURED_LOCK)]
        run_quietly([str(theirs), "-m", "pip", "--disable-pip-version-check", "--quiet", *checked])
    stamp.write_text(digest, encoding="ascii")


def remake_lock() -> None:
    """Resolve pyproject.toml for every platform at once, with hashes and without naming any host.

    Versions already in the lock stay; remove the file first to move all of them.
    """
    with timed("Making packaging/laas.txt"):
        pip("install", "uv")
        compiled = [python(), "-m", "uv", "pip", "compile"]
        run_quietly([*compiled, "pyproject.toml", "--extra=dev", f"--output-file={LOCK}", *_LOCK_OPTIONS])
        wanted = ["--no-annotate", f"--output-file={MEASURED_LOCK}", *_LOCK_OPTIONS]
        run_quietly([*compiled, str(MEASURED_WISH), *wanted])


_LOCK_OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--only-binary=:all:",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command=python3 packaging/dev.py laas",
)


def pip(*arguments: str) -> None:
    """Run the environment's pip, silent unless it fails."""
    run_quietly([python(), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments])


def _works() -> bool:
    """Return whether the environment starts; an upgraded system Python leaves one that does not."""
    if not Path(python()).exists():
        return False
    probe = [python(), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def _create() -> None:
    """Make an empty environment with pip in it, asking Debian for the part it splits off."""
    if importlib.util.find_spec("ensurepip") is None and not debian.ensure([debian.venv_package()]):
        raise StepError("A virtual environment cannot be made before that.")
    with timed("Making .venv"):
        run_quietly([sys.executable, "-m", "venv", "--clear", str(VENV)])
