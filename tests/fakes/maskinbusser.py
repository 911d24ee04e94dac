"""A private system bus and session bus with a real bus daemon each, and a process in systemd-logind's place.

Run as a program this module is that process: it answers what `login1` is asked, tells what happened on stdout, and
sends the signal it reads a word for on stdin.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIN}.Manager", f"{LOGIN}.Session"
OURS, ANOTHERS = f"{LOGIN_PATH}/session/c7", f"{LOGIN_PATH}/session/c8"
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 15.0


@dataclass
class Talker:
    """A process that is told by lines and tells by lines."""

    process: subprocess.Popen[str]
    said: Queue[str] = field(default_factory=Queue)

    def __post_init__(self) -> None:
        self._ear = Thread(target=self._listen, daemon=True)
        self._ear.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.put(line.strip())

    def end(self) -> None:
        """End the process, and hear out what it said."""
        self.process.kill()
        self._ear.join()

    def tell(self, word: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def hear(self, seconds: float = PATIENCE) -> str:
        """Return the next line, or an empty text when none comes."""
        try:
            return self.said.get(timeout=seconds)
        except Empty:
            return ""

    def hear_until(self, line: str) -> None:
        """Wait for a line, whatever comes before it."""
        end = time.monotonic() + PATIENCE
        while self.hear(max(0.0, end - time.monotonic())) != line:
            assert time.monotonic() < end, f"«{line}» was never said"


@dataclass
class Maskinbusser:
    """The environment of a program on this machine, and whoever stands in for login1."""

    environment: dict[str, str]
    login: Talker


@contextmanager
def machine_buses(folder: Path, environment: dict[str, str]) -> Iterator[Maskinbusser]:
    """Start both buses and login1; a program given the environment hears nobody else."""
    with ExitStack() as running:
        addresses = {}
        for name in ("SYSTEM", "SESSION"):
            command = ["dbus-daemon", "--config-file", str(_write_policy(folder, name)), "--print-address"]
            addresses[f"DBUS_{name}_BUS_ADDRESS"] = running.enter_context(talker(command)).hear()
        around = {**environment, **addresses}
        login = running.enter_context(talker([sys.executable, "-m", "tests.fakes.maskinbusser"], around))
        login.hear_until("klar")
        yield Maskinbusser(around, login)


@contextmanager
def talker(command: list[str], environment: dict[str, str] | None = None) -> Iterator[Talker]:
    """Start a process, and end it."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
    ) as process:
        talks = Talker(process)
        try:
            yield talks
        finally:
            talks.end()


def _write_policy(folder: Path, name: str) -> Path:
    """A bus anybody on it may use; the machine's own policy files are left out."""
    path = folder / f"{name}.conf"
    path.write_text(
        f"<busconfig><type>session</type><listen>unix:path={folder / name}</listen><auth>EXTERNAL</auth>"
        '<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy>'
        "</busconfig>",
        encoding="utf-8",
    )
    return path


def main() -> int:
    """Be login1 until stdin ends."""
    from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QSocketNotifier, Slot
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusUnixFileDescriptor

    app = QCoreApplication([])

    @ClassInfo({"D-Bus Interface": MANAGER})
    class Login(QObject):
        @Slot(str, result=QDBusObjectPath)
        def GetSession(self, name: str) -> QDBusObjectPath:
            say(f"økt {name}")
            return QDBusObjectPath(OURS)

        @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
        def Inhibit(self, what: str, who: str, _why: str, mode: str) -> QDBusUnixFileDescriptor:
            ours, theirs = os.pipe()
            self._waits = QSocketNotifier(ours, QSocketNotifier.Type.Read, self)
            self._waits.activated.connect(self._on_let_go)
            given = QDBusUnixFileDescriptor(theirs)
            os.close(theirs)
            say(f"vent {what} {who} {mode}")
            return given

        def _on_let_go(self) -> None:
            self._waits.setEnabled(False)
            say("slapp")

    def say(words: str) -> None:
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()

    system, screen = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
    login = Login()
    system.registerObject(LOGIN_PATH, login, QDBusConnection.RegisterOption.ExportAllSlots)
    system.registerService(LOGIN)

    def signal(bus: QDBusConnection, path: str, interface: str, name: str, *arguments: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(arguments))
        bus.send(message)

    def changed(path: str, what: str, value: bool) -> None:
        signal(system, path, "org.freedesktop.DBus.Properties", "PropertiesChanged", SESSION, {what: value}, ["Name"])

    acts = {
        "sover": lambda: signal(system, LOGIN_PATH, MANAGER, "PrepareForSleep", True),
        "laas": lambda: signal(system, OURS, SESSION, "Lock"),
        "laas en annen": lambda: signal(system, ANOTHERS, SESSION, "Lock"),
        "laast": lambda: changed(OURS, "LockedHint", True),
        "aapnet": lambda: changed(OURS, "LockedHint", False),
        "borte": lambda: changed(OURS, "Active", False),
        "her": lambda: changed(OURS, "Active", True),
        **{
            f"skjerm {name}": lambda name=name: signal(
                screen, f"/{name}", f"org.{name}.ScreenSaver", "ActiveChanged", True
            )
            for name in ("freedesktop", "gnome", "cinnamon")
        },
        "skjerm vist": lambda: signal(screen, "/x", "org.gnome.ScreenSaver", "ActiveChanged", False),
    }

    def on_line() -> None:
        line = sys.stdin.readline()
        if line:
            acts[line.strip()]()
        else:
            app.quit()

    hears = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    hears.activated.connect(on_line)
    say("klar")
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
