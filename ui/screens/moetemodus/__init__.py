"""Møtemodus (F9): one meeting on a screen that others see, in big letters, and a password alone leads out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.moetemodus.presenter import Kilder, MoetemodusPresenter
from ui.screens.moetemodus.screen import NAME, MoetemodusScreen

__all__ = ["Kilder", "entries"]


def entries(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the place `moetemodus`, whose id is the meeting's. Its title stands in the task bar: no name."""
    return [
        Entry(
            NAME,
            marked("Møtemodus"),
            lambda: MoetemodusScreen(MoetemodusPresenter(kilder, drafts, jobs, today), today),
            under="moeter",
            confines=True,
        )
    ]
