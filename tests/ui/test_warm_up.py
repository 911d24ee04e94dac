"""The classes of Qt are named in the window's thread alone, a few at a time: two threads at once end the program."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.warm_up import WarmUp

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import sys, threading
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QCoreApplication
from ui.warm_up import WarmUp
app = QCoreApplication([])
def lazy():
    return sum(name not in vars(module) for module in (QtCore, QtGui, QtWidgets) for name in dir(module))
def done():
    print(lazy(), threading.active_count())
    app.exit(0)
WarmUp(done, app).begin()
app.exec()
"""


def test_when_it_is_done_no_class_is_left_to_be_made() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["0", "1"], "and no thread was started for it"


def test_keys_are_heard_meanwhile(qtbot: QtBot) -> None:
    parent, ended, beats = QObject(), list[bool](), list[float]()
    heart = QTimer(parent)
    heart.setInterval(0)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    heart.start()
    WarmUp(lambda: ended.append(True), parent).begin()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    heart.stop()

    assert len(beats) > 1
    assert ended == [True]
