"""Draws «Ta opp i møte»: one line, and what waits already so that nobody says it twice."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.ta_opp.presenter import TaOppPresenter
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.lists import section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.text import Prose

_BACK = {"barn": "barnet", "kartlegging": "kartlegging", "oppfoelging": "i_dag", "notat": "barnet"}


class TaOppScreen(Screen):
    """Enter keeps it and leads back."""

    def __init__(self, presenter: TaOppPresenter) -> None:
        super().__init__("ta_opp", tr("Ta opp i møte"), width=MAIN_WIDTH)
        self._presenter = presenter
        self._line = line_edit()
        why = tr("Det står som forslag når du lager sakslista. Der velger du om det tas opp med eller uten navn.")
        self._row = FormRow(tr("Hva vil du ta opp?"), self._line, why=why)
        self._waiting: QVBoxLayout = column(spacing=4)
        save = with_shortcut(button(tr("Ta opp i møte"), "primary", "calendar-days", self._on_save), "Ctrl+Return")
        card = Card((24, 20, 24, 24), 20)
        card.add(self._row, button_row(save, button(tr("Avbryt"), pressed=self.go_back)), self._waiting)
        self.add(card)
        self._line.returnPressed.connect(self._on_save)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Begin where one stood."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.open(place.ids[0] if place.ids else "")

    def first_focus(self) -> QWidget | None:
        """Return the line."""
        return self._line

    def show_form(self, navn: str, tekst: str, waiting: list[str]) -> None:
        """Show whom it is about, the words that stand there already, and what waits."""
        self.set_title(tr("Ta opp i møte"), tr("Om {name}", name=navn) if navn else "")
        self._line.setText(tekst)
        self._row.set_error("")
        clear_layout(self._waiting)
        if waiting:
            self._waiting.addLayout(section_head(tr("Venter på neste møte"), len(waiting)))
        for one in waiting:
            self._waiting.addWidget(Prose(one, "subtle", 1.4))

    def show_error(self, text: str) -> None:
        """Say under the field what is missing."""
        self._row.set_error(text)
        self._line.setFocus()

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the words stay."""
        self.bar.show_message(message)

    def go_back(self) -> None:
        """Go back to where one stood."""
        kilde = self._place.ids[0] if self._place.ids else ""
        noun, _, row_id = kilde.partition(":")
        announce(self, tr("Ligger klar til neste møte."))
        back = _BACK.get(noun, "moeter")
        self.go.emit(Place(back, (row_id,) if noun in ("barn", "kartlegging") else ()))

    def _on_save(self) -> None:
        self._presenter.save(self._line.text())
