"""The leader's approvals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.services.godkjenning import GodkjenningService
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.godkjenning.presenter import GodkjenningPresenter
from ui.screens.godkjenning.screen import GodkjenningScreen


def entries(service: GodkjenningService, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the place `godkjenning`."""
    return [Entry("godkjenning", marked("Godkjenning"), lambda: _make(service, jobs, today), "file-check")]


def _make(service: GodkjenningService, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> GodkjenningScreen:
    presenter = GodkjenningPresenter(service, jobs, today)
    screen = GodkjenningScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen
