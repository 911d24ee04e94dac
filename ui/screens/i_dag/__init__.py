"""The first screen: what is due, what is missing, and what fits ten minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.services.i_dag import IDagService
from helseansvarlig.services.oppfoelging import OppfoelgingService
from ui.jobs import Jobs, SyncJobs
from ui.screens.i_dag.presenter import IDagPresenter
from ui.screens.i_dag.screen import IDagScreen


def make_i_dag(
    i_dag: IDagService,
    oppfoelging: OppfoelgingService,
    jobs: Jobs | SyncJobs,
    today: Callable[[], date],
    counted: Callable[[int], None],
) -> IDagScreen:
    """Return the screen `i_dag`; `counted` hears how many things are overdue or due today."""
    presenter = IDagPresenter(i_dag, oppfoelging, jobs, today, counted)
    screen = IDagScreen(presenter)
    jobs.changed.connect(presenter.on_changed)
    return screen
