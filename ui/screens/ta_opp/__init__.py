"""«Ta opp i møte» (Ctrl+M): a few words from where one stands, for the next agenda."""

from __future__ import annotations

from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Jobs, SyncJobs
from ui.screens.ta_opp.presenter import Kilder, TaOppPresenter
from ui.screens.ta_opp.screen import TaOppScreen

__all__ = ["Kilder", "entries"]


def entries(kilder: Kilder, jobs: Jobs | SyncJobs) -> list[Entry]:
    """Return the place `ta_opp`, whose id says where one stood: «barn:<id>», «oppfoelging:<id>», or nothing."""
    return [Entry("ta_opp", marked("Ta opp i møte"), lambda: TaOppScreen(TaOppPresenter(kilder, jobs)), under="moeter")]
