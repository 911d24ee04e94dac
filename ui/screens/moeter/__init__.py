"""Meetings with BUP and others: planned, written in the room, ended with follow-ups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.moeter.after_panel import AfterPanel
from ui.screens.moeter.kilder import Kilder
from ui.screens.moeter.list_presenter import MoeterPresenter
from ui.screens.moeter.list_screen import MoeterScreen
from ui.screens.moeter.meeting_presenter import MoetePresenter
from ui.screens.moeter.meeting_screen import MoeteScreen
from ui.screens.moeter.new_presenter import NyttmoetePresenter
from ui.screens.moeter.new_sak_presenter import NysakPresenter
from ui.screens.moeter.new_screen import NyttmoeteScreen
from ui.screens.moeter.suggest_panel import SuggestPanel


def entries(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return `moeter`, `nytt_moete` (ids: perhaps kind and service), `endre_moete` and `moete` (ids: the meeting's)."""
    return [
        Entry("moeter", marked("Møter"), lambda: _make_list(kilder, jobs, today), "calendar-days"),
        Entry(
            "nytt_moete",
            marked("Nytt møte"),
            lambda: NyttmoeteScreen(NyttmoetePresenter(kilder, drafts, jobs, today), today),
            under="moeter",
        ),
        Entry(
            "endre_moete",
            marked("Endre møtet"),
            lambda: NyttmoeteScreen(NyttmoetePresenter(kilder, drafts, jobs, today), today, "endre_moete"),
            under="moeter",
        ),
        Entry("moete", marked("Møte"), lambda: _make_meeting(kilder, drafts, jobs, today), under="moeter"),
    ]


def _make_list(kilder: Kilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> MoeterScreen:
    presenter = MoeterPresenter(kilder.moete, kilder.rytme, jobs, today)
    screen = MoeterScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen


def _make_meeting(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> MoeteScreen:
    presenter = MoetePresenter(kilder, drafts, jobs, today)
    screen = MoeteScreen(
        presenter,
        NysakPresenter(kilder, drafts, jobs, presenter.added),
        (SuggestPanel(kilder.saksliste, jobs, today), AfterPanel(kilder.referat, jobs)),
        today,
    )
    jobs.tell(screen, presenter.on_changed)
    return screen
