"""Draws the small form that raises a theme, with those that stand open already below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.stoppunkt.theme_presenter import TemaPresenter
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.fields import text_area
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import ListRow, section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import PartCard, RowCard


class TemaScreen(Screen):
    """Ctrl+Enter saves; what is half written is there the next time it is opened for the same child."""

    def __init__(self, presenter: TemaPresenter) -> None:
        super().__init__("nytt_tema", tr("Nytt tema"), width=MAIN_WIDTH)
        self._presenter = presenter
        self._filling = False
        self._text = text_area(lines=3)
        self._row = FormRow(
            tr("Hva må ikke bli glemt?"), self._text, note=tr("Må fylles ut"), why=tr("Ett tema på hver linje.")
        )
        self._standing = column(spacing=8)
        save = with_shortcut(button(tr("Lagre"), "primary", "check", self._on_save), "Ctrl+Return")
        cancel = button(tr("Avbryt"), pressed=presenter.give_up)
        why = tr("Et tema står åpent til dere har kommet fram til noe om det i et stoppunkt.")
        self.add(PartCard(tr("Tema"), why, self._row), button_row(save, cancel), self._standing)
        self._text.textChanged.connect(self._on_changed)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Begin for a child: the id is the child's."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.open(place.ids[0])

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the field."""
        return self._text

    def show_form(self, navn: str, text: str, standing: Sequence[str]) -> None:
        """Show whom it is about, what is typed, and the themes that stand open already."""
        self._filling = True
        self.set_title(tr("Nytt tema for {name}", name=navn))
        self._text.set_text(text)
        self._row.set_error("")
        clear_layout(self._standing)
        if standing:
            self._standing.addLayout(section_head(tr("Temaer som står åpne"), len(standing)))
            card = RowCard()
            for one in standing:
                card.add_row(ListRow(Glyph("circle", "text_subtle"), one))
            self._standing.addWidget(card)
        self._filling = False

    def show_error(self, text: str) -> None:
        """Show what is missing; empty takes it away."""
        self._row.set_error(text)
        if text:
            self._row.focus_field()

    def show_message(self, message: Message) -> None:
        """Say that it could not be kept."""
        self.bar.show_message(message)

    def go_back(self, barn_id: str, said: str) -> None:
        """Go to the child's page, and let a screen reader say what was done."""
        if said:
            announce(self, said)
        self.go.emit(Place("barnet", (barn_id,)))

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._text.text())

    def _on_save(self) -> None:
        self._presenter.save(self._text.text())
