"""One follow-up: the need, what is done about it, by whom, until when, and when to ask whether it helped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Runner
from ui.screens.oppfoelging.presenter import Kilder, OppfoelgingPresenter
from ui.screens.oppfoelging.screen import OppfoelgingScreen


def entries(kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> list[Entry]:
    """Return the place `oppfoelging` (ids: the child's, perhaps the follow-up's)."""
    return [
        Entry(
            "oppfoelging",
            marked("Oppfølging"),
            lambda: OppfoelgingScreen(OppfoelgingPresenter(kilder, drafts, jobs, today), today),
            under="barn",
        )
    ]
