"""All children at a glance, and the form about one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.barneliste import BarnelisteService
from ui.drafts import Drafts
from ui.jobs import Jobs, Runner, SyncJobs
from ui.screens.barn.form_presenter import FormPresenter
from ui.screens.barn.form_screen import BarnFormScreen
from ui.screens.barn.list_presenter import ListePresenter
from ui.screens.barn.list_screen import BarnelisteScreen
from ui.screens.barn.presenter import BarnPresenter
from ui.screens.barn.screen import BarnScreen


def make_barn(barn: BarnService, jobs: Jobs | SyncJobs, today: Callable[[], date]) -> BarnScreen:
    """Return the screen `barn`."""
    presenter = BarnPresenter(barn, jobs, today)
    screen = BarnScreen(presenter)
    jobs.tell(screen, presenter.on_changed)
    return screen


def make_barneliste(barneliste: BarnelisteService, jobs: Runner) -> BarnelisteScreen:
    """Return the screen `barneliste`."""
    return BarnelisteScreen(ListePresenter(barneliste, jobs))


def make_nytt_barn(
    barn: BarnService, jobs: Jobs | SyncJobs, drafts: Drafts, today: Callable[[], date], *, is_demo: bool = False
) -> BarnFormScreen:
    """Return the screen `nytt_barn`; in a demo vault a synthetic number is nothing to warn of."""
    return BarnFormScreen(FormPresenter(barn, jobs, drafts, today, is_demo=is_demo))
