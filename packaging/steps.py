"""Calm lines about what dev.py is doing, and programs whose output is shown only when they fail."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class StepError(Exception):
    """A step could not be done; the text is for the person at the terminal."""


def say(text: str) -> None:
    """Print one line at once, so that it stands above the output of the program it announces."""
    print(text, flush=True)


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Say `name` when the step begins, and how many seconds it took when it is over, well or not."""
    say(f"{name} ...")
    started = time.monotonic()
    try:
        yield
    finally:
        say(f"{name}: {time.monotonic() - started:.1f} s")


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Run `command` from the project root with its output in view; return its exit code.

    A program ended by signal N gives 128 + N, as in a shell: a crash must never look smaller than success.
    """
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    return code if code >= 0 else 128 - code


def run_quietly(command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
    """Run `command`; show what it wrote, and raise StepError, only when it fails."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        sys.stdout.write(done.stdout)
        raise StepError(f"{Path(command[0]).name} ended with exit code {done.returncode}")
