"""The way on when nobody may be told who it is about: the same question, asked without a name."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.i18n import tr
from ui.theme import look
from ui.widgets.buttons import button, button_row
from ui.widgets.surfaces import Card
from ui.widgets.text import Prose


class NamelessOffer(Card):
    """Stands above the parts while the gate stops the document."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__((20, 16, 20, 16), 8)
        self._ask = button(tr("Spør uten navn"), icon="message-circle", pressed=self.pressed.emit)
        self.add(
            Prose(tr("Dere kan spørre på generelt grunnlag, uten å si hvem det gjelder."), "", 1.4),
            button_row(self._ask),
        )
        self.start_over()

    def start_over(self) -> None:
        """Stand away until the gate has spoken about another document."""
        self._is_writing = False
        self.hide()

    def note_writing(self) -> None:
        """From now on nobody is scrolled away from what they write, unless they press something."""
        self._is_writing = True

    def offer(self, ground: QScrollArea, *, on: bool) -> None:
        """Show or take away the offer; when it comes, it comes into sight, and the hand with it."""
        comes = on and self.isHidden()
        self.setVisible(on)
        if not comes or self._is_writing:
            return
        self.bring_into_sight(ground)
        if (focus := QApplication.focusWidget()) is not None and ground.isAncestorOf(focus):
            self._ask.setFocus()  # where the focus was is out of sight now

    def first_stop(self) -> QWidget | None:
        """Return the button while the offer stands there and nobody has begun to write."""
        return None if self.isHidden() or self._is_writing else self._ask

    def bring_into_sight(self, ground: QScrollArea) -> None:
        """Scroll to it, once it has its place: what one may do must not lie above what one may not."""
        if not self.isHidden():
            QTimer.singleShot(0, self, lambda: ground.ensureWidgetVisible(self, 0, look().px(24)))
