"""The search of one window: what can be done from it, and what is shown of what was chosen."""

from __future__ import annotations

from functools import partial

from helseansvarlig.services.soek import SoekService
from ui.commands import make_commands
from ui.jobs import Runner
from ui.main_window import MainWindow
from ui.screens.soek import make_soek
from ui.screens.soek.model import Funnsted
from ui.screens.soek.panel import SearchPanel


def make_search(window: MainWindow, soek: SoekService, jobs: Runner) -> SearchPanel:
    """Return the search panel of a window."""
    return make_soek(window, soek, jobs, make_commands(window), partial(_show, window))


def _show(window: MainWindow, found: Funnsted) -> None:
    """Go where it stands; what an older page holds far down is quoted above it."""
    window.show_place(found.place)
    shown = window.current_screen()
    if shown is not None and found.quoted is not None:
        shown.bar.show_message(found.quoted, "info")
