"""What guards an unlocked window, the same for every kind of session.

An idle limit, the lock key, what the machine tells of itself, and a short memory of what was copied.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui.clipboard import ClipboardWatch
from ui.idle import IdleWatch
from ui.lock_key import LockKey
from ui.system.port import Away, MachineEvents


class LockWatch(QObject):
    """Asks to be locked as soon as one of its guards says so.

    `ticked`, `warned`, `came_back`: see `IdleWatch`; `copied`, `cleared`: see `ClipboardWatch`.
    """

    lock_requested = Signal()
    ticked = Signal(int)
    warned = Signal(int)
    came_back = Signal()
    copied = Signal(int)
    cleared = Signal()

    def __init__(self, app: QApplication, minutes: int, machine: MachineEvents) -> None:
        super().__init__(app)
        self._idle = IdleWatch(app, minutes)
        self._lock_key = LockKey(app)
        self._machine = machine
        self._clipboard = ClipboardWatch(app.clipboard(), self)
        self._is_on = False
        self._idle.ticked.connect(self.ticked)
        self._idle.warned.connect(self.warned)
        self._idle.came_back.connect(self.came_back)
        self._clipboard.copied.connect(self.copied)
        self._clipboard.cleared.connect(self.cleared)
        self._idle.expired.connect(self.lock_requested)
        self._lock_key.pressed.connect(self.lock_requested)
        self._machine.left.connect(self._on_left)

    def start(self) -> None:
        """Begin; called after the first paint, since the making of a window is a thousand events to listen to."""
        self._is_on = True
        self._idle.start()
        self._lock_key.start()
        self._clipboard.start()
        self._machine.start()

    def stop(self) -> None:
        """End, and take what was copied off the clipboard; a watch that never began does nothing."""
        if self._is_on:
            self._is_on = False
            self._idle.stop()
            self._lock_key.stop()
            self._clipboard.stop()

    def clear_clipboard(self) -> None:
        """Take what was copied off the clipboard now."""
        self._clipboard.clear()

    def set_minutes(self, minutes: int) -> None:
        """Change the idle limit."""
        self._idle.set_minutes(minutes)

    def _on_left(self, _how: Away) -> None:
        if self._is_on:
            self.lock_requested.emit()
