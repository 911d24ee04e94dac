"""The recovery sheets: the one in the safe and the owner's; a new one counts when it has been typed back."""

from __future__ import annotations

from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.ark.presenter import ArkPresenter, Kilder
from ui.screens.ark.screen import ArkScreen


def entries(kilder: Kilder, jobs: Jobs | SyncJobs) -> list[Entry]:
    """Return the place `ark`."""
    made = Entry(
        "ark", marked("Gjenopprettingsark"), lambda: ArkScreen(ArkPresenter(kilder, jobs)), under="innstillinger"
    )
    return [made]
