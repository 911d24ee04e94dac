"""Kartlegging together with the child: beginning one, and filling it in theme by theme."""

from __future__ import annotations

from helseansvarlig.clock import Clock
from helseansvarlig.domain.regelverk import Regelverk
from ui.drafts import Drafts
from ui.jobs import Jobs, SyncJobs
from ui.screens.kartlegging.kilder import Kilder
from ui.screens.kartlegging.new_presenter import NewKartleggingPresenter
from ui.screens.kartlegging.new_screen import NewKartleggingScreen
from ui.screens.kartlegging.presenter import KartleggingPresenter
from ui.screens.kartlegging.screen import KartleggingScreen


def make_ny_kartlegging(kilder: Kilder, jobs: Jobs | SyncJobs, drafts: Drafts, clock: Clock) -> NewKartleggingScreen:
    """Return the screen `ny_kartlegging`, whose place names the child."""
    presenter = NewKartleggingPresenter(kilder, jobs, drafts, clock.today)
    screen = NewKartleggingScreen(presenter)
    jobs.tell(screen, screen.on_changed)
    return screen


def make_kartlegging(
    kilder: Kilder, regelverk: Regelverk, jobs: Jobs | SyncJobs, drafts: Drafts, clock: Clock
) -> KartleggingScreen:
    """Return the screen `kartlegging`, whose place names the kartlegging and perhaps a theme or question."""
    presenter = KartleggingPresenter(kilder, regelverk, jobs, drafts, clock)
    screen = KartleggingScreen(presenter, clock.today)
    jobs.tell(screen, screen.on_changed)
    return screen
