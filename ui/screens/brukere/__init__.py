"""Who has access: the list, somebody new with her start code, and one person's days and way in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.brukere.kilder import Kilder
from ui.screens.brukere.list_screen import BrukereScreen, ListPresenter
from ui.screens.brukere.new_presenter import NyBrukerPresenter
from ui.screens.brukere.new_screen import NyBrukerScreen
from ui.screens.brukere.person_presenter import BrukerPresenter
from ui.screens.brukere.person_screen import BrukerScreen


def entries(kilder: Kilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the places `brukere`, `ny_bruker` and `bruker` (ids: the person's)."""
    return [
        Entry("brukere", marked("Brukere"), lambda: _make_list(kilder, jobs, today), under="innstillinger"),
        Entry(
            "ny_bruker",
            marked("Ny bruker"),
            lambda: NyBrukerScreen(NyBrukerPresenter(kilder, jobs, today)),
            under="innstillinger",
        ),
        Entry(
            "bruker",
            marked("Bruker"),
            lambda: BrukerScreen(BrukerPresenter(kilder, jobs, today)),
            under="innstillinger",
        ),
    ]


def _make_list(kilder: Kilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> BrukereScreen:
    presenter = ListPresenter(kilder.service, jobs, today)
    screen = BrukereScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen
