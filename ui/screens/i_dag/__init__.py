"""The first screen: what is due, what is missing, and what fits ten minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.jobs import Jobs, SyncJobs
from ui.screens.i_dag.presenter import IDagPresenter, IDagServices
from ui.screens.i_dag.screen import IDagScreen

__all__ = ["IDagServices", "make_i_dag"]


def make_i_dag(
    services: IDagServices, jobs: Jobs | SyncJobs, today: Callable[[], date], counted: Callable[[int], None]
) -> IDagScreen:
    """Return the screen `i_dag`; `counted` hears how many things are overdue or due today."""
    presenter = IDagPresenter(services, jobs, today, counted)
    screen = IDagScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen
