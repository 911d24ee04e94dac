"""Draws a list of children on its way in: choose a file, look at each row, bring them in together."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.files import ask_for_file
from ui.i18n import tr
from ui.messages import Message
from ui.screens.barn.list_model import Forhaandsvisning, Rad
from ui.screens.barn.list_presenter import ListePresenter
from ui.theme import look
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.lists import EmptyState, ListRow, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard
from ui.widgets.text import Prose

FILES = "*.xlsx *.csv *.txt"
WIDTH = 860


class BarnelisteScreen(Screen):
    """Nothing is saved before the button that says how many has been pressed; one undo takes all of them back."""

    def __init__(self, presenter: ListePresenter) -> None:
        super().__init__(
            "barneliste",
            tr("Hent inn liste"),
            tr("En liste fra Excel eller et annet system, med navn og fødselsdato i hver sin kolonne."),
        )
        self._presenter = presenter
        self._first: QWidget | None = None
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Begin anew: a list from last time is forgotten."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.begin()

    def first_focus(self) -> QWidget | None:
        """Return the button that is most often needed now."""
        return self._first or super().first_focus()

    def show_start(self) -> None:
        """Show how to bring a list."""
        clear_layout(self.body)
        self._first = choose = button(tr("Velg fil"), "primary", "form", self._on_choose)
        text = tr("Du får se hver rad først. Ingenting lagres før du sier fra, og fila blir ikke endret.")
        self.add(EmptyState("users-round", tr("Velg en liste"), text, choose, self._cancel()))

    def show_preview(self, vist: Forhaandsvisning) -> None:
        """Show what the list would bring in, rows that need mending first."""
        clear_layout(self.body)
        self.bar.close_message()
        other = button(tr("Velg en annen fil"), pressed=self._on_choose)
        self._first = other
        buttons: list[QWidget] = [other, self._cancel()]
        if vist.count:
            self._first = button(vist.button, "primary", "check", self._presenter.register)
            buttons.insert(0, self._first)
        self.add(Prose(vist.summary, "strong", 1.4))
        if vist.unknown:
            self.add(Prose(vist.unknown, "subtle", 1.4))
        self.add(button_row(*buttons))
        self.body.addLayout(section_head(tr("Radene i lista"), len(vist.rader)))
        card = RowCard()
        card.setMaximumWidth(look().px(WIDTH))
        for rad in vist.rader:
            card.add_row(_row(rad))
        self.add(card)
        self._first.setFocus()

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the list."""
        self.bar.show_message(message, meaning)

    def go_to_children(self, said: str) -> None:
        """Go to the children, and let a screen reader say what was done."""
        announce(self, said)
        self.go.emit(Place("barn"))

    def _cancel(self) -> Button:
        return button(tr("Avbryt"), pressed=lambda: self.go.emit(Place("barn")))

    def _on_choose(self) -> None:
        ask_for_file(self, tr("Liste ({files})", files=FILES), self._presenter.read)


def _row(rad: Rad) -> ListRow:
    mark = Glyph("triangle-alert", "warning_icon") if rad.fault else Glyph("circle-check", "success_icon")
    return ListRow(mark, rad.title, rad.meta, rad.fault, "warning")
