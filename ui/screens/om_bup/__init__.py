"""What BUP is and how a child gets there, for who works here; the child's own sheet is one press away."""

from __future__ import annotations

from ui.entry import Entry
from ui.i18n import marked
from ui.screens.om_bup.screen import OmBupScreen


def entries() -> list[Entry]:
    """Return the place `om_bup`, under the house's page."""
    return [Entry("om_bup", marked("Om BUP"), OmBupScreen, under="institusjon")]
