"""The municipality's window as a program of its own: no vault, no child's record, only the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.i18n import tr
from ui.jobs import Jobs, Runner
from ui.screens.mottaker.presenter import Kontor, MottakerPresenter
from ui.screens.mottaker.screen import MottakerScreen
from ui.theme import Look, Wishes
from ui.widgets.accessible import install_headings

_WIDTH, _HEIGHT = 1120, 760


def run_receiver(app: QApplication, kontor: Kontor, today: Callable[[], date]) -> int:
    """Show the window and run until it is closed."""
    Look(app, Wishes())
    install_headings()
    jobs = Jobs()
    screen = make_window(kontor, jobs, today)
    screen.show()
    app.setQuitOnLastWindowClosed(True)
    code = app.exec()
    jobs.stop()
    return code


def make_window(kontor: Kontor, jobs: Runner, today: Callable[[], date]) -> MottakerScreen:
    """Return the window with its first screen; its title names nobody."""
    presenter = MottakerPresenter(kontor, jobs, today)
    screen = MottakerScreen(presenter)
    screen.setProperty("surface", "page")
    screen.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    screen.setWindowTitle(tr("Helseansvarlig – mottak"))
    screen.resize(_WIDTH, _HEIGHT)
    presenter.start()
    return screen
