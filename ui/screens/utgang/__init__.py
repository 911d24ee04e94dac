"""Before something leaves: whom it is about, who gets it, how much; then the way out, and a locked copy's words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.utgang.presenter import Kilder, UtgangPresenter
from ui.screens.utgang.screen import UtgangScreen

__all__ = ["Kilder", "entries"]


def entries(kilder: Kilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the place `utgang` (ids: the document's, the way out, and for the outbox the service's)."""

    def make() -> UtgangScreen:
        return UtgangScreen(UtgangPresenter(kilder, jobs, today))

    return [Entry("utgang", marked("Før det går ut"), make, under="dokumenter")]
