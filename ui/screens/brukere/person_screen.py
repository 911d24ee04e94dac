"""Draws one person's access: days, a new way in, and taking it away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from helseansvarlig.services.brukere import Invitasjon
from ui.i18n import tr
from ui.messages import Message
from ui.role_words import opens_words, role_words
from ui.screens.brukere.person_presenter import Bilde, BrukerPresenter
from ui.screens.brukere.start_code import CodePlace
from ui.widgets.buttons import button, button_row
from ui.widgets.layout import column
from ui.widgets.page import MAIN_WIDTH, Place, Screen
from ui.widgets.period import Period
from ui.widgets.progress import Working
from ui.widgets.surfaces import PartCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose


class BrukerScreen(Screen):
    """`bruker` (ids: the person's). Of one's own access there is only the password to change."""

    def __init__(self, presenter: BrukerPresenter) -> None:
        super().__init__("bruker", tr("Bruker"), width=MAIN_WIDTH)
        self._presenter = presenter
        self._bilde: Bilde | None = None
        self._period = Period(presenter.today)
        self._copies = Prose("", "", 1.4)
        self._working = Working()
        self._others = QWidget()
        self._own = QWidget()
        self._code = CodePlace(presenter.print_note, presenter.save_note)
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
        self._period.show_days(bilde.bruker.fra, bilde.bruker.til)
        self._copies.setText(bilde.kopier)
        self._own.setVisible(bilde.er_meg)
        self._others.setVisible(not bilde.er_meg and not self._code.is_filled())
        order_as_laid_out(self)

    def show_code(self, invited: Invitasjon) -> None:
        """Show her new start code instead of the cards."""
        self._code.show_code(invited)
        self._others.hide()
        order_as_laid_out(self)
        self._code.stand_here()

    def show_period_error(self, text: str) -> None:
        """Show it under the last day."""
        self._period.show_error(text)
        self._period.rows[1].focus_field()

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
            PartCard(
                tr("Dette er din egen tilgang"),
                tr("Passordet ditt bytter du under Sikkerhet. Alt annet må en annen med samme ansvar gjøre."),
                button_row(password),
            )
        )
        self._own.hide()
        self._others.hide()
        self._code.done_pressed.connect(lambda: self.go.emit(Place("brukere")))
        self.add(self._others, self._own, self._code)

    def _period_card(self) -> PartCard:
        save = button(tr("Lagre tiden"), "primary", pressed=self._on_save)
        self._period.entered.connect(save.click)
        return PartCard(tr("Når tilgangen gjelder"), "", self._period, button_row(save))

    def _code_card(self) -> PartCard:
        make = button(tr("Lag ny startkode"), icon="key-round", pressed=self._presenter.reinvite)
        why = tr("Ved glemt passord eller ny maskin. Det gamle passordet slutter å virke med en gang.")
        return PartCard(tr("Ny vei inn"), why, button_row(make))

    def _removal_card(self) -> PartCard:
        remove = button(tr("Ta bort tilgangen"), icon="circle-x", pressed=self._on_remove)
        why = tr("Alt som ligger her, låses på nytt. Det personen har skrevet, blir stående.")
        return PartCard(tr("Ta bort tilgangen"), why, self._copies, button_row(remove), self._working)

    def _forget_code(self) -> None:
        self._presenter.forget()
        self._code.forget()

    def _on_save(self) -> None:
        self._period.check()
        wrong = [one for one in self._period.rows if one.error()]
        if wrong:
            wrong[0].focus_field()
        else:
            self._presenter.set_period(*self._period.days())

    def _on_password(self) -> None:
        self.go.emit(Place("innstillinger", ("sikkerhet",)))

    def _on_remove(self) -> None:
        if self._bilde is not None:
            self._presenter.asker.ask(self, self._presenter.question(self._bilde), self._on_answered)

    def _on_answered(self, yes: bool) -> None:
        if yes:
            self._presenter.remove()
