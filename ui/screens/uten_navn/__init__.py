"""A question without a name: written beside what was found in it, and let out when nothing is left to look at."""

from __future__ import annotations

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.uten_navn.presenter import Kilder, UtenNavnPresenter
from ui.screens.uten_navn.screen import UtenNavnScreen


def make_uten_navn(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs) -> UtenNavnScreen:
    """Return the screen `uten_navn` (ids: the document that was stopped)."""
    return UtenNavnScreen(UtenNavnPresenter(kilder, drafts, jobs))


def entries(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs) -> list[Entry]:
    """Return the place `uten_navn`."""
    return [
        Entry(
            "uten_navn",
            marked("Spørsmål uten navn"),
            lambda: make_uten_navn(kilder, drafts, jobs),
            under="dokumenter",
        )
    ]
