"""Which places the window has: every screen with what it needs, in the order of the list to the left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from helseansvarlig.tjenester import Tjenester
from ui.drafts import Drafts
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.main_window import Entry
from ui.screens.barn import make_barn, make_nytt_barn
from ui.screens.i_dag import make_i_dag


@dataclass(frozen=True, slots=True)
class Around:
    """What every screen is made with besides its services."""

    jobs: Jobs | SyncJobs
    drafts: Drafts
    today: Callable[[], date]
    counted: Callable[[str, int], None]
    is_demo: bool = False


def make_entries(services: Tjenester, around: Around) -> list[Entry]:
    """Return every place; a screen is made the first time it is shown."""
    jobs, today = around.jobs, around.today
    return [
        Entry(
            "i_dag",
            marked("I dag"),
            lambda: make_i_dag(
                services.i_dag, services.oppfoelging, jobs, today, lambda count: around.counted("i_dag", count)
            ),
            "sun",
        ),
        Entry("barn", marked("Barn"), lambda: make_barn(services.barn, jobs, today), "users-round"),
        Entry(
            "nytt_barn",
            marked("Nytt barn"),
            lambda: make_nytt_barn(services.barn, jobs, around.drafts, today, is_demo=around.is_demo),
            under="barn",
        ),
    ]


def open_note(*_args: object) -> None:
    """Placeholder until Hurtiglogg lands."""
