"""What was odd about a vault that opened: one row for each, above the first place, until it is closed."""

from __future__ import annotations

from collections.abc import Iterable

from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.errors import KnownError
from ui.messages import sentence
from ui.widgets.bars import MessageBar
from ui.widgets.page import Screen


def show_notices(screen: Screen, varsler: Iterable[Varsel]) -> None:
    """Lay a row for each under the screen's heading, in the order given: the gravest stands first."""
    for one in varsler:
        bar = MessageBar()
        screen.head.addWidget(bar)  # before it is shown: without a parent it would be a window of its own
        bar.show_message(sentence(KnownError(one.kode, **one.params)), "danger" if one.alvorlig else "warning")
