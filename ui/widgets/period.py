"""From which day and until which: two fields side by side, both of which may be empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.theme import look
from ui.widgets.date_field import DateField
from ui.widgets.form import FormRow
from ui.widgets.layout import Fold, column, own_height
from ui.widgets.text import Prose

_WIDTH = 224


class Period(QWidget):
    """A first and a last day. `entered` is sent for Enter in either field."""

    entered = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._first, self._last = (DateField(today, ahead=False) for _ in range(2))
        self.rows = (
            FormRow(tr("Første dag"), self._first, note=tr("Valgfritt")),
            FormRow(tr("Siste dag"), self._last, note=tr("Valgfritt")),
        )
        fold = Fold(spacing=16, below_spacing=16)
        for field, one in zip((self._first, self._last), self.rows, strict=True):
            field.line.setFixedWidth(look().px(_WIDTH))
            field.line.returnPressed.connect(self.entered)
            one.setFixedWidth(look().px(_WIDTH))
            fold.add(own_height(one))
        lines = column(self, spacing=8)
        lines.addLayout(fold)
        lines.addWidget(Prose(tr("Begge dagene er med. Tomme felter betyr uten grense."), "subtle", 1.4))

    def days(self) -> tuple[date | None, date | None]:
        """Return the first and the last day; None is no limit."""
        return self._first.value(), self._last.value()

    def show_days(self, first: date | None, last: date | None) -> None:
        """Show these days, and nothing that was wrong before."""
        for field, one, day in zip((self._first, self._last), self.rows, (first, last), strict=True):
            field.set_value(day)
            one.set_error("")

    def check(self) -> None:
        """Say at each field what is not a date."""
        for field, one in zip((self._first, self._last), self.rows, strict=True):
            one.set_error(field.problem())

    def show_error(self, text: str) -> None:
        """Say what is wrong with the two together, under the last day."""
        self.rows[1].set_error(text)
