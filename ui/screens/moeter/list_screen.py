"""Draws the list of meetings: the next one first, then those that have been."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.moeter.list_presenter import MoeterPresenter
from ui.screens.moeter.model import Moeterad
from ui.screens.moeter.usual import Nesterad
from ui.widgets.buttons import button, button_row
from ui.widgets.layout import column
from ui.widgets.lists import EmptyState, RowButton, cell, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard
from ui.widgets.tab_order import order_as_laid_out


class MoeterScreen(Screen):
    """All meetings; Enter opens one."""

    def __init__(self, presenter: MoeterPresenter) -> None:
        super().__init__("moeter", tr("Møter"), tr("Møter med BUP og andre, og det dere ble enige om."))
        self._presenter = presenter
        self._new = button(tr("Nytt møte"), "primary", "plus", self._on_new)
        self._lists: QVBoxLayout = column(spacing=20)
        self._first: QWidget | None = None
        self._is_read = False
        partners = button(tr("Samarbeidspartnere"), icon="users", pressed=self._on_partners)
        self.add(button_row(self._new, partners), self._lists)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:  # noqa: ARG002 - the list has no ids
        """Show the meetings as they stand."""
        self.bar.close_message()
        self._is_read = False
        self._presenter.load()

    def first_focus(self) -> QWidget | None:
        """Return the next meeting, or the button that makes one; nothing before it is known whether there is one."""
        return (self._first or self._new) if self._is_read else None

    def show_rows(self, rows: list[Moeterad], neste: list[Nesterad]) -> None:
        """Show these meetings, with those that are late first, or what meetings are for."""
        clear_layout(self._lists)
        self._first, self._is_read = None, True
        coming = [row for row in rows if row.kommer]
        been = [row for row in rows if not row.kommer]
        late = [self._next_row(one) for one in neste if one.er_forfalt]
        later = [self._next_row(one) for one in neste if not one.er_forfalt]
        for title, made in (
            (tr("Skulle vært holdt"), late),
            (tr("Kommer"), [self._row(row) for row in coming]),
            (tr("Ikke planlagt ennå"), later),
            (tr("Har vært"), [self._row(row) for row in been]),
        ):
            if made:
                self._lists.addLayout(self._section(title, made))
        if not rows:
            self._lists.addWidget(
                EmptyState(
                    "calendar-days",
                    tr("Ingen møter ennå"),
                    tr("Legg inn det neste kontaktmøtet med BUP, så kan du samle sakene dere vil ta opp."),
                )
            )
        order_as_laid_out(self)

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def _section(self, title: str, rows: list[RowButton]) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(title, len(rows)))
        card = RowCard()
        for made in rows:
            self._first = self._first or made
            card.add_row(made)
        section.addWidget(card)
        return section

    def _row(self, row: Moeterad) -> RowButton:
        cells = [cell(row.dag, "", width=240), cell(row.hva, "strong", stretch=1), cell(row.meta, "small", width=280)]
        made = RowButton(f"{row.dag}, {row.hva}, {row.meta}", cells)
        made.opened.connect(lambda: self.go.emit(Place("moete", (row.moete_id,))))
        return made

    def _next_row(self, row: Nesterad) -> RowButton:
        role = "warning" if row.er_forfalt else ""
        cells = [
            cell(row.naar, role, width=240),
            cell(row.hva, "strong", stretch=1),
            cell(row.sist, "small", width=280),
        ]
        made = RowButton(f"{row.hva}, {row.naar}, {row.sist}", cells)
        made.opened.connect(lambda: self.go.emit(row.place))
        return made

    def _on_partners(self) -> None:
        self.go.emit(Place("samarbeidspartnere"))

    def _on_new(self) -> None:
        self.go.emit(Place("nytt_moete"))
