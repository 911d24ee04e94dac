"""Templates: what the leader has approved, own checklists, forms brought in, and moves to a new version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.maler.draft_presenter import UtkastPresenter
from ui.screens.maler.draft_screen import UtkastScreen
from ui.screens.maler.kilder import Kilder
from ui.screens.maler.list_presenter import MalerPresenter
from ui.screens.maler.list_screen import DRAFT, MOVE, NAME, ONE, MalerScreen
from ui.screens.maler.move_presenter import ByttePresenter
from ui.screens.maler.move_screen import BytteScreen
from ui.screens.maler.one_presenter import MalenPresenter
from ui.screens.maler.one_screen import MalenScreen


def entries(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the places `maler`, `malen`, `mal_utkast` and `malbytte`."""

    def listed() -> MalerScreen:
        screen = MalerScreen(MalerPresenter(kilder, drafts, jobs, today), today)
        jobs.tell(screen, screen.on_changed)
        return screen

    def one() -> MalenScreen:
        screen = MalenScreen(MalenPresenter(kilder, jobs, today), today)
        jobs.tell(screen, screen.on_changed)
        return screen

    def draft() -> UtkastScreen:
        screen = UtkastScreen(UtkastPresenter(kilder, drafts, jobs))
        jobs.tell(screen, screen.on_changed)
        return screen

    def move() -> BytteScreen:
        screen = BytteScreen(ByttePresenter(kilder, jobs))
        jobs.tell(screen, screen.on_changed)
        return screen

    return [
        Entry(NAME, marked("Maler"), listed, under="innstillinger"),
        Entry(ONE, marked("Mal"), one, under="innstillinger"),
        Entry(DRAFT, marked("Egen sjekkliste"), draft, under="innstillinger"),
        Entry(MOVE, marked("Ny versjon av malen"), move, under="barn"),
    ]
