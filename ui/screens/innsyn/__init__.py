"""Going through a child's record before somebody is given it: every entry, and what is kept out of it and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.services.innsynsmerke import InnsynsmerkeService
from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.innsyn.presenter import InnsynPresenter
from ui.screens.innsyn.screen import InnsynScreen

__all__ = ["entries"]


def entries(
    service: InnsynsmerkeService, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]
) -> list[Entry]:
    """Return the place `innsyn` (id: the child's)."""
    return [Entry("innsyn", marked("Gå gjennom mappen"), lambda: _make(service, drafts, jobs, today), under="barn")]


def _make(
    service: InnsynsmerkeService, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]
) -> InnsynScreen:
    presenter = InnsynPresenter(service, drafts, jobs, today)
    screen = InnsynScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen
