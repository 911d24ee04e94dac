"""«Flytt hvelvet»: to another machine, once."""

from __future__ import annotations

from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.flytting.presenter import FlyttingPresenter, Kilder
from ui.screens.flytting.screen import FlyttingScreen


def entries(kilder: Kilder, jobs: Jobs | SyncJobs) -> list[Entry]:
    """Return the place `flytting`."""
    return [
        Entry(
            "flytting",
            marked("Flytt til ny maskin"),
            lambda: FlyttingScreen(FlyttingPresenter(kilder, jobs)),
            under="innstillinger",
        )
    ]
