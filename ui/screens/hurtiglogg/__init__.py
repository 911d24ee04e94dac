"""The quick note (Ctrl+J, anywhere): twelve words in fifteen seconds."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.notat import NotatService
from ui.drafts import Drafts
from ui.jobs import Runner
from ui.screens.hurtiglogg.panel import QuickNote
from ui.screens.hurtiglogg.presenter import NotePresenter


def make_hurtiglogg(
    parent: QWidget, barn: BarnService, notat: NotatService, jobs: Runner, drafts: Drafts, bruker: str
) -> QuickNote:
    """Return the panel of a window; `bruker` is who hears what the child says."""
    return QuickNote(parent, NotePresenter(barn, notat, jobs, drafts, bruker))
