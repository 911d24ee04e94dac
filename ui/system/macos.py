"""macOS by Core Foundation: the screen lock tells every program, and the power root tells of sleep.

A switch of users locks the screen first, so it has no ear of its own. Both sources are served by the run loop that Qt
runs in the window's thread.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.system.port import Away, MachineEvents

_SCREEN_IS_LOCKED = b"com.apple.screenIsLocked"
_UTF8 = 0x08000100
_AT_ONCE = 4  # CFNotificationSuspensionBehaviorDeliverImmediately
_CAN_SLEEP, _WILL_SLEEP, _HAS_WOKEN = 0xE0000270, 0xE0000280, 0xE0000300
_SLEEP = frozenset({_WILL_SLEEP, _HAS_WOKEN})
_pointer, _number = ctypes.c_void_p, ctypes.c_long

_ON_NOTIFICATION = ctypes.CFUNCTYPE(None, _pointer, _pointer, _pointer, _pointer, _pointer)
_ON_POWER = ctypes.CFUNCTYPE(None, _pointer, ctypes.c_uint32, ctypes.c_uint32, _pointer)


class MacEvents(MachineEvents):
    """Hears the system through two C functions that must live as long as it does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_notification = _ON_NOTIFICATION(self._hear_notification)
        self._on_power = _ON_POWER(self._hear_power)
        self._allow: Callable[[int], object] = int

    def start(self) -> None:
        """Listen to both."""
        if sys.platform == "darwin":
            core, power = _library("CoreFoundation"), _library("IOKit")
            self._listen_to_the_screen(core)
            self._listen_to_power(core, power)

    def _listen_to_the_screen(self, core: ctypes.CDLL) -> None:
        core.CFStringCreateWithCString.argtypes = [_pointer, ctypes.c_char_p, ctypes.c_uint32]
        core.CFStringCreateWithCString.restype = _pointer
        core.CFNotificationCenterGetDistributedCenter.restype = _pointer
        core.CFNotificationCenterAddObserver.argtypes = [
            *(_pointer, _pointer, _ON_NOTIFICATION),
            *(_pointer, _pointer, _number),
        ]
        core.CFNotificationCenterAddObserver.restype = None
        name = core.CFStringCreateWithCString(None, _SCREEN_IS_LOCKED, _UTF8)
        centre = core.CFNotificationCenterGetDistributedCenter()
        core.CFNotificationCenterAddObserver(centre, None, self._on_notification, name, None, _AT_ONCE)

    def _listen_to_power(self, core: ctypes.CDLL, power: ctypes.CDLL) -> None:
        port, notifier = _pointer(), ctypes.c_uint32()
        power.IORegisterForSystemPower.argtypes = [_pointer, _pointer, _ON_POWER, _pointer]
        power.IORegisterForSystemPower.restype = ctypes.c_uint32
        power.IONotificationPortGetRunLoopSource.argtypes = [_pointer]
        power.IONotificationPortGetRunLoopSource.restype = _pointer
        power.IOAllowPowerChange.argtypes = [ctypes.c_uint32, _number]
        core.CFRunLoopGetMain.restype = _pointer
        core.CFRunLoopAddSource.argtypes = [_pointer, _pointer, _pointer]
        core.CFRunLoopAddSource.restype = None
        root = power.IORegisterForSystemPower(None, ctypes.byref(port), self._on_power, ctypes.byref(notifier))
        if root:
            self._allow = lambda change: power.IOAllowPowerChange(root, change)
            source = power.IONotificationPortGetRunLoopSource(port)
            mode = _pointer.in_dll(core, "kCFRunLoopCommonModes")
            core.CFRunLoopAddSource(core.CFRunLoopGetMain(), source, mode)

    def _hear_notification(self, *_what: object) -> None:
        self.left.emit(Away.LOCKED)

    def _hear_power(self, _us: object, _service: int, message: int, change: int | None) -> None:
        """Lock before sleep is allowed; the system waits for the answer, and the locking has ended the process."""
        if message in _SLEEP:
            self.left.emit(Away.SLEEPING)
        if message in (_CAN_SLEEP, _WILL_SLEEP):
            self._allow(change or 0)


def _library(name: str) -> ctypes.CDLL:
    return ctypes.CDLL(ctypes.util.find_library(name))
