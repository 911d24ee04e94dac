"""A child over time: the same questions beside themselves, and nobody's judgement of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.services.utvikling import UtviklingService
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.over_tid.presenter import OverTidPresenter
from ui.screens.over_tid.screen import OverTidScreen


def entries(utvikling: UtviklingService, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the place `over_tid` (ids: the child's, or none to be asked)."""
    return [Entry("over_tid", marked("Over tid"), lambda: _make(utvikling, jobs, today), under="barn")]


def _make(utvikling: UtviklingService, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> OverTidScreen:
    presenter = OverTidPresenter(utvikling, jobs, today)
    screen = OverTidScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen
