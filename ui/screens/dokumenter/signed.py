"""What stands beside a signed document: that it is final, and the two ways to mend it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.i18n import tr
from ui.widgets.buttons import button, button_row
from ui.widgets.surfaces import Card
from ui.widgets.text import Heading, Prose


class SignedCard(Card):
    """A new edition stands instead of the old one; a correction goes after it and says what was wrong."""

    edition_pressed = Signal()
    correction_pressed = Signal()

    def __init__(self, *, is_about_child: bool) -> None:
        super().__init__((20, 16, 20, 16), 8)
        self.add(Heading(tr("Signert"), "strong"))
        self.add(Prose(tr("Dokumentet er signert og kan ikke endres. Må noe rettes, så lag en ny utgave."), "", 1.4))
        edition = button(tr("Lag ny utgave"), icon="file-text", pressed=self.edition_pressed.emit)
        edition.setAccessibleDescription(tr("Den nye sier hvilken utgave den erstatter."))
        if not is_about_child:
            self.add(button_row(edition))
            return
        why = tr("En rettelse går til den som alt har fått dokumentet, og sier hva som var feil.")
        self.add(Prose(why, "subtle", 1.4))
        correct = button(tr("Lag rettelse"), icon="pencil", pressed=self.correction_pressed.emit)
        self.add(button_row(edition, correct))
