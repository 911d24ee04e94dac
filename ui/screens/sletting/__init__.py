"""Children who have moved, and the one deletion there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.services.innlevering import InnboksService
from helseansvarlig.services.sletting import SlettingService
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.sletting.presenter import SlettingPresenter
from ui.screens.sletting.screen import SlettingScreen


def entries(
    service: SlettingService, innboks: InnboksService, jobs: Jobs | SyncJobs, today: Callable[[], date]
) -> list[Entry]:
    """Return the place `sletting`."""
    return [Entry("sletting", marked("Flyttet"), lambda: _make(service, innboks, jobs, today), "house", group=1)]


def _make(
    service: SlettingService, innboks: InnboksService, jobs: Jobs | SyncJobs, today: Callable[[], date]
) -> SlettingScreen:
    presenter = SlettingPresenter(service, innboks, jobs, today)
    screen = SlettingScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen
