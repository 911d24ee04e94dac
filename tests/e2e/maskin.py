"""A laptop the program is started on, as a double click would, with its own folder and key store."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from helseansvarlig.bootstrap import Surroundings
from helseansvarlig.security.kdf import Kdfkost
from tests.e2e.taster import Taster
from tests.fakes.noekkelring import MinneNoekkelring
from ui.app import Program
from ui.main_window import MainWindow
from ui.options import Options

CHEAP = Kdfkost(8192, 1)


class Maskin:
    """A laptop: its folder, its key store, and the program that runs on it now."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.folder = folder
        self._app = app
        self.around = Surroundings(ring=MinneNoekkelring(), kost=CHEAP, gulv=CHEAP)
        self.relaunched: list[list[str]] = []
        self.ended = 0
        self.program: Program | None = None
        self.taster = Taster(app)

    def start(self) -> Taster:
        """Start the program as a double click would."""
        self.program = Program(
            self._app, Options(data=self.folder), self.around, relaunch=self.relaunched.append, leave=self._on_end
        )
        self.program.start()
        self.taster.settle(200)
        return self.taster

    def stop(self) -> None:
        """What is left of a process that has ended."""
        if self.program is None:
            return
        self.program.jobs.drain(5)
        self.taster.settle(50)  # an answer on its way finds the program it was asked by: a late unlocking begins here
        session = self.program.session
        if session is not None:  # it would go on hearing keys and the clipboard beside the next one
            session.leave()
            self.program.jobs.drain(5)
            self.taster.settle(50)
        self.program.jobs.stop()
        for left in (session, self.program.window, self.program):
            if left is not None:
                left.deleteLater()
        self.program = None
        # Outside an event loop nobody does it: a window left standing would be read by the next person as her own.
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.taster.settle(50)

    def place(self) -> tuple[str, int]:
        """Return which screen is shown and how many ids it shows: never whose."""
        window = self.program.window if self.program is not None else None
        found = window.current_place() if isinstance(window, MainWindow) else None
        return (found.screen, len(found.ids)) if found is not None else ("", 0)

    def _on_end(self) -> None:
        self.ended += 1
