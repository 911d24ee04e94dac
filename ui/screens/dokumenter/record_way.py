"""The way from a printout of a record to the page where one goes through it and marks what is kept out."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.i18n import tr
from ui.screens.dokumenter.source_words import Kildebilde
from ui.widgets.buttons import button, button_row
from ui.widgets.page import Place
from ui.widgets.surfaces import Card
from ui.widgets.text import Prose


class RecordWay(Card):
    """Says that the record is gone through first, and leads there."""

    pressed = Signal(object)

    def __init__(self, barn_id: str) -> None:
        super().__init__((20, 16, 20, 16), 12)
        place = Kildebilde(tr("Gå gjennom mappen"), Place("innsyn", (barn_id,)))
        words = tr("Gå gjennom mappen før noen får den. Der merker dere det som skal holdes utenfor, og hvorfor.")
        act = button(place.ord, icon="book-open-check", pressed=lambda: self.pressed.emit(place))
        self.add(Prose(words, "", 1.4), button_row(act))
