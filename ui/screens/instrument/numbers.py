"""Numbers as they were given: a name and a value on each row, as many as there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.instrument.model import Talllinje
from ui.widgets.buttons import button
from ui.widgets.fields import line_edit
from ui.widgets.layout import Fold, column
from ui.widgets.page import clear_layout


class NumberRow(QWidget):
    """One number under its name."""

    changed = Signal()

    def __init__(self, number: int, one: Talllinje) -> None:
        super().__init__()
        self.name, self._value = line_edit(one.navn), line_edit(one.verdi)
        self.name.setAccessibleName(tr("Navn på tall {n}", n=number))
        self._value.setAccessibleName(tr("Verdi på tall {n}", n=number))
        self.name.setPlaceholderText(tr("Navn"))
        self._value.setPlaceholderText(tr("Verdi"))
        across = Fold(spacing=12, below_spacing=4)
        across.add(self.name, 3)
        across.add(self._value, 1)
        self.setLayout(across)
        self.name.textChanged.connect(self.changed)
        self._value.textChanged.connect(self.changed)

    def line(self) -> Talllinje:
        """Return what is typed."""
        return Talllinje(self.name.text(), self._value.text())


class NumberRows(QWidget):
    """A column of numbers; the page places the button that adds one."""

    changed = Signal()
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = column(self, spacing=8)
        self._made: list[NumberRow] = []
        self.add_button = button(tr("Flere tall"), "secondary", "plus", self._on_add)

    def lines(self) -> tuple[Talllinje, ...]:
        """Return every row as typed."""
        return tuple(one.line() for one in self._made)

    def show_lines(self, numbers: tuple[Talllinje, ...]) -> None:
        """Show these rows and no others; at least one."""
        clear_layout(self._rows)
        self._made = []
        for one in numbers or (Talllinje(),):
            self._append(one)

    def _append(self, one: Talllinje) -> NumberRow:
        made = NumberRow(len(self._made) + 1, one)
        made.changed.connect(self.changed)
        self._made.append(made)
        self._rows.addWidget(made)
        return made

    def _on_add(self) -> None:
        made = self._append(Talllinje())
        self.grown.emit()
        made.name.setFocus()
