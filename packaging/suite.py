"""The checks and the test suites, run where nothing of the developer's own can be reached."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import display
from environment import python
from steps import run, say, timed

# Two cores is what the cheapest machine has; more processes only take turns. A file stays in one process, so that what
# its tests share (a whole demo, keys) is made once.
PROCESSES = os.environ.get("HELSEANSVARLIG_TESTPROSESSER", "2")
NO_TESTS = 5


def run_checks() -> int:
    """Run linter, formatter and type checker; return 0 only when all three are content."""
    with timed("Checks"):
        codes = [
            run([python(), "-m", "ruff", "check", "--quiet", "--output-format=concise"]),
            run([python(), "-m", "ruff", "format", "--check", "--quiet"]),
            run([python(), "-m", "mypy"]),
        ]
    return max(codes)


def run_fast(arguments: Sequence[str]) -> int:
    """Run everything not marked `lang`: most of it in parallel, what needs keyboard focus alone on its own display.

    With `arguments` (a path, `-k`) one of the two parts may rightly be empty; without them both must find tests.
    """
    with private_environment() as environment, timed("Tests"):
        memory = {**environment, "QT_QPA_PLATFORM": "offscreen"}
        codes = [_pytest("not lang and not xvfb", ["-n", PROCESSES, "--dist", "loadfile", *arguments], memory)]
        if sys.platform == "linux":
            codes.append(_on_display("xvfb and not lang", arguments, environment))
    return combined(codes, may_be_empty=bool(arguments))


def run_long(arguments: Sequence[str], volume: int) -> int:
    """Run the suites marked `lang` with `volume` times their stated counts (one hour at 1)."""
    with private_environment() as environment, timed("Long tests"):
        environment["HELSEANSVARLIG_MENGDE"] = str(volume)
        if sys.platform == "linux":
            code = _on_display("lang", arguments, environment)
        else:
            code = _pytest("lang", arguments, environment)
    return combined([code], may_be_empty=False)


def combined(codes: Sequence[int], *, may_be_empty: bool) -> int:
    """Return one exit code for several runs: the first failure, or "no tests" when that hides a gap."""
    failures = [code for code in codes if code not in (0, NO_TESTS)]
    if failures:
        return failures[0]
    empty = [code for code in codes if code == NO_TESTS]
    if len(empty) == len(codes) or (empty and not may_be_empty):
        say("A suite found no tests, and that counts as a failure.")
        return NO_TESTS
    return 0


@contextmanager
def private_environment() -> Iterator[dict[str, str]]:
    """Yield environment variables under which no vault, setting or key store of the developer's is found."""
    with tempfile.TemporaryDirectory(prefix="ha-", dir=_roomy_memory()) as name:
        folder = Path(name)
        environment = {key: value for key, value in os.environ.items() if key not in _PERSONAL}
        for variable, child in _PRIVATE.items():
            path = folder / child
            path.mkdir(mode=0o700)
            environment[variable] = str(path)
        # An address where nobody answers: without it a bus may be started for whoever asks.
        for bus in ("SESSION", "SYSTEM"):  # a developer's own screen lock must not lock what is tested
            environment[f"DBUS_{bus}_BUS_ADDRESS"] = f"unix:path={folder / 'no-bus'}"
        environment["LANG"] = "C.UTF-8"
        environment["TMPDIR"] = name
        yield environment


def _roomy_memory() -> str | None:
    """Return a folder in memory where there is room for vaults by the thousand: no test waits for a disk there.

    None where there is none. What is proved about disks is proved with what the store asks of them, not by waiting.
    """
    has_room = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM
    return str(_MEMORY) if has_room else None


_MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of our own is made in it)
_ROOM = 4 * 1024**3
_PERSONAL = {"DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LANGUAGE", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"}
_PRIVATE = {
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}


def _on_display(marks: str, arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run pytest in one process on a display of its own: two programs cannot both have the focus."""
    if not display.is_possible():
        say(f"Not run, because Xvfb, openbox or xprop is missing: tests marked '{marks}'")
        return 1
    with display.private_display() as name:
        return _pytest(marks, arguments, {**environment, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"})


def _pytest(marks: str, arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    return run([python(), "-m", "pytest", "-q", "-m", marks, *arguments], environment)
