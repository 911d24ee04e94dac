"""Help that fits one page: whom to call, which keys there are, and what happens when it locks."""

from __future__ import annotations

from helseansvarlig.domain.regelverk import Regelverk
from ui.entry import Entry
from ui.i18n import marked
from ui.screens.hjelp.screen import HjelpScreen


def entries(regelverk: Regelverk) -> list[Entry]:
    """Return the place `hjelp`."""
    return [Entry("hjelp", marked("Hjelp"), lambda: HjelpScreen(regelverk), "circle-help", 1)]
