"""The leader's numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.services.godkjenning import GodkjenningService
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.lederoversikt.presenter import LederoversiktPresenter
from ui.screens.lederoversikt.screen import LederoversiktScreen


def entries(service: GodkjenningService, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the place `lederoversikt`."""
    return [
        Entry(
            "lederoversikt",
            marked("Oversikt"),
            lambda: LederoversiktScreen(LederoversiktPresenter(service, jobs, today)),
            "chart-no-axes-column",
        )
    ]
