"""A date typed as people write it, echoed in full, with the two most used days as buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dates import long_date, parse_date, short_date
from ui.i18n import tr
from ui.widgets.buttons import button
from ui.widgets.fields import LineEdit
from ui.widgets.layout import RING, WrapRow, column
from ui.widgets.tab_order import Compound
from ui.widgets.text import label


class DateField(Compound):
    """A date, or nothing yet. `changed` is sent whenever `value()` may be another."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], value: date | None = None, *, ahead: bool = True) -> None:
        """`today` is the clock's; `ahead` shows «I morgen» and «Om 3 dager», right for what is going to happen."""
        super().__init__()
        self._today = today
        self.line = LineEdit()
        lines = column(self, spacing=4)
        beside = WrapRow(spacing=2)
        held = QWidget()
        column(held, margins=(0, 0, RING if ahead else 0, 0)).addWidget(
            self.line
        )  # as far from it as they from another
        beside.addWidget(held)
        if ahead:
            beside.addWidget(button(tr("I morgen"), pressed=self._set_tomorrow))
            beside.addWidget(button(tr("Om 3 dager"), pressed=self._set_in_three_days))
        lines.addLayout(beside)
        self._echo = label("", "small", wrap=True)
        self._echo.hide()
        lines.addWidget(self._echo)
        self.line.textChanged.connect(self._on_typed)
        self.set_value(value)

    def value(self) -> date | None:
        """Return the date that is meant, or nothing when the field is empty or not understood."""
        return parse_date(self.line.text(), self._today())

    def set_value(self, value: date | None) -> None:
        """Show a date, or an empty field."""
        self.line.setText(short_date(value) if value else "")

    def is_empty(self) -> bool:
        """Tell an empty field from one that was not understood."""
        return not self.line.text().strip()

    def problem(self) -> str:
        """Return the sentence to show when the text is not a date, else an empty string."""
        if self.is_empty() or self.value() is not None:
            return ""
        return tr("Skriv datoen som 4.3.2026, «fredag» eller «om 3 dager».")

    def _on_typed(self) -> None:
        value = self.value()
        self._echo.setText(long_date(value) if value else "")
        self._echo.setVisible(value is not None)
        self.changed.emit()

    def _set_tomorrow(self) -> None:
        self.set_value(self._today() + timedelta(days=1))

    def _set_in_three_days(self) -> None:
        self.set_value(self._today() + timedelta(days=3))
