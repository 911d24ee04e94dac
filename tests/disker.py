"""Real small and read-only disks for the tests of what goes wrong with folders; they need root to mount."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """Mount a tmpfs on `folder`, or skip the test where that is not allowed."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    folder.mkdir(exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("this machine does not let us mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(disk: Path) -> None:
    """Leave no room for another byte."""
    with pytest.raises(OSError, match="No space left"):
        (disk / "fyll").write_bytes(bytes(10_000_000))


def make_read_only(disk: Path) -> None:
    """Let what lies there be read and no more."""
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
