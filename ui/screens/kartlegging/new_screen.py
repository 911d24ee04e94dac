"""Draws the beginning of a kartlegging: what has been begun first, then who asks, where, and with what."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from helseansvarlig.services.kartlegging import Kartleggingsstart
from helseansvarlig.services.ports import Changes
from ui.i18n import tr
from ui.messages import Message
from ui.screens.kartlegging.begun import Begun
from ui.screens.kartlegging.new_presenter import NewKartleggingPresenter, NyKartlegging
from ui.screens.kartlegging.start_form import StartForm
from ui.theme import look
from ui.widgets.buttons import button, button_row
from ui.widgets.form import ErrorSummary
from ui.widgets.page import Place, Screen
from ui.widgets.tab_order import order_as_laid_out

NAME = "ny_kartlegging"
_WIDTH = 720


class NewKartleggingScreen(Screen):
    """Begins a kartlegging with one child; one that has been begun is offered first."""

    def __init__(self, presenter: NewKartleggingPresenter) -> None:
        super().__init__(NAME, tr("Ny kartlegging"))
        self._presenter = presenter
        self._begun = Begun()
        self._form = StartForm(presenter.today)
        self._summary = ErrorSummary()
        self._start = button(tr("Start kartlegging"), "primary", "arrow-right", self._on_start)
        self._start.setAccessibleDescription("Ctrl+Enter")
        back = button(tr("Tilbake"), pressed=self._on_back)
        paper = button(tr("Skriv ut tomt skjema"), "quiet", "printer", self._on_print)
        for part in (self._begun, self._form, self._summary):
            part.setMaximumWidth(look().px(_WIDTH))
        self.add(self._begun, self._form, self._summary, button_row(self._start, back, paper))
        self._form.changed(self._on_changed)
        self._form.approval_pressed.connect(self._on_approval)
        self._begun.chosen(self.open_kartlegging)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_start)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show what can be begun with the child named."""
        if place.ids:
            self.bar.close_message()
            self._form.clear_errors()
            self._presenter.open(place.ids[0])

    def place(self) -> Place:
        """Return whose it is."""
        barn_id = self._presenter.barn_id()
        return Place(NAME, (barn_id,) if barn_id else ())

    def leave(self) -> None:
        """Keep what is half written."""
        self._presenter.leave()

    def on_changed(self, changes: Changes) -> None:
        """Hear what was changed, here or elsewhere."""
        self._presenter.on_changed(changes)

    def first_focus(self) -> QWidget | None:
        """Return the way on with what has been begun, else the first thing that is missing."""
        return self._begun.first() or self._form.first_missing() or self._start

    def show_start(self, start: Kartleggingsstart, form: NyKartlegging) -> None:
        """Show the child, what has been begun, and the form."""
        self.set_title(tr("Ny kartlegging"), tr("Sammen med {navn}", navn=start.barn.navn))
        self._begun.show_begun(start.paabegynte)
        self._start.set_kind("secondary" if start.paabegynte else "primary")
        self._form.show_start(start, form)
        order_as_laid_out(self)

    def show_message(self, message: Message, *, offers_approval: bool) -> None:
        """Say why it could not be begun, perhaps with the way to the leader's approval."""
        ways = [(tr("Før leders godkjenning"), self._on_approval)] if offers_approval else []
        self.bar.show_message(message, "danger", ways)

    def open_kartlegging(self, kartlegging_id: str) -> None:
        """Go to the kartlegging."""
        self.go.emit(Place("kartlegging", (kartlegging_id,)))

    def _on_changed(self) -> None:
        self._presenter.changed(self._form.form())

    def _on_start(self) -> None:
        if not self._summary.show_for(self._form.check()):
            self._presenter.start(self._form.form())

    def _on_approval(self) -> None:
        self.go.emit(Place("maler", ("godkjenning",)))

    def _on_print(self) -> None:
        if not self._summary.show_for(self._form.check_template()):
            self._presenter.print_form(self._form.form().mal)

    def _on_back(self) -> None:
        self.go.emit(Place("barnet", (self._presenter.barn_id(),)))
