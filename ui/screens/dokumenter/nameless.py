"""The way on when nobody may be told who it is about: the same question, asked without a name."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.i18n import tr
from ui.widgets.buttons import button, button_row
from ui.widgets.surfaces import Card
from ui.widgets.text import Prose


class NamelessOffer(Card):
    """Stands above the parts while the gate stops the document."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__((20, 16, 20, 16), 8)
        self.add(
            Prose(tr("Dere kan spørre på generelt grunnlag, uten å si hvem det gjelder."), "", 1.4),
            button_row(button(tr("Spør uten navn"), icon="message-circle", pressed=self.pressed.emit)),
        )
        self.hide()
