"""Consents: the register of the whole house, and the form for one answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.services.samtykke import SamtykkeService
from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.samtykker.form_presenter import Kilder, SamtykkeskjemaPresenter
from ui.screens.samtykker.form_screen import SamtykkeskjemaScreen
from ui.screens.samtykker.list_presenter import SamtykkerPresenter
from ui.screens.samtykker.list_screen import SamtykkerScreen


def entries(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the places `samtykker` and `nytt_samtykke` (ids: none, a child's, or also the consent to renew)."""
    return [
        Entry("samtykker", marked("Samtykker"), lambda: _make_list(kilder.samtykke, jobs, today), "shield-check"),
        Entry(
            "nytt_samtykke",
            marked("Nytt samtykke"),
            lambda: SamtykkeskjemaScreen(SamtykkeskjemaPresenter(kilder, drafts, jobs, today), today),
            under="samtykker",
        ),
    ]


def _make_list(service: SamtykkeService, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> SamtykkerScreen:
    presenter = SamtykkerPresenter(service, jobs, today)
    screen = SamtykkerScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen
