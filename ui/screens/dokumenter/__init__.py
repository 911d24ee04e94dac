"""Documents: the list, the form for a new one, and the composer with its page beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.messages import Asker
from ui.screens.dokumenter.list_presenter import DokumenterPresenter
from ui.screens.dokumenter.list_screen import DokumenterScreen
from ui.screens.dokumenter.new_presenter import NyttDokumentPresenter, Nyttkilder
from ui.screens.dokumenter.new_screen import NyttDokumentScreen
from ui.screens.dokumenter.presenter import DokumentPresenter, Kilder
from ui.screens.dokumenter.screen import DokumentScreen
from ui.screens.dokumenter.send_presenter import SendPresenter

Today = Callable[[], date]


def make_dokumenter(kilder: Kilder, jobs: Jobs | SyncJobs, today: Today) -> DokumenterScreen:
    """Return the screen `dokumenter`."""
    presenter = DokumenterPresenter(kilder.dokument, jobs, today)
    screen = DokumenterScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen


def make_nytt_dokument(kilder: Nyttkilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Today) -> NyttDokumentScreen:
    """Return the screen `nytt_dokument` (ids: type, child, meeting; each may be empty)."""
    return NyttDokumentScreen(NyttDokumentPresenter(kilder, drafts, jobs, today), today)


def make_dokument(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Today, asker: Asker) -> DokumentScreen:
    """Return the screen `dokument` (ids: the document's)."""
    presenter = DokumentPresenter(kilder, drafts, jobs, today)
    sending = SendPresenter(kilder.utboks, presenter, jobs)
    screen = DokumentScreen(presenter, sending, today, asker)
    jobs.tell(screen, presenter.on_changed)
    jobs.tell(screen, sending.on_changed)
    return screen


def entries(
    kilder: Kilder, nytt: Nyttkilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Today, asker: Asker
) -> list[Entry]:
    """Return the places `dokumenter`, `nytt_dokument` and `dokument`."""
    return [
        Entry("dokumenter", marked("Dokumenter"), lambda: make_dokumenter(kilder, jobs, today), "file-text"),
        Entry(
            "nytt_dokument",
            marked("Nytt dokument"),
            lambda: make_nytt_dokument(nytt, drafts, jobs, today),
            under="dokumenter",
        ),
        Entry(
            "dokument",
            marked("Dokument"),
            lambda: make_dokument(kilder, drafts, jobs, today, asker),
            under="dokumenter",
        ),
    ]
