"""Draws the form for sharing an agenda: what, with whom of those who come, why, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.innlevert.meeting_presenter import DelTilMoetePresenter, Moeteutvalg
from ui.screens.innlevert.model import Valg
from ui.screens.innlevert.thing_checks import ThingChecks
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import Checks
from ui.widgets.date_field import DateField
from ui.widgets.fields import line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import column
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose


class DelTilMoeteScreen(Screen):
    """Only what is ticked leaves the health records, and it is shown to those who are ticked."""

    def __init__(self, presenter: DelTilMoetePresenter, today: Callable[[], date]) -> None:
        super().__init__(
            "del_til_moete",
            tr("Del til møtet"),
            tr("De du velger, ser det du krysser av for, til og med siste dag."),
            width=MAIN_WIDTH,
        )
        self._presenter = presenter
        self._moete_id = ""
        self._is_filling = False
        self._things: ThingChecks | None = None
        self._people: Checks | None = None
        self._rows: dict[str, FormRow] = {}
        self._choices = column(spacing=16)
        self._purpose = line_edit()
        self._day = DateField(today)
        self._purpose_row = FormRow(tr("Hva trenger de det til?"), self._purpose)
        self._day_row = FormRow(tr("Siste dag det vises"), self._day)
        self._summary = ErrorSummary()
        share = with_shortcut(button(tr("Del"), "primary", "check", presenter.share), "Ctrl+Return")
        share.setAccessibleName(tr("Del med dem som er valgt"))
        cancel = button(tr("Avbryt"), pressed=lambda: self.go.emit(Place("moete", (self._moete_id,))))
        card = Card((24, 20, 24, 20), 16)
        card.add(self._choices, self._purpose_row, self._day_row, self._summary, button_row(share, cancel))
        self.add(card)
        self._purpose.textChanged.connect(self._on_changed)
        self._day.changed.connect(self._on_changed)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Offer what stands on the meeting's agenda."""
        self._moete_id = place.ids[0]
        self.bar.close_message()
        self.show_errors({})
        self._presenter.open(self._moete_id)

    def place(self) -> Place:
        """Return which meeting it is."""
        return Place(self.name, (self._moete_id,))

    def leave(self) -> None:
        """Keep what is half chosen."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the first thing that can be ticked."""
        return self._things.first() if self._things is not None else self._purpose

    def show_form(self, navn: str, ting: list[Valg], folk: list[tuple[str, str]], utvalg: Moeteutvalg) -> None:
        """Show what can be shared; nothing is ticked beforehand but who comes."""
        self._is_filling = True
        self.set_title(tr("Del til møtet"), navn)
        clear_layout(self._choices)
        self._things = ThingChecks(ting, list(utvalg.valgt)) if ting else None
        self._people = Checks(folk, list(utvalg.folk)) if folk else None
        self._rows = {"formaal": self._purpose_row, "dato": self._day_row}
        self._add("valgt", tr("Hva skal deles?"), self._things, tr("Det står ingenting på sakslista ennå."))
        nobody = tr("Ingen møtedeltaker har tilgang ennå. Gi noen tilgang under Innstillinger først.")
        self._add("folk", tr("Hvem skal se det?"), self._people, nobody)
        self._purpose.setText(utvalg.formaal)
        self._day.set_value(utvalg.day())
        self._is_filling = False
        order_as_laid_out(self)

    def show_errors(self, feil: dict[str, str]) -> None:
        """Show each error at its field, and the list of them above the button."""
        for name, one in self._rows.items():
            one.set_error(feil.get(name, ""))
        self._summary.show_for(list(self._rows.values()))

    def show_shared(self) -> None:
        """Go to what is shared."""
        self.go.emit(Place("innlevert"))

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; what is chosen stays."""
        self.bar.show_message(message)

    def _add(self, key: str, name: str, checks: Checks | None, without: str) -> None:
        """Add a question, or say why there is nothing to choose."""
        if checks is None:
            self._choices.addWidget(Prose(without, "subtle"))
            return
        checks.changed.connect(self._on_changed)
        self._rows = {key: FormRow(name, checks), **self._rows}
        self._choices.addWidget(self._rows[key])

    def _on_changed(self) -> None:
        if self._is_filling:
            return
        things = tuple(self._things.keys()) if self._things is not None else ()
        people = tuple(self._people.keys()) if self._people is not None else ()
        day = self._day.value()
        written = Moeteutvalg(things, people, self._purpose.text(), day.isoformat() if day else "")
        self._presenter.changed(written)
