"""The outbox: what waits, what is on its way, and what the receiver has confirmed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.utboks.presenter import Kilder, UtboksPresenter
from ui.screens.utboks.screen import UtboksScreen


def make_utboks(kilder: Kilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> UtboksScreen:
    """Return the screen `utboks`."""
    presenter = UtboksPresenter(kilder, jobs, today)
    screen = UtboksScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen


def entries(kilder: Kilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the place `utboks`."""
    return [Entry("utboks", marked("Utboks"), lambda: make_utboks(kilder, jobs, today), "send")]
