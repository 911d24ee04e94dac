"""One unlocking in a process as fresh as a user's: prints the milliseconds from Enter to the painted window.

Started by `test_opplaasing.py` with a vault's folder and its password; the derivation of the key is taken out.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import ui.before_qt  # noqa: F401 (before Qt, as in main.py)
from helseansvarlig.bootstrap import without_keyring
from helseansvarlig.clock import SystemClock
from helseansvarlig.security import kdf
from ui.app import Program
from ui.first_paint import FirstPaint
from ui.options import Options
from ui.screens.laas_opp.screen import UnlockScreen
from ui.theme import STYLE
from ui.widgets.fields import PasswordLine

TYPING_MS = 2500
"""As long as the fastest takes to type a password: what is made ready meanwhile costs her nothing."""


class Watch:
    """Knows when Enter was pressed and how long the derivation took."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._pressed = 0.0
        self._derived = 0.0

    def time_derivation(self, derive: Callable[..., bytes]) -> Callable[..., bytes]:
        """Return `derive`, timed."""

        def timed(*arguments: object) -> bytes:
            started = time.perf_counter()
            try:
                return derive(*arguments)
            finally:
                self._derived += time.perf_counter() - started

        return timed

    def time_window(self, show: Callable[[QWidget], None]) -> Callable[[QWidget], None]:
        """Return the program's `show`, after which the first paint ends the watch."""

        def shown(window: QWidget) -> None:
            FirstPaint(window, self._tell)
            show(window)

        return shown

    def press_enter(self, password: str) -> None:
        """Type the password and press Enter."""
        screen = self._program.window
        if not isinstance(screen, UnlockScreen):
            raise TypeError("the vault is not locked")
        field = screen.findChild(PasswordLine)
        QTest.keyClicks(field, password)
        self._pressed = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)

    def _tell(self) -> None:
        taken = time.perf_counter() - self._pressed - self._derived
        os.write(1, f"{taken * 1000:.1f}\n".encode())
        os._exit(0)


def main(folder: Path, password: str) -> int:
    """Unlock once."""
    app = QApplication([sys.argv[0], *STYLE])
    program = Program(app, Options(data=folder), without_keyring(SystemClock()))
    watch = Watch(program)
    program.start()
    program._show = watch.time_window(program._show)
    kdf.derive = watch.time_derivation(kdf.derive)
    QTimer.singleShot(TYPING_MS, lambda: watch.press_enter(password))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
