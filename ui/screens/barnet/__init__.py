"""One child: own words first, then what we know and do, understood in twenty seconds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.jobs import Jobs, SyncJobs
from ui.screens.barnet.presenter import BarnetPresenter, BarnetServices
from ui.screens.barnet.screen import BarnetScreen

__all__ = ["BarnetServices", "make_barnet"]


def make_barnet(
    services: BarnetServices, jobs: Jobs | SyncJobs, today: Callable[[], date], write_note: Callable[[str, str], None]
) -> BarnetScreen:
    """Return the screen `barnet`; `write_note` opens the quick note: the child's id, and a kind or nothing."""
    presenter = BarnetPresenter(services, jobs, today)
    screen = BarnetScreen(presenter, write_note)
    jobs.tell(screen, presenter.on_changed)
    return screen
