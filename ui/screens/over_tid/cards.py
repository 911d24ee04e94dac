"""The pieces of a child over time: a theme as plot or as table, and the legend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import marked, tr, tr_marked
from ui.screens.over_tid.model import Temakort, rows_of
from ui.widgets.buttons import button
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.plot import Plot
from ui.widgets.plot_data import Chart
from ui.widgets.plot_signs import Sign, SignGlyph
from ui.widgets.reading_table import ReadingTable, TextTable
from ui.widgets.surfaces import Card
from ui.widgets.text import Heading, Prose, label

_NOTE_WIDTH = 1100  # all that the card has: a narrower note would stand in its middle
_SHARES, _SHARES_WITH_FORM = (36, 14, 18, 32), (30, 12, 16, 16, 26)
_SIGNS = {
    Sign.CHILD: marked("Barnets svar"),
    Sign.ADULT: marked("Voksnes svar"),
    Sign.REFUSED: marked("Vil ikke svare"),
    Sign.UNKNOWN: marked("Vet ikke"),
    Sign.UNASKED: marked("Ikke spurt"),
    Sign.STOP: marked("Stoppunkt"),
    Sign.EVENT: marked("Hendelse, møte eller flytting"),
}


class ThemeCard(Card):
    """One theme: its plot, or all its answers as a table with headings. `day_chosen` tells a day and its words."""

    day_chosen = Signal(object, str)

    def __init__(self, kort: Temakort) -> None:
        super().__init__((13, 14, 13, 16), 8)  # the plot keeps 10 px for its ring itself
        self._kort = kort
        self._plot: Plot | None = None
        self._table: ReadingTable | None = None
        self.switch = button(tr("Vis tabell"), "quiet", "table", self._on_switch)
        head = row(margins=(10, 0, 0, 0), spacing=12)
        head.addWidget(Heading(kort.title, "section"), 1)
        self._below = column(spacing=8)
        self.add(head, self._below)
        if kort.chart is None:
            self._show_table()
        else:
            head.addWidget(self.switch)
            self._show_plot(kort.chart)
        if kort.note:
            note = row(margins=(10, 0, 0, 0))
            note.addWidget(Prose(kort.note, "small", 1.4, _NOTE_WIDTH))
            self.add(note)

    def choose(self, day: object) -> None:
        """Choose a day in the plot, if the theme was asked about on that day."""
        if self._plot is not None and self._kort.chart is not None and day in self._kort.chart.days:
            self._plot.choose(self._kort.chart.days.index(day))

    def _on_switch(self) -> None:
        if self._table is None:
            self._show_table()
        shows_plot = self._table is not None and self._table.isVisibleTo(self)
        if self._plot is not None and self._table is not None:
            self._plot.setVisible(shows_plot)
            self._table.setVisible(not shows_plot)
        self._name_switch()

    def _show_plot(self, chart: Chart) -> None:
        self._plot = Plot(chart)
        self._plot.day_chosen.connect(self._on_day)
        self._below.addWidget(self._plot)
        self._name_switch()

    def _show_table(self) -> None:
        name = tr("Alle svar: {theme}", theme=self._kort.title)
        self._table = ReadingTable(name, *_table(self._kort))
        self._table.setVisible(self._plot is None)
        inset = row(margins=(10, 0, 10, 0))
        inset.addWidget(self._table)
        self._below.addLayout(inset)

    def _name_switch(self) -> None:
        shows_table = self._table is not None and self._table.isVisibleTo(self)
        self.switch.set_label(
            *((tr("Vis graf"), "chart-no-axes-column") if shows_table else (tr("Vis tabell"), "table"))
        )
        self.switch.setAccessibleName(
            tr("Vis graf: {theme}", theme=self._kort.title)
            if shows_table
            else tr("Vis tabell: {theme}", theme=self._kort.title)
        )

    def _on_day(self, number: int) -> None:
        chart = self._kort.chart
        if chart is not None:
            self.day_chosen.emit(chart.days[number], chart.words_on(number))


def _table(kort: Temakort) -> tuple[TextTable, tuple[int, ...]]:
    """Return all answers of a theme and the widths of the columns; the form stands there where there are several."""
    question, day, form, answer, said = tr("Spørsmål"), tr("Dag"), tr("Skjema"), tr("Svar"), tr("Med egne ord")
    rows = rows_of(kort.tema)
    if kort.er_av_flere:
        cells = [(one.spoersmaal, one.dag, one.skjema, one.svar, one.ord) for one in rows]
        return TextTable((question, day, form, answer, said), cells), _SHARES_WITH_FORM
    return TextTable(
        (question, day, answer, said), [(one.spoersmaal, one.dag, one.svar, one.ord) for one in rows]
    ), _SHARES


def legend(signs: Sequence[Sign]) -> QWidget:
    """Return what each sign means."""
    holder = QWidget()
    line = WrapRow(spacing=16)
    for sign in signs:
        one = QWidget()
        across = row(one, spacing=4)
        across.addWidget(SignGlyph(sign))
        across.addWidget(label(tr_marked(_SIGNS[sign]), "small"))
        line.addWidget(one)
    holder.setLayout(line)
    return holder
