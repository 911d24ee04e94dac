"""The real window with somebody writing in a kartlegging, one letter after another, each told with its moment.

One of the works of `lagrer.py`: the process is killed in the middle of the text.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from itertools import count, cycle

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

import ui.answer_queue
from helseansvarlig.tjenester import Tjenester
from tests.e2e.maskin import Maskin
from tests.fakes.proevehvelv import Proevehvelv
from ui.main_window import MainWindow
from ui.widgets.page import Place

LETTERS = "abcdefghij"
QUESTION = "psykisk/psykisk.10"
TOO_LATE_MS = 4000
_BETWEEN_MS = 12


def write_on(vault: Proevehvelv, tjenester: Tjenester, word: str) -> Iterator[str]:
    """Unlock as a person does, stand in a text of the kartlegging that was begun last, and write until killed."""
    at = tjenester.kartlegging.last_begun()
    vault.lock()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nobody looks at this window
    machine = Maskin(QApplication([]), vault.folder)
    machine.around = vault.around
    hands = machine.start()
    hands.wait_for("Passord")
    hands.type(word)
    hands.press("Enter")
    hands.wait_until(lambda: machine.program is not None and machine.program.session is not None, "never unlocked")
    window = machine.program.window if machine.program is not None else None
    assert isinstance(window, MainWindow)
    window.show_place(Place("kartlegging", (at, QUESTION)))
    hands.wait_until(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit), "no field to write in")
    for number, letter in zip(count(1), cycle(LETTERS), strict=False):
        QTest.keyClicks(hands.focus(), letter)
        hands.settle(_BETWEEN_MS)
        yield f"{time.monotonic():.4f} {number}"


def write_on_and_keep_late(vault: Proevehvelv, tjenester: Tjenester, word: str) -> Iterator[str]:
    """The same with a fault: what is written waits for seconds. The test must find that."""
    ui.answer_queue.DELAY_MS = TOO_LATE_MS
    return write_on(vault, tjenester, word)
