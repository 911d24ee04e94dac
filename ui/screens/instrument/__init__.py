"""The register of instruments that others have used: written in here, seen in the child's time and in the search."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Runner
from ui.screens.instrument.presenter import InstrumentPresenter, Kilder
from ui.screens.instrument.screen import InstrumentScreen

__all__ = ["Kilder", "entries"]


def entries(kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> list[Entry]:
    """Return the place `instrument` (ids: the child's, the entry's, or none)."""
    return [
        Entry(
            "instrument",
            marked("Instrument"),
            lambda: InstrumentScreen(InstrumentPresenter(kilder, drafts, jobs, today), today),
            under="barn",
        )
    ]
