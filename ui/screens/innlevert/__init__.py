"""What goes between the health records and the rest of the house: sharing, and what is handed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.innlevert.meeting_presenter import DelTilMoetePresenter
from ui.screens.innlevert.meeting_share_screen import DelTilMoeteScreen
from ui.screens.innlevert.presenter import Delekilder, InnlevertPresenter
from ui.screens.innlevert.screen import InnlevertScreen
from ui.screens.innlevert.share_presenter import DelPresenter
from ui.screens.innlevert.share_screen import DelScreen


def entries(kilder: Delekilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return `innlevert`, `del_noe` (ids: none, or a child's) and `del_til_moete` (ids: the meeting's)."""
    return [
        Entry("innlevert", marked("Deling i huset"), lambda: _make_list(kilder, jobs, today), "message-circle"),
        Entry(
            "del_noe",
            marked("Del noe"),
            lambda: DelScreen(DelPresenter(kilder, drafts, jobs, today), today),
            under="innlevert",
        ),
        Entry(
            "del_til_moete",
            marked("Del til møtet"),
            lambda: DelTilMoeteScreen(DelTilMoetePresenter(kilder, drafts, jobs, today), today),
            under="moeter",
        ),
    ]


def _make_list(kilder: Delekilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> InnlevertScreen:
    presenter = InnlevertPresenter(kilder, jobs, today)
    screen = InnlevertScreen(presenter, today)
    jobs.tell(screen, presenter.on_changed)
    return screen
