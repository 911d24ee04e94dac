"""A display of our own, with a window manager, so that tests never meet the developer's windows."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from steps import StepError

_PROGRAMS = ("Xvfb", "openbox", "xprop")
_SECONDS_FOR_OPENBOX = 10.0


def is_possible() -> bool:
    """Return whether this machine has what a private display takes."""
    return all(shutil.which(program) for program in _PROGRAMS)


@contextmanager
def private_display() -> Iterator[str]:
    """Start Xvfb on a free number and openbox on it; yield the display's name, and end both afterwards."""
    server, name = _start_server()
    try:
        # Focus and window activation are the window manager's work: without one, keys go nowhere.
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env={**os.environ, "DISPLAY": name},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _await_manager(name)
            yield name
        finally:
            _end(manager)
    finally:
        _end(server)


def _start_server() -> tuple[subprocess.Popen[bytes], str]:
    """Start Xvfb and let it choose its own number, which no guess of ours can do without a race."""
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[theirs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    with os.fdopen(ours) as answer:
        number = answer.readline().strip()
    if not number:
        server.wait()
        raise StepError(f"Xvfb ended with exit code {server.returncode} before it had a display")
    return server, f":{number}"


def _await_manager(display: str) -> None:
    """Wait until openbox has announced itself on the root window."""
    deadline = time.monotonic() + _SECONDS_FOR_OPENBOX
    query = ["xprop", "-display", display, "-root", "_NET_SUPPORTING_WM_CHECK"]
    while time.monotonic() < deadline:
        if "window id" in subprocess.run(query, capture_output=True, text=True, check=False).stdout:
            return
        time.sleep(0.05)
    raise StepError("openbox did not take the display")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program we started, and wait for it."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
