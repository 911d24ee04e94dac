"""Ctrl+L locks from anywhere, also while a question, a file dialog or the quick note stands in front."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


class LockKey(QObject):
    """Hears the key where a window's own shortcut cannot: Qt keeps those from windows that a modal one blocks."""

    pressed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app

    def start(self) -> None:
        """Listen from now on."""
        self._app.installEventFilter(self)

    def stop(self) -> None:
        """Listen no more."""
        self._app.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Eat Ctrl+L while something modal is open; leave every other key alone."""
        if event.type() is not QEvent.Type.KeyPress or self._app.activeModalWidget() is None:
            return False
        is_lock = (
            isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_L
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        )
        if is_lock:
            self.pressed.emit()
        return is_lock
