"""Settings: safety, copies, look, language, the institution, the address book and the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ui.drafts import Drafts
from ui.entry import Entry
from ui.files import read_file
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.innstillinger.brevhode import BrevhodeSection
from ui.screens.innstillinger.brevhode_presenter import BrevhodePresenter
from ui.screens.innstillinger.institusjon import InstitusjonPresenter, InstitusjonSection
from ui.screens.innstillinger.kilder import Kilder
from ui.screens.innstillinger.kopi import KopiSection
from ui.screens.innstillinger.kopi_presenter import KopiPresenter
from ui.screens.innstillinger.logg import LoggSection
from ui.screens.innstillinger.logg_presenter import LoggPresenter
from ui.screens.innstillinger.mottaker_presenter import MottakerPresenter
from ui.screens.innstillinger.mottakere import MottakereSection
from ui.screens.innstillinger.numre import NumrePresenter, NumreSection
from ui.screens.innstillinger.oppsett_presenter import OppsettPresenter
from ui.screens.innstillinger.screen import InnstillingerScreen, LoggScreen
from ui.screens.innstillinger.sikkerhet import SikkerhetSection
from ui.screens.innstillinger.utseende import SpraakSection, UtseendeSection


def entries(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> list[Entry]:
    """Return the places `innstillinger` (ids: none or a section's key) and `logg`."""
    return [
        Entry(
            "innstillinger",
            marked("Innstillinger"),
            lambda: _make_settings(kilder, drafts, jobs, today),
            "settings",
            group=1,
        ),
        Entry("logg", marked("Logg"), lambda: LoggScreen(_make_log(kilder, jobs, today)), under="innstillinger"),
    ]


def _make_settings(
    kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]
) -> InnstillingerScreen:
    program = kilder.program
    screen = InnstillingerScreen(
        {
            "sikkerhet": lambda: SikkerhetSection(program, OppsettPresenter(program), jobs, screen.go.emit),
            "kopi": lambda: _make_copies(kilder, jobs, today),
            "utseende": lambda: UtseendeSection(OppsettPresenter(program)),
            "spraak": lambda: SpraakSection(OppsettPresenter(program)),
            "institusjon": lambda: InstitusjonSection(
                InstitusjonPresenter(kilder.institusjon, drafts, jobs), screen.go.emit
            ),
            "brevhode": lambda: _make_letterhead(kilder, drafts, jobs),
            "numre": lambda: NumreSection(NumrePresenter(kilder.lokalnummer, drafts, jobs)),
            "mottakere": lambda: _make_book(kilder, drafts, jobs, today),
            "logg": lambda: _make_log(kilder, jobs, today),
        }
    )
    return screen


def _make_letterhead(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs) -> BrevhodeSection:
    return BrevhodeSection(BrevhodePresenter(kilder.brevhode, drafts, jobs, read_file))


def _make_copies(kilder: Kilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> KopiSection:
    presenter = KopiPresenter(kilder.kopi, kilder.romvern, jobs, today)
    section = KopiSection(presenter)
    jobs.tell(section, presenter.on_changed)
    return section


def _make_book(kilder: Kilder, drafts: Drafts, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> MottakereSection:
    return MottakereSection(MottakerPresenter(kilder.institusjon, kilder.installasjon, drafts, jobs, today))


def _make_log(kilder: Kilder, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> LoggSection:
    return LoggSection(LoggPresenter(kilder.logg, kilder.barn, jobs, today), today)
