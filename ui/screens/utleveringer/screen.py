"""Draws the register: what to look for, and the lines, each a way to all that is known about it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr, tr_n
from ui.messages import Message
from ui.screens.utleveringer.model import Rad, channels, selections
from ui.screens.utleveringer.presenter import Sporsmaal, UtleveringerPresenter
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.fields import Choice
from ui.widgets.form import FormRow
from ui.widgets.layout import Fold, column
from ui.widgets.lists import EmptyState, RowButton, cell
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.tab_order import order_as_laid_out


class UtleveringerScreen(Screen):
    """`utleveringer` (ids: none, or a child's)."""

    def __init__(self, presenter: UtleveringerPresenter) -> None:
        super().__init__(
            "utleveringer", tr("Utleveringer"), tr("Alt som er gitt ut eller stanset: hva, til hvem, når og hvordan.")
        )
        self._presenter = presenter
        self._child = Choice([("", tr("Alle barn"))])
        self._which = Choice(selections(), "alle")
        self._channel = Choice(channels())
        self._lines: QVBoxLayout = column(spacing=8)
        asked = Fold(spacing=16, below_spacing=12)
        asked.add(FormRow(tr("Barn"), self._child), 2)
        asked.add(FormRow(tr("Vis"), self._which), 1)
        asked.add(FormRow(tr("Måte"), self._channel), 1)
        card = Card((24, 16, 24, 20), 8)
        card.add(asked)
        self.add(card, self._lines)
        for one in (self._child, self._which, self._channel):
            one.currentIndexChanged.connect(self._on_asked)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the register, of one child where one is named."""
        super().show_place(place)
        self.bar.close_message()
        self._choose("alle", "")
        self._presenter.open(place.ids[0] if place.ids else "")

    def leave(self) -> None:
        """Stop following changes."""
        self._presenter.leave()

    def first_focus(self) -> QWidget | None:
        """Return the first choice."""
        return self._child

    def show_children(self, children: list[tuple[str, str]], chosen: str) -> None:
        """Offer these children."""
        with QSignalBlocker(self._child):
            self._child.clear()
            for key, name in [("", tr("Alle barn")), *children]:
                self._child.addItem(name, key)
            self._child.choose(chosen)

    def show_rows(self, rows: list[Rad], *, more: int) -> None:
        """Show these lines, and how many older there are."""
        clear_layout(self._lines)
        if not rows:
            words = tr("Det som skrives ut, lagres eller sendes, står her etterpå.")
            self._lines.addWidget(EmptyState("send", tr("Ingenting passer"), words))
        else:
            card = RowCard()
            for row in rows:
                card.add_row(self._row(row))
            self._lines.addWidget(card)
        if more:
            older = tr_n("Vis eldre ({n} til)", "Vis eldre ({n} til)", more)
            self._lines.addLayout(button_row(button(older, "link", "clock", self._presenter.show_more)))
        order_as_laid_out(self)

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def _row(self, row: Rad) -> RowButton:
        meaning, icon, word = row.merke
        made = RowButton(
            tr("{state}: {what}, til {who}, {when}", state=word, what=row.hva, who=row.til, when=row.naar),
            [
                badge(meaning, icon, word, in_list=True),
                cell(row.hva, "strong", stretch=5),
                cell(row.til, "small", stretch=5),
                cell(row.naar, "small", width=160),
            ],
        )
        made.opened.connect(lambda: self.go.emit(Place("utlevering", (str(row.nummer),))))
        return made

    def _choose(self, which: str, channel: str) -> None:
        for choice, key in ((self._which, which), (self._channel, channel)):
            with QSignalBlocker(choice):
                choice.choose(key)

    def _on_asked(self) -> None:
        self._presenter.ask(Sporsmaal(self._child.key(), self._which.key(), self._channel.key()))
