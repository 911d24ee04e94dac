"""Consents: the register of the whole house, the form for one answer, and the sheet about what the offer can be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import maalform, marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.samtykker.form_presenter import SamtykkeskjemaPresenter
from ui.screens.samtykker.form_screen import SamtykkeskjemaScreen
from ui.screens.samtykker.kilder import Kilder
from ui.screens.samtykker.list_presenter import SamtykkerPresenter
from ui.screens.samtykker.list_screen import SamtykkerScreen
from ui.screens.samtykker.offer_screen import TilbudsarkScreen

__all__ = ["Kilder", "entries"]


def entries(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the places `samtykker`, `tilbudsark` and `nytt_samtykke` (ids: none, a child's, what is renewed too)."""
    return [
        Entry("samtykker", marked("Samtykker"), lambda: _make_list(kilder, jobs, today), "shield-check"),
        Entry(
            "nytt_samtykke",
            marked("Nytt samtykke"),
            lambda: SamtykkeskjemaScreen(SamtykkeskjemaPresenter(kilder, drafts, jobs, today), today),
            under="samtykker",
        ),
        Entry(
            "tilbudsark",
            marked("Hva kan tilbudet bli?"),
            lambda: TilbudsarkScreen(kilder.tilbud, kilder.print_pdf, jobs, maalform()),
            under="samtykker",
        ),
    ]


def _make_list(kilder: Kilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> SamtykkerScreen:
    presenter = SamtykkerPresenter(kilder, jobs, today)
    screen = SamtykkerScreen(presenter, today)
    jobs.tell(screen, presenter.on_changed)
    return screen
