"""Draws the form that gives somebody access, and the start code that comes of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from helseansvarlig.services.brukere import Invitasjon
from ui.i18n import tr
from ui.messages import Message
from ui.role_words import ROLES, opens_words, role_words
from ui.screens.brukere.new_presenter import NyBrukerPresenter, Utfylt
from ui.screens.brukere.start_code import StartCode
from ui.theme import look
from ui.widgets.buttons import button, button_row
from ui.widgets.choices import Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import Fold, column, own_height, row
from ui.widgets.page import Place, Screen
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose

WIDTH = 720


class NyBrukerScreen(Screen):
    """`ny_bruker`: name, role, perhaps days; then the code, until the screen is left."""

    def __init__(self, presenter: NyBrukerPresenter) -> None:
        super().__init__("ny_bruker", tr("Gi noen tilgang"))
        self._presenter = presenter
        free = tr("Valgfritt")
        self._navn = line_edit()
        self._navn_row = FormRow(tr("Navn"), self._navn, note=tr("Må fylles ut"), why=tr("Slik det skal stå i loggen."))
        self._rolle = Radios([(role, role_words(role)) for role in ROLES], tiles=True)
        self._rolle_row = FormRow(tr("Rolle"), self._rolle, note=tr("Må fylles ut"))
        self._fra, self._til = DateField(presenter.today, ahead=False), DateField(presenter.today, ahead=False)
        self._fra_row = FormRow(tr("Første dag"), self._fra, note=free)
        self._til_row = FormRow(tr("Siste dag"), self._til, note=free)
        self._summary = ErrorSummary()
        self._form = QWidget()
        self._code: StartCode | None = None
        self._where = column()
        self._build()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show an empty form."""
        super().show_place(place)
        self.bar.close_message()
        self._forget_code()
        self._clear()

    def leave(self) -> None:
        """Forget the code; who did not get it is given a new one."""
        self._forget_code()

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self._navn

    def show_code(self, invited: Invitasjon) -> None:
        """Show the start code instead of the form."""
        self._hide_code()
        self._code = StartCode(invited, self._presenter.print_note, self._presenter.save_note)
        self._code.done_pressed.connect(lambda: self.go.emit(Place("brukere")))
        self._where.addWidget(self._code)
        self._form.hide()
        order_as_laid_out(self)
        self._code.print_button.setFocus()

    def show_name_error(self, text: str) -> None:
        """Show it under the name."""
        self._navn_row.set_error(text)
        self._summary.show_for([self._navn_row])

    def show_period_error(self, text: str) -> None:
        """Show it under the last day."""
        self._til_row.set_error(text)
        self._summary.show_for([self._til_row])

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form."""
        self.bar.show_message(message, meaning)

    def _build(self) -> None:
        give = button(tr("Lag startkode"), "primary", "key-round", self._on_give)
        card = Card((24, 20, 24, 24), 16)
        days = Fold(spacing=16, below_spacing=16)
        days.add(own_height(self._fra_row), 1)
        days.add(own_height(self._til_row), 1)
        limits = Prose(tr("Begge dagene er med. Tomme felter betyr uten grense."), "subtle", 1.4)
        card.add(self._navn_row, self._rolle_row, days, limits, self._summary)
        card.add(button_row(give, button(tr("Avbryt"), pressed=lambda: self.go.emit(Place("brukere")))))
        self._rolle.changed.connect(self._on_role)
        for line in (self._navn, self._fra.line, self._til.line):
            line.returnPressed.connect(give.click)
        column(self._form).addWidget(card)
        holder = QWidget()
        holder.setMaximumWidth(look().px(WIDTH))
        inside = column(holder)
        inside.addWidget(self._form)
        inside.addLayout(self._where)
        across = row()
        across.addWidget(holder, 1000)
        across.addStretch(1)
        self.add(across)

    def _clear(self) -> None:
        self._form.show()
        self._navn.clear()
        self._rolle.choose("")
        for field in (self._fra, self._til):
            field.set_value(None)
        for one in (self._navn_row, self._rolle_row, self._fra_row, self._til_row):
            one.set_error("")
            one.set_echo("")
        self._summary.show_for([])

    def _forget_code(self) -> None:
        self._presenter.forget()
        self._hide_code()

    def _hide_code(self) -> None:
        if self._code is not None:
            self._code.hide()
            self._code.deleteLater()
            self._code = None

    def _on_role(self, role: str) -> None:
        self._rolle_row.set_error("")
        self._rolle_row.set_echo(opens_words(role), "info")

    def _on_give(self) -> None:
        self._navn_row.set_error("" if self._navn.text().strip() else tr("Skriv navnet."))
        self._rolle_row.set_error("" if self._rolle.key() else tr("Velg en rolle."))
        for one, field in ((self._fra_row, self._fra), (self._til_row, self._til)):
            one.set_error(field.problem())
        if not self._summary.show_for([self._navn_row, self._rolle_row, self._fra_row, self._til_row]):
            self._presenter.invite(Utfylt(self._navn.text(), self._rolle.key(), self._fra.value(), self._til.value()))
