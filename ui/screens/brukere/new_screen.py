"""Draws the form that gives somebody access, and the start code that comes of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from helseansvarlig.services.brukere import Invitasjon
from ui.i18n import tr
from ui.messages import Message
from ui.role_words import ROLES, opens_words, role_words
from ui.screens.brukere.new_presenter import NyBrukerPresenter, Utfylt
from ui.screens.brukere.start_code import CodePlace
from ui.widgets.buttons import button, button_row
from ui.widgets.choices import Radios
from ui.widgets.fields import line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import column
from ui.widgets.page import MAIN_WIDTH, Place, Screen
from ui.widgets.period import Period
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out


class NyBrukerScreen(Screen):
    """`ny_bruker`: name, role, perhaps days; then the code, until the screen is left."""

    def __init__(self, presenter: NyBrukerPresenter) -> None:
        super().__init__("ny_bruker", tr("Gi noen tilgang"), width=MAIN_WIDTH)
        self._presenter = presenter
        self._navn = line_edit()
        self._navn_row = FormRow(tr("Navn"), self._navn, note=tr("Må fylles ut"), why=tr("Slik det skal stå i loggen."))
        self._rolle = Radios([(role, role_words(role)) for role in ROLES], tiles=True)
        self._rolle_row = FormRow(tr("Rolle"), self._rolle, note=tr("Må fylles ut"))
        self._period = Period(presenter.today)
        self._summary = ErrorSummary()
        self._form = QWidget()
        self._code = CodePlace(presenter.print_note, presenter.save_note)
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
        self._code.show_code(invited)
        self._form.hide()
        order_as_laid_out(self)
        self._code.stand_here()

    def show_name_error(self, text: str) -> None:
        """Show it under the name."""
        self._navn_row.set_error(text)
        self._summary.show_for([self._navn_row])

    def show_period_error(self, text: str) -> None:
        """Show it under the last day."""
        self._period.show_error(text)
        self._summary.show_for(list(self._period.rows))

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form."""
        self.bar.show_message(message, meaning)

    def _build(self) -> None:
        give = button(tr("Lag startkode"), "primary", "key-round", self._on_give)
        card = Card((24, 20, 24, 24), 16)
        card.add(self._navn_row, self._rolle_row, self._period, self._summary)
        card.add(button_row(give, button(tr("Avbryt"), pressed=self._on_done)))
        self._rolle.changed.connect(self._on_role)
        self._navn.returnPressed.connect(give.click)
        self._period.entered.connect(give.click)
        self._code.done_pressed.connect(self._on_done)
        column(self._form).addWidget(card)
        self.add(self._form, self._code)

    def _clear(self) -> None:
        self._form.show()
        self._navn.clear()
        self._rolle.choose("")
        self._period.show_days(None, None)
        for one in (self._navn_row, self._rolle_row):
            one.set_error("")
            one.set_echo("")
        self._summary.show_for([])

    def _forget_code(self) -> None:
        self._presenter.forget()
        self._code.forget()

    def _on_done(self) -> None:
        self.go.emit(Place("brukere"))

    def _on_role(self, role: str) -> None:
        self._rolle_row.set_error("")
        self._rolle_row.set_echo(opens_words(role), "info")

    def _on_give(self) -> None:
        self._navn_row.set_error("" if self._navn.text().strip() else tr("Skriv navnet."))
        self._rolle_row.set_error("" if self._rolle.key() else tr("Velg en rolle."))
        self._period.check()
        if not self._summary.show_for([self._navn_row, self._rolle_row, *self._period.rows]):
            self._presenter.invite(Utfylt(self._navn.text(), self._rolle.key(), *self._period.days()))
