"""Windows by messages to a window of its own: session changes, and sleep also where the machine only dozes.

The window is never shown and holds nothing. It hears its own messages alone, so nothing else in the program is slower.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.system.port import Away, MachineEvents

_WTSSESSION_CHANGE, _POWERBROADCAST = 0x02B1, 0x0218
_THIS_SESSION, _TO_A_WINDOW = 0, 0
_MEANING = {
    (_WTSSESSION_CHANGE, 0x2): Away.SWITCHED,  # another user took the console
    (_WTSSESSION_CHANGE, 0x4): Away.SWITCHED,  # a remote session was cut
    (_WTSSESSION_CHANGE, 0x6): Away.SWITCHED,  # the user logs off
    (_WTSSESSION_CHANGE, 0x7): Away.LOCKED,
    (_POWERBROADCAST, 0x4): Away.SLEEPING,  # about to sleep
    (_POWERBROADCAST, 0x7): Away.SLEEPING,  # woken by somebody, and we still stand here
    (_POWERBROADCAST, 0x12): Away.SLEEPING,  # woken by itself
}


def meaning(message: int, word: int) -> Away | None:
    """Return what a window message says about the machine, or None."""
    return _MEANING.get((message, word))


class WindowsEvents(MachineEvents):
    """Hears the system through a hidden window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ear: _Ear | None = None

    def start(self) -> None:
        """Make the window and ask for its messages."""
        self._ear = _Ear()
        self._ear.heard.connect(self.left)
        self.destroyed.connect(self._ear.deleteLater)
        _ask_for_messages(int(self._ear.winId()))


class _Ear(QWidget):
    heard = Signal(Away)

    def nativeEvent(self, _kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Take note, and let Windows go on."""
        said = wintypes.MSG.from_address(int(message))
        away = meaning(said.message, said.wParam)
        if away is not None:
            self.heard.emit(away)
        return False, 0


def _ask_for_messages(window: int) -> None:
    """Register for what is not sent unasked; a system that refuses leaves us the messages that are."""
    if sys.platform == "win32":
        handle = wintypes.HWND(window)
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, _THIS_SESSION)
        register = ctypes.windll.user32.RegisterSuspendResumeNotification
        register.restype = wintypes.HANDLE
        register(handle, _TO_A_WINDOW)
