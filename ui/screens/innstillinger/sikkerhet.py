"""Safety: minutes before it locks, the password, and who has access."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from ui.i18n import tr, tr_n
from ui.jobs import Runner
from ui.messages import Message
from ui.password_change import PasswordChange
from ui.role_words import role_words
from ui.screens.innstillinger.kilder import Program
from ui.screens.innstillinger.oppsett_presenter import OppsettPresenter
from ui.screens.innstillinger.section import Section
from ui.theme import look
from ui.widgets.buttons import button, button_row
from ui.widgets.fields import Choice
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.page import Place, clear_layout
from ui.widgets.password_change_form import PasswordChangeForm
from ui.widgets.text import label

MINUTES = range(1, 11)
CONFINED_MINUTES = range(5, 61, 5)
_MINUTES_WIDTH = 224


class SikkerhetSection(Section):
    """Cards below each other; the minutes take effect at once. `go` leads to the places about access."""

    def __init__(self, program: Program, oppsett: OppsettPresenter, jobs: Runner, go: Callable[[Place], None]) -> None:
        super().__init__()
        self._program = program
        self._go = go
        self._oppsett = oppsett
        self._filling = False
        self._minutes = _choice(MINUTES)
        self._confined = _choice(CONFINED_MINUTES)
        self._password = PasswordChangeForm(program.strength, PasswordChange(program.change_password, jobs).change)
        self._people: QVBoxLayout = column(spacing=4)
        self._build()
        self._minutes.currentIndexChanged.connect(self._on_minutes)
        self._confined.currentIndexChanged.connect(self._on_confined_minutes)
        self._password.changed.connect(self._on_changed)
        self._password.failed.connect(self.show_problem)
        oppsett.attach(self)

    def show_section(self) -> None:
        """Show the settings and people as they are."""
        self._filling = True
        settings = self._oppsett.settings()
        self._minutes.choose(str(settings.laas_etter_minutter))
        self._confined.choose(str(settings.laas_avgrenset_minutter))
        self._filling = False
        clear_layout(self._people)
        for one in self._program.users():
            self._people.addWidget(label(f"{one.navn}, {role_words(one.rolle.value).lower()}", wrap=True))

    def leave(self) -> None:
        """Forget passwords that were typed and not used."""
        self._password.forget()

    def _build(self) -> None:
        self.add_card(
            tr("Når ingen bruker maskinen"),
            tr("Programmet låser seg selv. Alt du har skrevet, er lagret når du kommer tilbake."),
            FormRow(tr("Lås etter"), self._minutes),
            FormRow(
                tr("Lås etter, når barnet fyller ut eller dere er i møte"),
                self._confined,
                why=tr("Da går det gjerne lenger mellom hver gang noen rører maskinen."),
            ),
        )
        self.add_card(tr("Passord"), "", *self._password.pieces())
        self.add_card(
            tr("Hvem har tilgang"),
            tr("De som kan låse opp på denne maskinen. Loggen viser hva hver av dem har gjort."),
            self._people,
            button_row(button(tr("Brukere"), icon="users-round", pressed=lambda: self._go(Place("brukere")))),
        )
        self.add_card(
            tr("Gjenopprettingsark"),
            tr("Åpner når passordet er glemt eller maskinen er borte. Ett i safen, og ett hos eieren."),
            button_row(button(tr("Se arkene"), icon="file-text", pressed=lambda: self._go(Place("ark")))),
        )
        self.add_card(
            tr("Ny maskin"),
            tr("Flytt alt til en annen maskin, og la den overta."),
            button_row(
                button(tr("Flytt hvelvet"), icon="hard-drive-download", pressed=lambda: self._go(Place("flytting")))
            ),
        )

    def _on_minutes(self) -> None:
        if not self._filling:
            self._oppsett.set_minutes(int(self._minutes.key()))

    def _on_confined_minutes(self) -> None:
        if not self._filling and self._confined.key():  # another number in the file is shown as nothing chosen
            self._oppsett.set_confined_minutes(int(self._confined.key()))

    def _on_changed(self) -> None:
        self.show_success(Message(tr("Passordet er byttet."), tr("Gjenopprettingsarket i safen gjelder fortsatt.")))


def _choice(minutes: range) -> Choice:
    choice = Choice([(str(n), tr_n("{n} minutt", "{n} minutter", n)) for n in minutes])
    choice.setMaximumWidth(look().px(_MINUTES_WIDTH))
    return choice
