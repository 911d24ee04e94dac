"""The house itself: agreements, routines, deviations, general guidance, and six steps to get going."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.institusjon.arter import Avviksform, Rutineform, Veiledningsform
from ui.screens.institusjon.avtaleform import Avtaleform
from ui.screens.institusjon.form_model import Art
from ui.screens.institusjon.form_presenter import HusformPresenter
from ui.screens.institusjon.form_screen import HusformScreen
from ui.screens.institusjon.kilder import Kilder
from ui.screens.institusjon.presenter import InstitusjonPresenter
from ui.screens.institusjon.screen import InstitusjonScreen

__all__ = ["Kilder", "entries"]


def entries(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the places `institusjon`, `avtale`, `rutine`, `veiledning`, `avvik` (ids: the row's, or none)."""

    def form(art: Art) -> HusformScreen:
        return HusformScreen(art, HusformPresenter(art, drafts, jobs, today), today)

    return [
        Entry("institusjon", marked("Institusjon"), lambda: _make_house(kilder, jobs, today), "house"),
        Entry("avtale", marked("Samarbeidsavtale"), lambda: form(Avtaleform(kilder, today)), under="institusjon"),
        Entry("rutine", marked("Rutine"), lambda: form(Rutineform(kilder, today)), under="institusjon"),
        Entry("veiledning", marked("Veiledning"), lambda: form(Veiledningsform(kilder, today)), under="institusjon"),
        Entry("avvik", marked("Avvik"), lambda: form(Avviksform(kilder, today)), under="institusjon"),
    ]


def _make_house(kilder: Kilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> InstitusjonScreen:
    presenter = InstitusjonPresenter(kilder, jobs, today)
    screen = InstitusjonScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen
