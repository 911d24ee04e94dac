"""Draws the consent list: what is missing first, and renewing or withdrawing one press away."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import marked, tr, tr_marked
from ui.messages import Message
from ui.screens.samtykker.list_presenter import SamtykkerPresenter
from ui.screens.samtykker.model import Gruppe, Rad
from ui.screens.samtykker.withdraw import WithdrawPanel
from ui.theme import look
from ui.widgets.badges import badge
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.lists import EmptyState, ListRow, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose

_HEADS = {
    Gruppe.MANGLER: marked("Mangler eller går ut"),
    Gruppe.GJELDER: marked("Gjelder nå"),
    Gruppe.NEI: marked("Svart nei eller trukket"),
}
FILTER_WIDTH = 406


class SamtykkerScreen(Screen):
    """The register of the whole house."""

    def __init__(self, presenter: SamtykkerPresenter) -> None:
        super().__init__(
            "samtykker",
            tr("Samtykker"),
            tr("Hva vi kan dele, med hvem og til når. Et nei er like mye verdt som et ja."),
        )
        self._presenter = presenter
        self._new = button(tr("Nytt samtykke"), "primary", "plus", self._on_new)
        self._typed = line_edit()
        self._find = FormRow(tr("Finn barn"), self._typed)
        self._find.setMaximumWidth(look().px(FILTER_WIDTH))
        self._lists: QVBoxLayout = column(spacing=20)
        self._withdrawing = ""
        self._first: QWidget | None = None
        self.add(button_row(self._new), self._find, self._lists)
        self._typed.textChanged.connect(presenter.filter)
        QShortcut(QKeySequence("Ctrl+F"), self, self._find.focus_field)
        presenter.attach(self)

    def show_place(self, _place: Place) -> None:
        """Show the register as it stands."""
        self.bar.close_message()
        self._withdrawing = ""
        self._presenter.load()

    def first_focus(self) -> QWidget | None:
        """Return the first row's button: what is missing stands first."""
        return self._first or self._new

    def step_back(self) -> bool:
        """Close the withdrawal panel if it is open."""
        was_open = bool(self._withdrawing)
        if was_open:
            self._on_cancelled()
        return was_open

    def show_rows(self, rows: list[Rad], *, filtered: bool) -> None:
        """Show these rows, or why there are none."""
        clear_layout(self._lists)
        self._first = None
        self._new.set_kind("secondary" if self._withdrawing else "primary")
        for group in Gruppe:
            chosen = [row for row in rows if row.gruppe is group]
            if chosen:
                self._lists.addLayout(self._section(group, chosen))
        if filtered:
            self._lists.addWidget(Prose(tr("Ingen barn heter det du skrev."), "subtle"))
        elif not rows:
            self._lists.addWidget(_nothing())
        order_as_laid_out(self)

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def _section(self, group: Gruppe, rows: list[Rad]) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(tr_marked(_HEADS[group]), len(rows)))
        card = RowCard()
        for row in rows:
            card.add_row(self._row(row))
            if row.samtykke_id and row.samtykke_id == self._withdrawing:
                card.add_row(self._panel(row))
        section.addWidget(card)
        return section

    def _row(self, row: Rad) -> ListRow:
        mark = badge(row.badge.meaning, row.badge.icon, row.badge.word, in_list=True)
        made = ListRow(mark, row.navn, row.hva, row.meta)
        buttons = self._buttons(row)
        made.add_buttons(*buttons)
        self._first = self._first or buttons[0]
        return made

    def _buttons(self, row: Rad) -> list[Button]:
        if not row.samtykke_id:
            ask = button(tr("Registrer"), pressed=lambda: self.go.emit(Place("nytt_samtykke", (row.barn_id,))))
            ask.setAccessibleName(tr("Registrer samtykke for {name}", name=row.navn))
            return [ask]
        renew = button(
            tr("Forny"), pressed=lambda: self.go.emit(Place("nytt_samtykke", (row.barn_id, row.samtykke_id)))
        )
        renew.setAccessibleName(tr("Forny samtykket for {name}: {what}", name=row.navn, what=row.hva))
        end = button(tr("Trekk"), pressed=lambda: self._on_withdraw(row.samtykke_id))
        end.setAccessibleName(tr("Trekk samtykket for {name}: {what}", name=row.navn, what=row.hva))
        return [renew, end]

    def _panel(self, row: Rad) -> WithdrawPanel:
        panel = WithdrawPanel(row)
        panel.withdrawn.connect(self._on_withdrawn)
        panel.cancelled.connect(self._on_cancelled)
        self._first = panel.confirm
        return panel

    def _on_new(self) -> None:
        self.go.emit(Place("nytt_samtykke"))

    def _on_withdraw(self, samtykke_id: str) -> None:
        self._withdrawing = samtykke_id
        self._redraw()

    def _on_cancelled(self) -> None:
        self._withdrawing = ""
        self._redraw()

    def _on_withdrawn(self, samtykke_id: str, av: str) -> None:
        self._withdrawing = ""
        self._presenter.withdraw(samtykke_id, av)

    def _redraw(self) -> None:
        self._presenter.load()
        if self._first is not None:
            self._first.setFocus()


def _nothing() -> EmptyState:
    return EmptyState(
        "shield-check",
        tr("Ingen barn er registrert ennå"),
        tr("Når barna er lagt inn, står samtykkene her. Generelle råd fra BUP trenger ikke samtykke: Spør uten navn."),
    )
