"""Draws a form about the house: cards of fields, what is known beside them, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.institusjon.form_model import Art, Handling, Husskjema, Skrivedel, Skrivefelt, Skrivemaate
from ui.screens.institusjon.form_presenter import HusformPresenter
from ui.widgets.buttons import Button, button, button_row, with_shortcut
from ui.widgets.date_field import DateField
from ui.widgets.fields import TextArea, line_edit, text_area
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import column
from ui.widgets.lists import facts
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import Card, PartCard
from ui.widgets.tab_order import order_as_laid_out


class HusformScreen(Screen):
    """Ctrl+Enter saves."""

    def __init__(self, art: Art, presenter: HusformPresenter, today: Callable[[], date]) -> None:
        super().__init__(art.sted, "", "", width=MAIN_WIDTH)
        self._presenter, self._today = presenter, today
        self._filling = False
        self._fields: dict[str, QWidget] = {}
        self._rows: dict[str, FormRow] = {}
        self._known: QVBoxLayout = column()
        self._acts: QVBoxLayout = column()
        self._summary = ErrorSummary()
        self.add(self._known, *(self._card(part) for part in art.deler()), self._summary)
        save = with_shortcut(button(tr("Lagre"), "primary", "check", self._on_save), "Ctrl+Return")
        self.add(button_row(save, button(tr("Avbryt"), pressed=presenter.give_up)), self._acts)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the form: ids are the row's and perhaps the field to stand in, or none."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.open(next(iter(place.ids), ""))

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the field somebody came for, else the first."""
        wished = self.place().ids[1] if len(self.place().ids) > 1 else ""
        field = self._fields.get(wished) or next(iter(self._fields.values()))
        return field.line if isinstance(field, DateField) else field

    def show_form(self, skjema: Husskjema, verdier: Mapping[str, str]) -> None:
        """Fill the fields; old errors go."""
        self._filling = True
        self.set_title(skjema.tittel, skjema.under)
        for key, field in self._fields.items():
            _write(field, verdier.get(key, ""))
        clear_layout(self._known)
        if skjema.fakta:
            card = Card()
            card.add(facts(skjema.fakta))
            self._known.addWidget(card)
        clear_layout(self._acts)
        if skjema.handlinger:
            self._acts.addLayout(button_row(*(self._act(one) for one in skjema.handlinger)))
        self.show_errors({})
        self._filling = False
        order_as_laid_out(self)

    def show_errors(self, feil: Mapping[str, str]) -> None:
        """Show each error at its place, or take the old ones away."""
        for key, made in self._rows.items():
            made.set_error(feil.get(key, ""))
        self._summary.show_for(list(self._rows.values()))

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form."""
        self.bar.show_message(message, meaning)

    def go_back(self, said: str) -> None:
        """Go to the page about the house, and let a screen reader say what was done."""
        if said:
            announce(self, said)
        self.go.emit(Place("institusjon"))

    def _card(self, part: Skrivedel) -> PartCard:
        return PartCard(part.tittel, part.hvorfor, *(self._row(felt) for felt in part.felter))

    def _row(self, felt: Skrivefelt) -> FormRow:
        field = self._make(felt.maate)
        note = tr("Må fylles ut") if felt.savnes else tr("Valgfritt")
        made = FormRow(felt.navn, field, note=note, why=felt.hvorfor)
        self._fields[felt.key], self._rows[felt.key] = field, made
        return made

    def _make(self, maate: Skrivemaate) -> QWidget:
        if maate in (Skrivemaate.DATO, Skrivemaate.HAR_VAERT):
            day = DateField(self._today, ahead=maate is Skrivemaate.DATO)
            day.changed.connect(self._on_changed)
            return day
        field = text_area(lines=3) if maate is Skrivemaate.TEKST else line_edit()
        field.textChanged.connect(self._on_changed)
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(self._on_save)
        return field

    def _act(self, one: Handling) -> Button:
        return button(one.ord, icon=one.ikon, pressed=lambda: self._presenter.do(one, self._typed()))

    def _typed(self) -> dict[str, str]:
        return {key: _read(field) for key, field in self._fields.items()}

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._typed())

    def _on_save(self) -> None:
        self._presenter.save(self._typed())


def _write(field: QWidget, text: str) -> None:
    if isinstance(field, TextArea):
        field.set_text(text)
    elif isinstance(field, DateField):
        field.line.setText(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)


def _read(field: QWidget) -> str:
    if isinstance(field, DateField):
        return field.line.text()
    return field.text() if isinstance(field, TextArea | QLineEdit) else ""
