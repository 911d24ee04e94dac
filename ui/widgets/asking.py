"""A page of cards of which one may ask before it does what cannot be undone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.messages import Message
from ui.widgets.layout import column
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.tab_order import order_as_laid_out


class AskingScreen(Screen):
    """Draws its cards anew whenever something has changed; Esc closes the question. Override `load` and `draw`."""

    def __init__(self, name: str, title: str, subtitle: str) -> None:
        super().__init__(name, title, subtitle, width=MAIN_WIDTH)
        self.asking = ""
        self.first: QWidget | None = None
        self.cards = column(spacing=16)
        self.add(self.cards)

    def load(self) -> None:
        """Read what is to be shown; `redraw` follows."""
        raise NotImplementedError

    def draw(self) -> None:
        """Put the cards in place; `asking` is the id of the one that asks, `first` is set to where one stands."""
        raise NotImplementedError

    def show_place(self, place: Place) -> None:
        """Show the cards as they are now, none of them asking."""
        super().show_place(place)
        self.bar.close_message()
        self.asking = ""
        self.load()

    def first_focus(self) -> QWidget | None:
        """Return the first card's button."""
        return self.first or super().first_focus()

    def step_back(self) -> bool:
        """Close the question."""
        was_open = bool(self.asking)
        if was_open:
            self.ask("")
        return was_open

    def ask(self, card_id: str) -> None:
        """Let one card ask, or none, and stand there."""
        self.asking = card_id
        self.redraw()
        if self.first is not None:
            self.first.setFocus()

    def redraw(self) -> None:
        """Draw all cards anew."""
        clear_layout(self.cards)
        self.first = None
        self.draw()
        order_as_laid_out(self)

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        self.bar.show_message(message, meaning)
