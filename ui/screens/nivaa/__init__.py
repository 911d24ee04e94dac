"""Who helps now, area by area: decided here, seen on the child's page, looked at again on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Runner
from ui.screens.nivaa.presenter import Kilder, NivaaPresenter
from ui.screens.nivaa.screen import NivaaScreen

__all__ = ["Kilder", "entries"]


def entries(kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> list[Entry]:
    """Return the place `nivaa` (ids: the child's, and perhaps an area's)."""
    return [
        Entry(
            "nivaa",
            marked("Hvem hjelper nå?"),
            lambda: NivaaScreen(NivaaPresenter(kilder, drafts, jobs, today), today),
            under="barn",
        )
    ]
