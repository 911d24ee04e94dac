"""The rules about deadlines: what each says, where it comes from, and what has been decided here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.services.frister import FristService
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.frister.presenter import FristerPresenter
from ui.screens.frister.screen import FristerScreen


def entries(frister: FristService, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the place `frister`."""

    def make() -> FristerScreen:
        presenter = FristerPresenter(frister, jobs, today)
        screen = FristerScreen(presenter)
        jobs.tell(screen, presenter.on_changed)
        return screen

    return [Entry("frister", marked("Frister"), make, under="i_dag")]
