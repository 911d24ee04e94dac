"""Notices when nobody is there: warns a minute ahead, then asks to lock. One key or a touch of the mouse extends."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

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
    """Measures the time without a sign of life in the whole application.

    `ticked` tells the seconds left, `warned` comes once a minute before (with the seconds left: half the limit when
    that is less), `came_back` when somebody answered the warning, `expired` once when the time is up.
    The clock that goes furthest counts: one stands still while the machine sleeps, the other may be set back.
    """

    ticked = Signal(int)
    warned = Signal(int)
    came_back = Signal()
    expired = Signal()

    def __init__(
        self,
        app: QApplication,
        minutes: int,
        clocks: Sequence[Callable[[], float]] = (time.monotonic, time.time),
        tick_ms: int = _TICK_MS,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._limit = minutes * 60
        self._clocks = clocks
        self._seen = self._now()
        self._is_seen_since_tick = False
        self._is_warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(tick_ms)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin to watch."""
        self._note_life()
        self._app.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Change the limit; another one counts from now."""
        if minutes * 60 != self._limit:
            self._limit = minutes * 60
            self._note_life()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of life, reckoned once a tick; never eats an event."""
        if not self._is_seen_since_tick and event.type() in _SIGNS_OF_LIFE:
            self._is_seen_since_tick = True
            # The first touch after a sleep that nobody told of comes too late.
            if self._left() > 0:
                self._note_life()
        return False

    def _note_life(self) -> None:
        self._seen = self._now()
        if self._is_warned:
            self._is_warned = False
            self.came_back.emit()

    def _now(self) -> tuple[float, ...]:
        return tuple(clock() for clock in self._clocks)

    def _left(self) -> int:
        """Return the whole seconds left, rounded up."""
        idle = max(now - seen for now, seen in zip(self._now(), self._seen, strict=True))
        return max(0, self._limit - int(max(0.0, idle)))

    def _on_tick(self) -> None:
        self._is_seen_since_tick = False
        left = self._left()
        self.ticked.emit(left)
        if left == 0:
            self._timer.stop()
            self.expired.emit()
        elif not self._is_warned and left <= min(WARNING_SECONDS, self._limit // 2):
            self._is_warned = True
            self.warned.emit(left)
