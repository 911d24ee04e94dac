"""Draws one person's access: days, a new way in, and taking it away."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from helseansvarlig.services.brukere import Invitasjon
from ui.i18n import tr
from ui.messages import Message
from ui.role_words import opens_words, role_words
from ui.screens.brukere.person_presenter import Bilde, BrukerPresenter
from ui.screens.brukere.start_code import StartCode
from ui.theme import look
from ui.widgets.buttons import button, button_row
from ui.widgets.date_field import DateField
from ui.widgets.form import FormRow
from ui.widgets.layout import Fold, column, own_height, row
from ui.widgets.page import Place, Screen
from ui.widgets.progress import Working
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Heading, Prose

WIDTH = 720


class BrukerScreen(Screen):
    """`bruker` (ids: the person's). Of one's own access there is only the password to change."""

    def __init__(self, presenter: BrukerPresenter) -> None:
        super().__init__("bruker", tr("Bruker"))
        self._presenter = presenter
        self._bilde: Bilde | None = None
        self._fra, self._til = DateField(presenter.today, ahead=False), DateField(presenter.today, ahead=False)
        self._fra_row = FormRow(tr("Første dag"), self._fra, note=tr("Valgfritt"))
        self._til_row = FormRow(tr("Siste dag"), self._til, note=tr("Valgfritt"))
        self._copies = Prose("", "", 1.4)
        self._working = Working()
        self._others = QWidget()
        self._own = QWidget()
        self._code: StartCode | None = None
        self._where = column()
        self._build()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show a person."""
        super().show_place(place)
        self.bar.close_message()
        self._forget_code()
        if place.ids:
            self._presenter.open(place.ids[0])

    def leave(self) -> None:
        """Forget the code; who did not get it is given a new one."""
        self._forget_code()

    def show_person(self, bilde: Bilde) -> None:
        """Show this person."""
        self._bilde = bilde
        role = bilde.bruker.rolle.value
        self.set_title(bilde.bruker.navn, f"{role_words(role)}. {opens_words(role)} {bilde.naar}")
        self._fra.set_value(bilde.bruker.fra)
        self._til.set_value(bilde.bruker.til)
        for one in (self._fra_row, self._til_row):
            one.set_error("")
        self._copies.setText(bilde.kopier)
        self._own.setVisible(bilde.er_meg)
        self._others.setVisible(not bilde.er_meg and self._code is None)
        order_as_laid_out(self)

    def show_code(self, invited: Invitasjon) -> None:
        """Show her new start code instead of the cards."""
        self._hide_code()
        self._code = StartCode(invited, self._presenter.print_note, self._presenter.save_note)
        self._code.done_pressed.connect(lambda: self.go.emit(Place("brukere")))
        self._where.addWidget(self._code)
        self._others.hide()
        order_as_laid_out(self)
        self._code.print_button.setFocus()

    def show_period_error(self, text: str) -> None:
        """Show it under the last day."""
        self._til_row.set_error(text)
        self._til_row.focus_field()

    def show_working(self, text: str) -> None:
        """Say that work goes on; empty when it has ended."""
        if text:
            self.bar.close_message()
            self._working.start(text)
        else:
            self._working.stop()

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the cards."""
        self.bar.show_message(message, meaning)

    def _build(self) -> None:
        cards = column(self._others, spacing=16)
        for card in (self._period_card(), self._code_card(), self._removal_card()):
            cards.addWidget(card)
        password = button(tr("Bytt passord"), "primary", "key-round", self._on_password)
        column(self._own).addWidget(
            _card(
                tr("Dette er din egen tilgang"),
                tr("Passordet ditt bytter du under Sikkerhet. Alt annet må en annen med samme ansvar gjøre."),
                button_row(password),
            )
        )
        self._own.hide()
        self._others.hide()
        holder = QWidget()
        holder.setMaximumWidth(look().px(WIDTH))
        inside = column(holder)
        for one in (self._others, self._own):
            inside.addWidget(one)
        inside.addLayout(self._where)
        across = row()  # a row asks for the height at the width it really gets
        across.addWidget(holder, 1000)
        across.addStretch(1)
        self.add(across)

    def _period_card(self) -> Card:
        days = Fold(spacing=16, below_spacing=16)
        days.add(own_height(self._fra_row), 1)
        days.add(own_height(self._til_row), 1)
        save = button(tr("Lagre tiden"), "primary", pressed=self._on_save)
        for field in (self._fra, self._til):
            field.line.returnPressed.connect(save.click)
        why = tr("Begge dagene er med. Tomme felter betyr uten grense.")
        return _card(tr("Når tilgangen gjelder"), why, days, button_row(save))

    def _code_card(self) -> Card:
        make = button(tr("Lag ny startkode"), icon="key-round", pressed=self._presenter.reinvite)
        why = tr("Ved glemt passord eller ny maskin. Det gamle passordet slutter å virke med en gang.")
        return _card(tr("Ny vei inn"), why, button_row(make))

    def _removal_card(self) -> Card:
        remove = button(tr("Ta bort tilgangen"), icon="circle-x", pressed=self._on_remove)
        why = tr("Alt som ligger her, låses på nytt. Det personen har skrevet, blir stående.")
        return _card(tr("Ta bort tilgangen"), why, self._copies, button_row(remove), self._working)

    def _forget_code(self) -> None:
        self._presenter.forget()
        self._hide_code()

    def _hide_code(self) -> None:
        if self._code is not None:
            self._code.hide()
            self._code.deleteLater()
            self._code = None

    def _on_save(self) -> None:
        for one, field in ((self._fra_row, self._fra), (self._til_row, self._til)):
            one.set_error(field.problem())
        wrong = [one for one in (self._fra_row, self._til_row) if one.error()]
        if wrong:
            wrong[0].focus_field()
        else:
            self._presenter.set_period(self._fra.value(), self._til.value())

    def _on_password(self) -> None:
        self.go.emit(Place("innstillinger", ("sikkerhet",)))

    def _on_remove(self) -> None:
        if self._bilde is not None:
            self._presenter.asker.ask(self, self._presenter.question(self._bilde), self._on_answered)

    def _on_answered(self, yes: bool) -> None:
        if yes:
            self._presenter.remove()


def _card(title: str, why: str, *pieces: QWidget | QLayout) -> Card:
    card = Card((24, 20, 24, 24), 16)
    card.add(Heading(title, "section"), Prose(why, "subtle", 1.4), *pieces)
    return card
