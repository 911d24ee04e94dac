"""What goes between the health records and the rest of the house: sharing, and what is handed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.innlevert.presenter import Delekilder, InnlevertPresenter
from ui.screens.innlevert.screen import InnlevertScreen
from ui.screens.innlevert.share_presenter import DelPresenter
from ui.screens.innlevert.share_screen import DelScreen


def entries(kilder: Delekilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the places `innlevert` and `del_noe` (ids: none, or a child's)."""
    return [
        Entry("innlevert", marked("Deling i huset"), lambda: _make_list(kilder, jobs, today), "message-circle"),
        Entry(
            "del_noe",
            marked("Del noe"),
            lambda: DelScreen(DelPresenter(kilder, drafts, jobs, today), today),
            under="innlevert",
        ),
    ]


def _make_list(kilder: Delekilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> InnlevertScreen:
    presenter = InnlevertPresenter(kilder, jobs, today)
    screen = InnlevertScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen
