"""Linux by D-Bus: systemd-logind for sleep, session lock and user switch; the desktops' screen savers beside it.

Every question is asked without waiting. Signals are taken from whoever sends them: asking the bus who may would wait
for its answer, and a false one can do no more than lock.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor

from ui.system.port import Away, MachineEvents

_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")


class LinuxEvents(MachineEvents):
    """Hears the session bus and the system bus; either may be missing, as on a machine without systemd."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._delay: QDBusUnixFileDescriptor | None = None

    def start(self) -> None:
        """Begin to listen, and ask the machine to wait with sleep until this process is gone (it does for 5 s)."""
        screen = QDBusConnection.sessionBus()
        for name in _SCREEN_SAVERS:
            screen.connect("", "", name, "ActiveChanged", self, _slot("on_screen_saver(bool)"))
        system = QDBusConnection.systemBus()
        system.connect("", _LOGIN_PATH, _MANAGER, "PrepareForSleep", self, _slot("on_sleep(bool)"))
        self._ask("GetSession", ["auto"], _slot("on_session(QDBusMessage)"))
        self._ask("Inhibit", ["sleep", "Helseansvarlig", "Locking", "delay"], _slot("on_delay(QDBusMessage)"))

    @Slot(bool)
    def on_screen_saver(self, is_active: bool) -> None:
        """Hear that the screen was locked or blanked, or shown again."""
        if is_active:
            self.left.emit(Away.LOCKED)

    @Slot(bool)
    def on_sleep(self, _begins: bool) -> None:
        """Hear that sleep begins; when it ends and we still stand here, it was missed."""
        self.left.emit(Away.SLEEPING)

    @Slot()
    def on_lock(self) -> None:
        """Hear that the session is asked to lock."""
        self.left.emit(Away.LOCKED)

    @Slot(str, "QVariantMap", "QStringList")
    def on_properties(self, _interface: str, changed: dict[str, object], _invalidated: list[str]) -> None:
        """Hear what changed about the session: locked, or another one in front."""
        if changed.get("LockedHint") is True:
            self.left.emit(Away.LOCKED)
        if changed.get("Active") is False:
            self.left.emit(Away.SWITCHED)

    @Slot(QDBusMessage)
    def on_session(self, answer: QDBusMessage) -> None:
        """Learn which session is ours, and listen to that one alone."""
        system, path = QDBusConnection.systemBus(), answer.arguments()[0].path()
        system.connect("", path, _SESSION, "Lock", self, _slot("on_lock()"))
        properties = _slot("on_properties(QString,QVariantMap,QStringList)")
        system.connect("", path, "org.freedesktop.DBus.Properties", "PropertiesChanged", self, properties)

    @Slot(QDBusMessage)
    def on_delay(self, answer: QDBusMessage) -> None:
        """Hold the file that makes sleep wait; it closes with the process."""
        self._delay = answer.arguments()[0]

    def _ask(self, method: str, arguments: list[str], slot: bytes) -> None:
        message = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, _MANAGER, method)
        message.setArguments(arguments)
        QDBusConnection.systemBus().callWithCallback(message, self, slot)


def _slot(signature: str) -> bytes:
    """Return a slot as QtDBus takes it: text, though its declarations say bytes."""
    return cast("bytes", SLOT(signature))
