"""One section of the settings: a heading and what belongs to it; made the first time it is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QWidget

from ui.messages import Message
from ui.theme import look
from ui.widgets.bars import MessageBar
from ui.widgets.layout import column, row
from ui.widgets.page import MAIN_WIDTH, Place
from ui.widgets.surfaces import Card, PartCard


class Section(QWidget):
    """Base of the sections: its own message bar, cards below each other. `go` leads to another place."""

    go = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self.bar = MessageBar()
        self.lines = column(self, spacing=16)
        self.lines.addLayout(narrow(self.bar))

    def show_section(self) -> None:
        """Load what is shown; called each time the user comes here. Override."""

    def leave(self) -> None:
        """Keep what is half written; called before another section or place is shown. Override where text is typed."""

    def first_focus(self) -> QWidget | None:
        """Return what gets the focus when the section is chosen by place; the tabs do otherwise."""
        return None

    def add_card(self, title: str, why: str, *pieces: QWidget | QLayout) -> Card:
        """Add a card with a heading, a sentence that says what it is for, and its pieces."""
        card = PartCard(title, why, *pieces)
        self.lines.addLayout(narrow(card))
        return card

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; what is typed stays."""
        self.bar.show_message(message)

    def forget_problem(self) -> None:
        """Take away what was said before."""
        self.bar.close_message()

    def show_success(self, message: Message) -> None:
        """Say that something worked."""
        self.bar.show_message(message, "success")


def narrow(card: QFrame) -> QHBoxLayout:
    """Return a frame no wider than prose can be read; a row, since a column would reckon with a width it never gets."""
    card.setMaximumWidth(look().px(MAIN_WIDTH))
    across = row()
    across.addWidget(card, 1000)
    across.addStretch(1)
    return across
