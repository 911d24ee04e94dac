"""Notices when nobody is there: warns a minute ahead, then asks to lock. One key or a touch of the mouse extends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

WARNING_SECONDS = 60
_TICK_MS = 1000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Counts seconds without a sign of life in the whole application.

    `ticked` tells the seconds left, `warned` comes once a minute before, `came_back` when somebody answered the
    warning, `expired` when the time is up.
    """

    ticked = Signal(int)
    warned = Signal()
    came_back = Signal()
    expired = Signal()

    def __init__(self, app: QApplication, minutes: int) -> None:
        super().__init__(app)
        self._app = app
        self._limit = minutes * 60
        self._idle = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin to watch."""
        self._idle = 0
        self._app.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Change the limit; it counts from now."""
        self._limit = minutes * 60
        self._idle = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of life; never eats an event."""
        if event.type() in _SIGNS_OF_LIFE:
            was_warned = self._left() <= WARNING_SECONDS
            self._idle = 0
            if was_warned:
                self.came_back.emit()
        return False

    def _left(self) -> int:
        return max(0, self._limit - self._idle)

    def _on_tick(self) -> None:
        self._idle += 1
        left = self._left()
        self.ticked.emit(left)
        if left == WARNING_SECONDS:
            self.warned.emit()
        if left == 0:
            self._timer.stop()
            self.expired.emit()
