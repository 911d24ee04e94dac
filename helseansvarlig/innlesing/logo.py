"""A picture somebody chose as the house's logo: decoded in another process, and taken in as bare points.

What comes back is no file: width, height and that many points. Nothing of the picture's own bytes reaches the vault or
a document, and no picture is ever decoded where keys are.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from helseansvarlig.domain.brevhode import MAX_FIL, Brevhode, make_logo
from helseansvarlig.errors import KnownError
from helseansvarlig.innlesing.logovask import ARGUMENT, TOO_LARGE

_PATIENCE = 15.0
"""Seconds on the wall; the process itself may compute for five."""

_P6 = re.compile(rb"P6 (\d{1,4}) (\d{1,4}) 255\n")


class Logovasker:
    """Cleans pictures; `command` is the program that does it and `patience` how many seconds it may take."""

    def __init__(self, command: Sequence[str] = (), patience: float = _PATIENCE) -> None:
        self._command = command or _own_program()
        self._patience = patience

    def clean(self, data: bytes) -> Brevhode:
        """Return a letterhead with the picture as its logo.

        Raises `logo_for_stor` (`meste`: megabytes) and, where it is no PNG or JPEG that can be read, `logo_ikke_lest`.
        """
        if len(data) > MAX_FIL:
            raise _too_large()
        try:
            done = subprocess.run(
                self._command, input=data, capture_output=True, timeout=self._patience, env=_little(), check=False
            )
        except (subprocess.TimeoutExpired, OSError) as error:
            raise KnownError("logo_ikke_lest") from error
        if done.returncode == TOO_LARGE:
            raise _too_large()
        head = _P6.match(done.stdout)
        if done.returncode or head is None:
            raise KnownError("logo_ikke_lest")
        return make_logo(int(head[1]), int(head[2]), done.stdout[head.end() :])


def _too_large() -> KnownError:
    return KnownError("logo_for_stor", meste=MAX_FIL // 1_000_000)


def _own_program() -> Sequence[str]:
    """Return how this program starts the cleaner: packed it is itself, else Python without our folders and settings."""
    if getattr(sys, "frozen", False):
        return (sys.executable, ARGUMENT)
    return (sys.executable, "-I", str(Path(__file__).with_name("logovask.py")))


def _little() -> dict[str, str]:
    """Return what the cleaner learns of its surroundings: only what Windows cannot start a program without."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
