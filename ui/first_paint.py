"""What waits for the first paint: everything that the first screen can do without.

With the environment variable `HELSEANSVARLIG_MAAL_START` the first paint is also the end: the program prints one word
and is gone, as when it locks, and a benchmark measures from outside.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

VARIABLE = "HELSEANSVARLIG_MAAL_START"
WORD = b"klar\n"


class FirstPaint(QObject):
    """Waits for the first paint of a window, calls `then` once it is done, and goes."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice the paint that is under way, and let it end."""
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        self.deleteLater()
        if os.environ.get(VARIABLE):
            os.write(1, WORD)
            os._exit(0)
        else:
            self._then()
