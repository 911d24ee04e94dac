"""A child answers by herself: one question at a time in big letters, and an adult's password alone leads out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.services.barnemodus import BarnemodusService
from helseansvarlig.services.kartlegging import KartleggingService
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.barnemodus.presenter import BarnemodusPresenter
from ui.screens.barnemodus.screen import NAME, BarnemodusScreen


def entries(
    sittings: BarnemodusService, answers: KartleggingService, jobs: Jobs | SyncJobs, today: Callable[[], date]
) -> list[Entry]:
    """Return the place `barnemodus`, whose id is the kartlegging's. Its title stands in the task bar: no name."""
    return [
        Entry(
            NAME,
            marked("Barnet svarer selv"),
            lambda: BarnemodusScreen(BarnemodusPresenter(sittings, answers, jobs, today)),
            under="barn",
            confines=True,
        )
    ]
