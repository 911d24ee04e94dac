"""Those we work with: the list of services, one of them with its people and meetings, and the forms for both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.samarbeid import SamarbeidService
from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.samarbeid.list_presenter import SamarbeidPresenter
from ui.screens.samarbeid.list_screen import SamarbeidScreen
from ui.screens.samarbeid.partner_presenter import PartnerPresenter
from ui.screens.samarbeid.partner_screen import PartnerScreen
from ui.screens.samarbeid.person_presenter import PersonPresenter
from ui.screens.samarbeid.person_screen import PersonScreen
from ui.screens.samarbeid.service_presenter import ServicePresenter
from ui.screens.samarbeid.service_screen import ServiceScreen


def entries(
    samarbeid: SamarbeidService,
    book: InstitusjonService,
    drafts: Drafts,
    jobs: Jobs | SyncJobs,
    today: Callable[[], date],
) -> list[Entry]:
    """Return the places about services and their people.

    `samarbeidspartnere`, `samarbeidspartner` (ids: the service's), `ny_samarbeidspartner` (ids: perhaps the service's)
    and `rolle` (ids: the service's, perhaps the person's).
    """
    return [
        Entry(
            "samarbeidspartnere",
            marked("Samarbeidspartnere"),
            lambda: _make_list(samarbeid, jobs, today),
            under="moeter",
        ),
        Entry(
            "samarbeidspartner",
            marked("Samarbeidspartner"),
            lambda: _make_one(samarbeid, book, jobs, today),
            under="moeter",
        ),
        Entry(
            "ny_samarbeidspartner",
            marked("Ny samarbeidspartner"),
            lambda: ServiceScreen(ServicePresenter(book, drafts, jobs)),
            under="moeter",
        ),
        Entry(
            "rolle",
            marked("Rolle hos en samarbeidspartner"),
            lambda: PersonScreen(PersonPresenter(samarbeid, drafts, jobs, today), today),
            under="moeter",
        ),
    ]


def _make_list(samarbeid: SamarbeidService, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> SamarbeidScreen:
    presenter = SamarbeidPresenter(samarbeid, jobs, today)
    screen = SamarbeidScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen


def _make_one(
    samarbeid: SamarbeidService, book: InstitusjonService, jobs: Jobs | SyncJobs, today: Callable[[], date]
) -> PartnerScreen:
    presenter = PartnerPresenter(samarbeid, book, jobs, today)
    screen = PartnerScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen
