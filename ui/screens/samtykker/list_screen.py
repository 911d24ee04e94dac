"""Draws the consent list: what needs doing first, and renewing or withdrawing one press away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.samtykketrekk import AltDelt
from ui.i18n import marked, tr, tr_marked
from ui.messages import Message
from ui.screens.samtykker.list_presenter import SamtykkerPresenter
from ui.screens.samtykker.list_rows import Handlinger, buttons_of
from ui.screens.samtykker.model import Gruppe, Rad
from ui.screens.samtykker.weigh import WeighPanel
from ui.screens.samtykker.withdraw import WithdrawPanel
from ui.theme import look
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.lists import EmptyState, ListRow, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose

_HEADS = {
    Gruppe.VURDER: marked("Må gjøres"),
    Gruppe.MANGLER: marked("Mangler eller går ut"),
    Gruppe.GJELDER: marked("Gjelder nå"),
    Gruppe.NEI: marked("Svart nei eller trukket"),
    Gruppe.FORBEHOLD: marked("Det barna ikke vil at vi deler"),
}
FILTER_WIDTH = 406


class SamtykkerScreen(Screen):
    """The register of the whole house."""

    def __init__(self, presenter: SamtykkerPresenter, today: Callable[[], date]) -> None:
        super().__init__(
            "samtykker",
            tr("Samtykker"),
            tr("Hva vi kan dele, med hvem og til når. Et nei er like mye verdt som et ja."),
        )
        self._presenter, self._today = presenter, today
        self._new = button(tr("Nytt samtykke"), "primary", "plus", lambda: self.go.emit(Place("nytt_samtykke")))
        self._sheet = button(tr("Hva kan tilbudet bli?"), icon="file-text", pressed=self._on_sheet)
        self._typed = line_edit()
        self._find = FormRow(tr("Finn barn"), self._typed)
        self._find.setMaximumWidth(look().px(FILTER_WIDTH))
        self._lists: QVBoxLayout = column(spacing=20)
        self._acts = Handlinger(
            go=self.go.emit,
            end=presenter.ask_to_withdraw,
            weigh=lambda row: self._show_open(row.id),
            told=lambda row, navn: presenter.told(row.samtykke_id, navn),
            lift=presenter.lift,
        )
        self._open_row = ""
        self._shared: tuple[AltDelt, ...] = ()
        self._first: QWidget | None = None
        self._weighing: WeighPanel | None = None
        self.add(button_row(self._new, self._sheet), self._find, self._lists)
        self._typed.textChanged.connect(presenter.filter)
        QShortcut(QKeySequence("Ctrl+F"), self, self._find.focus_field)
        presenter.attach(self)

    def show_place(self, _place: Place) -> None:
        """Show the register as it stands."""
        self.bar.close_message()
        self._open_row = ""
        self._presenter.load()

    def first_focus(self) -> QWidget | None:
        """Return the first row's button: what needs doing stands first."""
        return self._first or self._new

    def step_back(self) -> bool:
        """Close the panel that is open."""
        was_open = bool(self._open_row)
        if was_open:
            self._close()
        return was_open

    def show_rows(self, rows: list[Rad], *, filtered: bool) -> None:
        """Show these rows, or why there are none."""
        clear_layout(self._lists)
        self._first = self._weighing = None
        self._new.set_kind("secondary" if self._open_row else "primary")
        for group in Gruppe:
            chosen = [row for row in rows if row.gruppe is group]
            if chosen:
                self._lists.addLayout(self._section(group, chosen))
        if filtered:
            self._lists.addWidget(Prose(tr("Ingen barn heter det du skrev."), "subtle"))
        elif not rows:
            self._lists.addWidget(_nothing())
        order_as_laid_out(self)

    def show_withdrawal(self, row_id: str, shared: tuple[AltDelt, ...]) -> None:
        """Ask who withdraws, below this row, with what has been shared on it."""
        self._shared = shared
        self._show_open(row_id)

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def _section(self, group: Gruppe, rows: list[Rad]) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(tr_marked(_HEADS[group]), len(rows)))
        card = RowCard()
        for row in rows:
            card.add_row(self._row(row))
            if row.id == self._open_row:
                card.add_row(self._panel(row))
        section.addWidget(card)
        return section

    def _row(self, row: Rad) -> ListRow:
        mark = badge(row.badge.meaning, row.badge.icon, row.badge.word, in_list=True)
        made = ListRow(mark, row.navn, row.hva, row.meta)
        buttons = buttons_of(row, self._acts)
        made.add_buttons(*buttons)
        self._first = self._first or buttons[0]
        return made

    def _panel(self, row: Rad) -> QWidget:
        if row.oenske is not None:
            self._weighing = WeighPanel(row.barn_id, row.oenske, self._today)
            self._weighing.weighed.connect(self._on_weighed)
            self._weighing.cancelled.connect(self._close)
            return self._weighing
        ending = WithdrawPanel(row, self._shared)
        ending.withdrawn.connect(self._on_withdrawn)
        ending.cancelled.connect(self._close)
        self._first = ending.confirm
        return ending

    def _show_open(self, row_id: str) -> None:
        self._open_row = row_id
        self._presenter.show_again()
        stop = self._weighing.first() if self._weighing is not None else self._first
        if stop is not None:
            stop.setFocus()
            # The panel has its place only when the page has been laid out anew.
            QTimer.singleShot(0, stop, lambda: self.ground.ensureWidgetVisible(stop, 0, 24))

    def _close(self) -> None:
        self._open_row = ""
        self._presenter.show_again()
        if self._first is not None:
            self._first.setFocus()

    def _on_weighed(self, forbehold: Forbehold) -> None:
        self._open_row = ""
        self._presenter.weigh(forbehold)

    def _on_withdrawn(self, samtykke_id: str, av: str, forklart: str) -> None:
        self._open_row = ""
        self._presenter.withdraw(samtykke_id, av, forklart)

    def _on_sheet(self) -> None:
        self.go.emit(Place("tilbudsark"))


def _nothing() -> EmptyState:
    return EmptyState(
        "shield-check",
        tr("Ingen barn er registrert ennå"),
        tr("Når barna er lagt inn, står samtykkene her. Generelle råd fra BUP trenger ikke samtykke: Spør uten navn."),
    )
