"""A program that is killed the moment a child has given an urgent answer: the other half of `test_barnemodus_drept.py`.

Arguments: an empty folder. Makes a vault there, lets a child answer, and dies by `kill -9` before anything else runs.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig.bootstrap import Surroundings, build_services, open_hvelv
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from helseansvarlig.security.keyring_port import IngenNoekkelring
from helseansvarlig.services.hvelv import HvelvService
from tests.ui.barnerommet import barnerommet
from tests.ui.screens.barnemodus.urgent import urgent_place
from tests.ui.skjermrom import CHEAP, NOW, Rom
from ui.drafts import Drafts
from ui.jobs import SyncJobs
from ui.theme import STYLE, Look, Scheme, Wishes

PASSWORD = "eng fjell lampe elv sten sky"


def vault(folder: Path) -> HvelvService:
    """The vault of this folder, which needs nothing but the password."""
    around = Surroundings(clock=FixedClock(NOW), ring=IngenNoekkelring(), kost=CHEAP, gulv=CHEAP)
    return open_hvelv(folder / "hvelv", around)


def open_with_password_alone(folder: Path) -> Rom:
    """A new vault, open."""
    hvelv = vault(folder)
    prepared = hvelv.prepare(Institusjon("Solbakken"), "Trygg Havn", Rolle.HELSEANSVARLIG, PASSWORD)
    tjenester = build_services(hvelv.create(prepared))
    jobs = SyncJobs()
    return Rom(hvelv, tjenester, jobs, Drafts(tjenester.utkast, jobs), FixedClock(NOW))


def show(widget: QWidget, width: int, height: int) -> QWidget:
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    return widget


def main(folder: Path) -> None:
    app = QApplication(["helseansvarlig", *STYLE])
    look = Look(app, Wishes(Scheme.LIGHT))
    with barnerommet(folder, look, show, open_with_password_alone) as rommet:
        path, words = urgent_place(rommet)
        rommet.hand_over()
        rommet.press("Begynn")
        rommet.to_question(path)
        QTest.qWait(1500)  # where one is has been kept long ago when a child gives an answer
        rommet.choose(words)
        sys.stdout.write(f"{rommet.heading()}\n")
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
