"""What sharing in the house promises, and what it does not: the same page for who shares and for who is shared with."""

from __future__ import annotations

from ui.entry import Entry
from ui.i18n import marked
from ui.screens.om_deling.screen import OmDelingScreen


def entries(back: str) -> list[Entry]:
    """Return the place `om_deling`; `back` is the place it leads back to, and stands under."""
    return [Entry("om_deling", marked("Hva dette lover"), lambda: OmDelingScreen(back), under=back)]
