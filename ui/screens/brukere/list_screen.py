"""The list of those who have access: who, in which role, until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.brukere import TOUCHED, BrukerService
from helseansvarlig.services.ports import Changes
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.brukere.model import Linje, line_of
from ui.widgets.buttons import button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import ListRow
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard
from ui.widgets.tab_order import order_as_laid_out


class ListView(Protocol):
    """What the presenter asks of the screen."""

    def show_people(self, lines: list[Linje]) -> None:
        """Show these people."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the list."""
        ...


class ListPresenter(Presenter[ListView]):
    """Reads who has access, anew when that has changed."""

    def __init__(self, service: BrukerService, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._jobs = jobs
        self._today = today

    def load(self) -> None:
        """Read the people."""
        self._jobs.run(self._lines, done=self._shown().show_people, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read anew when somebody's access has changed."""
        if isinstance(changes, Changes) and changes.concerns(TOUCHED):
            self.load()

    def _lines(self) -> list[Linje]:
        today = self._today()
        return [line_of(one, today, is_self=self._service.is_self(one.id)) for one in self._service.list()]

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")


class BrukereScreen(Screen):
    """`brukere`: nobody shares an account, so that the log can name a person for every act."""

    def __init__(self, presenter: ListPresenter) -> None:
        super().__init__(
            "brukere",
            tr("Brukere"),
            tr("Hver har sitt eget passord, som ingen andre kjenner. Loggen viser hva hver av dem har gjort."),
            width=MAIN_WIDTH,
        )
        self._presenter = presenter
        self._new = button(tr("Gi noen tilgang"), "primary", "plus", lambda: self.go.emit(Place("ny_bruker")))
        self._people: QVBoxLayout = column()
        self.add(button_row(self._new), self._people)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the people as they are now."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.load()

    def first_focus(self) -> QWidget | None:
        """Return the button that adds somebody."""
        return self._new

    def show_people(self, lines: list[Linje]) -> None:
        """Show these people, each with the way to change her access."""
        clear_layout(self._people)
        card = RowCard()
        for one in lines:
            mark = Glyph("clock" if one.meaning == "warning" else "circle-user-round", "text_subtle")
            made = ListRow(mark, one.navn, one.rolle, one.naar, one.meaning)
            change = button(tr("Endre"), pressed=partial(self.go.emit, Place("bruker", (one.id,))))
            change.setAccessibleName(tr("Endre tilgangen til {name}", name=one.navn))
            made.add_buttons(change)
            card.add_row(made)
        self._people.addWidget(card)
        order_as_laid_out(self)

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the list."""
        self.bar.show_message(message, meaning)
