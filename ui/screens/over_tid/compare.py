"""Two days side by side: which two, how much they have in common, and each question with both voices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.over_tid.compare_model import Parbilde, Sammenligningsside, Svarbilde
from ui.widgets.buttons import button, button_row
from ui.widgets.fields import Choice
from ui.widgets.form import FormRow
from ui.widgets.form_parts import pair
from ui.widgets.layout import Fold, column
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.text import Heading, Prose

_WIDTH = 420


class ComparePanel(Card):
    """Stands above the plots while it is wanted; `chosen` tells two days, `closed` that it is done."""

    chosen = Signal(str, str)
    closed = Signal()

    def __init__(self, days: Sequence[tuple[str, str]], foer: str, naa: str) -> None:
        super().__init__((23, 16, 20, 16), 12)
        self._first = Choice(list(days), foer)
        self._second = Choice(list(days), naa)
        self._result = column(spacing=16)
        self.add(
            Heading(tr("Sammenlign to datoer"), "section"),
            pair(FormRow(tr("Den ene dagen"), self._first), FormRow(tr("Den andre dagen"), self._second)),
            self._result,
            button_row(button(tr("Lukk sammenligningen"), pressed=self.closed.emit)),
        )
        for choice in (self._first, self._second):
            choice.currentIndexChanged.connect(self._on_chosen)

    def first(self) -> QWidget:
        """Return the first choice."""
        return self._first

    def show_comparison(self, side: Sammenligningsside) -> None:
        """Show what the two days have in common."""
        clear_layout(self._result)
        self._result.addWidget(Prose(side.tells, "subtle", 1.4))
        for title, pairs in side.temaer:
            self._result.addWidget(Heading(title, "strong"))
            rows = RowCard()
            for one in pairs:
                rows.add_row(_pair_row(one))
            self._result.addWidget(rows)

    def _on_chosen(self) -> None:
        self.chosen.emit(self._first.key(), self._second.key())


def _pair_row(one: Parbilde) -> QWidget:
    holder = QWidget()
    lines = column(holder, margins=(20, 12, 20, 14), spacing=8)
    lines.addWidget(Prose(one.spoersmaal, "", 1.4, 720))
    beside = Fold(spacing=24, below_spacing=12)
    beside.add(_answer(one.foer), 1)
    beside.add(_answer(one.naa), 1)
    lines.addLayout(beside)
    return holder


def _answer(one: Svarbilde) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=2)
    lines.addWidget(Prose(one.dag, "small", 1.3))
    if one.spoersmaal:
        lines.addWidget(Prose(tr("Spurt slik: «{words}»", words=one.spoersmaal), "small", 1.3, _WIDTH))
    lines.addWidget(Prose(one.svar, "strong", 1.4, _WIDTH))
    if one.barnets_ord:
        lines.addWidget(Prose(tr("Barnet: «{words}»", words=one.barnets_ord), "quote-on-card", 1.4, _WIDTH))
    if one.voksnes:
        lines.addWidget(Prose(tr("Voksne: {words}", words=one.voksnes), "subtle", 1.4, _WIDTH))
    lines.addStretch(1)
    return holder
