"""The password field waits for nothing it can do without: the real program is asked at its first paint."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.proevehvelv import Proevehvelv
from ui.first_paint import VARIABLE, WORD

ROOT = Path(__file__).resolve().parents[2]

# Everything behind the door, and what is dear on the way to it.
HEAVY = [
    *("helseansvarlig.bootstrap", "helseansvarlig.tjenester", "helseansvarlig.services", "helseansvarlig.store"),
    *("helseansvarlig.domain", "helseansvarlig.log", "ui.session", "ui.main_window", "ui.files", "ui.printing"),
    *("cryptography", "sqlcipher3", "keyring", "reportlab", "pikepdf", "platformdirs", "PySide6.QtPrintSupport"),
    *("concurrent.futures", "dataclasses", "hmac", "logging.handlers", "pickle", "secrets", "socket", "subprocess"),
]

PROBE = """
import os, sys
folder, planted, *heavy = sys.argv[1:]
sys.argv = ["main.py", "--data", folder]
if planted:
    exec(planted)
end = os._exit

def ask_first(code):
    from PySide6 import QtCore
    from PySide6.QtWidgets import QApplication
    print("found", *(name for name in heavy if name in sys.modules), *["Qt"] * ("Qt" in vars(QtCore)))
    QApplication.instance().setStyleSheet("")  # or the stylesheet stands in front of the style
    print("style", QApplication.style().name())
    sys.stdout.flush()
    end(code)

os._exit = ask_first
import main
main.main()
"""


@pytest.fixture
def locked(proevehvelv: Proevehvelv) -> Path:
    """A vault that nobody holds."""
    proevehvelv.let_go()
    return proevehvelv.folder


def run(folder: Path, planted: str = "") -> list[str]:
    """Start the program until its first paint; return what it printed and what the probe found."""
    around = os.environ | {"QT_QPA_PLATFORM": "offscreen", VARIABLE: "1"}
    around.pop("COVERAGE_PROCESS_START", None)  # measuring imports too
    words = [sys.executable, "-c", PROBE, str(folder), planted, *HEAVY]
    done = subprocess.run(words, capture_output=True, cwd=ROOT, env=around, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_locked_door_imports_nothing_that_stands_behind_it(locked: Path) -> None:
    assert run(locked) == [WORD.decode().strip(), "found", "style fusion"]


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("import subprocess", "found subprocess"),
        ("from PySide6.QtCore import Qt", "found Qt"),
    ],
)
def test_an_import_too_many_is_seen(locked: Path, planted: str, found: str) -> None:
    assert run(locked, planted)[1] == found


def test_every_heavy_name_is_one_that_can_be_imported() -> None:
    assert [name for name in HEAVY if importlib.util.find_spec(name) is None] == []
