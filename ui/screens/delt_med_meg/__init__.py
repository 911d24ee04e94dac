"""The meeting compartment's two places: what has been shared, and handing something in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.delt_med_meg.hand_in_screen import LeverScreen
from ui.screens.delt_med_meg.presenter import DeltPresenter, LeverPresenter, Romkilder
from ui.screens.delt_med_meg.screen import DeltScreen


def entries(kilder: Romkilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return `delt_med_meg` and `lever_inn` (ids: none, or the shared thing it is about and what kind it is)."""
    return [
        Entry(
            "delt_med_meg",
            marked("Delt med meg"),
            lambda: DeltScreen(DeltPresenter(kilder.delt, jobs, today)),
            "book-open-check",
        ),
        Entry("lever_inn", marked("Lever inn"), lambda: _make_form(kilder, drafts, jobs, today), "square-pen"),
    ]


def _make_form(kilder: Romkilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> LeverScreen:
    presenter = LeverPresenter(kilder, drafts, jobs, today)
    screen = LeverScreen(presenter, today)
    jobs.tell(screen, presenter.on_changed)
    return screen
