"""One door for everybody who works on the program: set-up, demo, tests, checks, lock.

    python3 packaging/dev.py demo       build a synthetic institution and run the whole journey
    python3 packaging/dev.py run        open the program
    python3 packaging/dev.py test       checks and the fast suite; `--lang` for the long one
    python3 packaging/dev.py check      linter, formatter, type checker
    python3 packaging/dev.py bilder     make the pictures in README.md and docs/ anew, from the demo
    python3 packaging/dev.py laas       make the lock anew from pyproject.toml

Standard library only: it runs before anything is installed. Works on Linux, macOS and Windows.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import debian
import environment
import suite
from steps import ROOT, StepError, run, say, timed

OLDEST_PYTHON = (3, 11)
DEMO = ROOT / "demo-ut"
SCREENS = {"05-ett-barn-lys": "ett-barn", "08-kartlegging-lys": "kartlegging", "27-over-tid-lys": "over-tid"}
PAPERS = {f"papir-{kind}-nb": kind for kind in ("henvisningsgrunnlag", "stoppunkt", "brev", "vaktkort", "barnekopi")}
PICTURES = SCREENS | PAPERS
"""The demo's pictures that README.md and docs/dokumenter.md show, and what they are called there."""


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask for; return the exit code."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        have, need = (".".join(map(str, version[:2])) for version in (sys.version_info, OLDEST_PYTHON))
        say(f"This is Python {have}; the program needs {need} or newer.")
        return 1
    # Asked to stop, we still end the display and the tests that we started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    asked, rest = _parse(arguments)
    try:
        return _do(asked, rest)
    except StepError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


def _parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Split `arguments` into ours and those that `test` and `run` hand on."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("demo", "run", "check", "bilder", "laas"):
        commands.add_parser(name, allow_abbrev=False)
    test = commands.add_parser("test", allow_abbrev=False, epilog="Everything else goes to pytest.")
    test.add_argument("--lang", action="store_true", help="the long suites instead of the fast one")
    test.add_argument("--mengde", type=int, default=1, metavar="N", help="N times the long suites' stated counts")
    asked, rest = parser.parse_known_args(arguments)
    if rest and asked.command not in ("run", "test"):
        parser.error(f"{asked.command} takes no arguments: {' '.join(rest)}")
    return asked, rest


def _do(asked: argparse.Namespace, rest: list[str]) -> int:
    """Prepare the machine for what is asked, then do it."""
    if asked.command in ("demo", "run", "test", "bilder"):
        debian.ensure(debian.packages(_groups(asked)))
    environment.prepare()
    if asked.command == "test" and asked.lang:
        environment.prepare_measuring()
    if asked.command == "test":
        return suite.run_long(rest, asked.mengde) if asked.lang else max(suite.run_checks(), suite.run_fast(rest))
    if asked.command == "run":
        return run([environment.python(), "main.py", *rest])
    if asked.command == "laas":
        environment.remake_lock()
        return 0
    if asked.command == "bilder":
        return show_in_readme()
    return suite.run_checks() if asked.command == "check" else demo()


def _groups(asked: argparse.Namespace) -> Sequence[str]:
    """Return the groups of system packages that what is asked needs."""
    if asked.command != "test":
        return debian.RUN
    return debian.LONG if asked.lang else debian.TEST


def show_in_readme() -> int:
    """Make the demo, and put the pictures of it where README.md and docs/ look."""
    code = build_demo()
    for made, name in PICTURES.items() if not code else ():
        shutil.copyfile(DEMO / "skjermbilder" / f"{made}.png", ROOT / "docs" / "bilder" / f"{name}.png")
    return code


def demo() -> int:
    """Build the demo and show it in the window when there is a display."""
    code = build_demo()
    if code:
        return code
    say(f"In {DEMO.name}/: {summary(DEMO)}")
    if not has_display() or os.environ.get("CI"):
        return 0
    say("Opening the window; close it to end the demo.")
    return run([environment.python(), "main.py", "--demo", DEMO.name])


def build_demo() -> int:
    """Build the demo institution and take a picture of every screen."""
    # Qt's own drawing surface warns of every window that it cannot resize it; those lines would hide ours.
    unseen = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    pictures = dict(os.environ) if has_display() else {**os.environ, **unseen}
    steps = (
        ("Running the journey", ["-m", "helseansvarlig", "demo", "--ut", DEMO.name], None),
        ("Taking a picture of every screen", ["main.py", "--skjermbilder", DEMO.name], pictures),
    )
    for name, command, variables in steps:
        with timed(name):
            code = run([environment.python(), *command], variables)
        if code:
            return code
    return 0


def has_display() -> bool:
    """Return whether a window opened now would be seen."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def summary(folder: Path) -> str:
    """Return how many files of each kind lie in `folder`: "8 .pdf, 12 .png"."""
    kinds = Counter(path.suffix for path in folder.rglob("*") if path.is_file())
    return ", ".join(f"{count} {kind or 'without a suffix'}" for kind, count in sorted(kinds.items())) or "nothing"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
