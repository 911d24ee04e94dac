"""Draws the form for a new meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.i18n import tr, tr_marked
from ui.messages import Message
from ui.screens.moeter.model import Moetefeil, Nyttmoete
from ui.screens.moeter.new_presenter import NyttmoetePresenter
from ui.theme import look
from ui.type_words import MOETER
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit, text_area
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import row
from ui.widgets.page import Place, Screen
from ui.widgets.surfaces import Card

WIDTH = 704


class NyttmoeteScreen(Screen):
    """Five fields; Enter in a line or Ctrl+Enter anywhere plans the meeting."""

    def __init__(self, presenter: NyttmoetePresenter, today: Callable[[], date]) -> None:
        super().__init__("nytt_moete", tr("Nytt møte"), tr("Sakene legger du til etterpå, én om gangen."))
        self._presenter = presenter
        self._filling = False
        self._kind = Choice([(one.value, tr_marked(word)) for one, word in MOETER.items()])
        self._who, self._where = line_edit(), line_edit()
        self._day = DateField(today)
        self._people = text_area(lines=4)
        self._who_row = FormRow(tr("Hvem møter dere?"), self._who, note=tr("Må fylles ut"))
        self._day_row = FormRow(tr("Når?"), self._day, note=tr("Må fylles ut"))
        self._summary = ErrorSummary()
        self._save = with_shortcut(button(tr("Lag møtet"), "primary", "arrow-right", self._on_save), "Ctrl+Return")
        self._build()
        self._connect()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:  # noqa: ARG002 - a new meeting has no ids
        """Begin, or go on with what is half written."""
        self.bar.close_message()
        self._presenter.open()

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the counterpart; when it is known already, the day."""
        return self._day.line if self._who.text() else self._who

    def show_form(self, form: Nyttmoete) -> None:
        """Show what stands in the form."""
        self._filling = True
        self._kind.choose(form.moetetype)
        self._who.setText(form.motpart)
        self._day.line.setText(form.dato)
        self._where.setText(form.sted)
        self._people.set_text(form.deltakere)
        self._filling = False

    def show_errors(self, feil: Moetefeil) -> None:
        """Show each error at its place, or take the old ones away."""
        self._who_row.set_error(feil.motpart)
        self._day_row.set_error(feil.dato)
        self._summary.show_for([self._who_row, self._day_row])

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        self.bar.show_message(message)

    def show_saved(self, moete_id: str) -> None:
        """Go to the meeting."""
        self.go.emit(Place("moete", (moete_id,)))

    def _build(self) -> None:
        card = Card((24, 20, 24, 24), 20)
        card.setMaximumWidth(look().px(WIDTH))
        narrow = row()  # a column would reckon with a width that the card never gets
        narrow.addWidget(card, 1000)
        narrow.addStretch(1)
        people = FormRow(
            tr("Hvem kommer?"),
            self._people,
            note=tr("Valgfritt"),
            why=tr("Én på hver linje: navn, rolle, hvor de jobber."),
        )
        card.add(FormRow(tr("Hva slags møte?"), self._kind), self._who_row, self._day_row)
        card.add(FormRow(tr("Hvor?"), self._where, note=tr("Valgfritt")), people)
        later = button(tr("Fortsett senere"), pressed=lambda: self.go.emit(Place("moeter")))
        self.add(narrow, self._summary, button_row(self._save, later))

    def _connect(self) -> None:
        for field in (self._who, self._where):
            field.textChanged.connect(self._on_changed)
            field.returnPressed.connect(self._on_save)
        self._day.line.returnPressed.connect(self._on_save)
        self._day.changed.connect(self._on_changed)
        self._people.textChanged.connect(self._on_changed)
        self._kind.currentIndexChanged.connect(self._on_changed)

    def _typed(self) -> Nyttmoete:
        return Nyttmoete(
            self._kind.key(), self._day.line.text(), self._who.text(), self._where.text(), self._people.text()
        )

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._typed())

    def _on_save(self) -> None:
        self._presenter.save(self._typed())
