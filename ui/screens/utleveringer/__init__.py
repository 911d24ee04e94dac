"""The register of what left the house: the list, and one line with what is done when it should not have left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.utleveringer.one_presenter import UtleveringPresenter
from ui.screens.utleveringer.one_screen import UtleveringScreen
from ui.screens.utleveringer.presenter import Kilder, UtleveringerPresenter
from ui.screens.utleveringer.screen import UtleveringerScreen

__all__ = ["Kilder", "entries"]


def entries(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the places `utleveringer` (ids: none, or a child's) and `utlevering` (ids: the line's number)."""

    def make_list() -> UtleveringerScreen:
        presenter = UtleveringerPresenter(kilder, jobs, today)
        screen = UtleveringerScreen(presenter)
        jobs.tell(screen, presenter.on_changed)
        return screen

    def make_one() -> UtleveringScreen:
        presenter = UtleveringPresenter(kilder, drafts, jobs, today)
        screen = UtleveringScreen(presenter, today)
        jobs.tell(screen, presenter.on_changed)
        return screen

    return [
        Entry("utleveringer", marked("Utleveringer"), make_list, under="dokumenter"),
        Entry("utlevering", marked("Utlevering"), make_one, under="dokumenter"),
    ]
