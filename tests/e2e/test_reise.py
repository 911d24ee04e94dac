"""The whole job through the real window, by keys alone: from an empty machine to «registrert», and nothing lost.

The person at the keyboard knows no service. The municipality's part is done by the receiver tool on its own side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.e2e.taster import Taster

from helseansvarlig.bootstrap import Surroundings
from helseansvarlig.security.kdf import Kdfkost
from tests.fakes.noekkelring import MinneNoekkelring
from ui.app import Program
from ui.options import Options

CHEAP = Kdfkost(8192, 1)
PASSWORD = "blå båt på fjorden i kveld"


class Maskin:
    """A laptop: its folder, its key store, and the program that runs on it now."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.folder = folder
        self._app = app
        self._around = Surroundings(ring=MinneNoekkelring(), kost=CHEAP, gulv=CHEAP)
        self.relaunched: list[list[str]] = []
        self.ended = 0
        self.program: Program | None = None
        self.taster = Taster(app)

    def start(self) -> Taster:
        """Start the program as a double click would."""
        self.program = Program(
            self._app, Options(data=self.folder), self._around, relaunch=self.relaunched.append, leave=self._on_end
        )
        self.program.start()
        self.taster.settle(200)
        return self.taster

    def stop(self) -> None:
        """What is left of a process that has ended."""
        if self.program is not None:
            self.program.jobs.drain(5)
            self.program.jobs.stop()
            if self.program.window is not None:
                self.program.window.deleteLater()
            self.program.deleteLater()
            self.program = None
            self.taster.settle(50)

    def _on_end(self) -> None:
        self.ended += 1


@pytest.fixture
def maskin(qapp: QApplication, tmp_path: Path) -> Iterator[Maskin]:
    machine = Maskin(qapp, tmp_path / "hvelv")
    yield machine
    machine.stop()
