"""Tells a benchmark when the first screen stands there: prints one word after its first paint, then ends.

Asked for by the environment variable `HELSEANSVARLIG_MAAL_START` only; the benchmark measures from outside.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

VARIABLE = "HELSEANSVARLIG_MAAL_START"
WORD = b"klar\n"


class FirstPaint(QObject):
    """Waits for the first paint of a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Report once the paint that is under way is done."""
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self._report)
        return False

    def _report(self) -> None:
        os.write(1, WORD)
        QApplication.exit(0)


def report_if_asked(window: QWidget) -> bool:
    """Watch a window when a benchmark has asked for it; tell whether it has."""
    if not os.environ.get(VARIABLE):
        return False
    FirstPaint(window)
    return True
