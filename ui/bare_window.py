"""The floor that start-up is measured against: a bare window with one line edit, as this library alone can show it.

Run as a program of its own (`python ui/bare_window.py`), so that nothing of ours is loaded. Prints one line when the
line edit has been painted, and ends.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

PAINTED = "malt"


class TellingLineEdit(QLineEdit):
    """Tells once when it is on the screen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and let the program end when this first painting is done."""
        super().paintEvent(event)
        QTimer.singleShot(0, _tell_and_end)


def _tell_and_end() -> None:
    sys.stdout.write(f"{PAINTED}\n")
    sys.stdout.flush()
    QApplication.quit()


def main() -> int:
    """Show the window until it has been painted."""
    app = QApplication(sys.argv)
    window = QWidget()
    window.resize(1280, 800)  # as large as ours
    QVBoxLayout(window).addWidget(TellingLineEdit())
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
