"""Fields in letters that can be read across a table: a name, the field, and below it what was understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.dates import long_date, parse_date
from ui.i18n import tr
from ui.widgets.fields import LineEdit, TextArea, line_edit
from ui.widgets.layout import column
from ui.widgets.text import Prose, label


class BigField(QWidget):
    """A field with its name above it."""

    def __init__(self, name: str, field: LineEdit | TextArea) -> None:
        super().__init__()
        self.field = field
        self.lines = column(self, spacing=4)
        head = label(name, "large-strong", wrap=True)
        head.setBuddy(field)
        field.setAccessibleName(name)
        self.lines.addWidget(head)
        self.lines.addWidget(field)

    def text(self) -> str:
        """Return what is written."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Show a text; a long line is read from its beginning."""
        if isinstance(self.field, TextArea):
            self.field.set_text(text)
        elif text != self.field.text():
            self.field.setText(text)
            self.field.setCursorPosition(0)


class BigDate(BigField):
    """A date as people write it, echoed in full."""

    def __init__(self, name: str, today: Callable[[], date]) -> None:
        super().__init__(name, line_edit(large=True))
        self._today = today
        self._echo = Prose("", "large-subtle", 1.3)
        self.lines.addWidget(self._echo)
        self._echo.hide()
        self.field.textChanged.connect(self._on_typed)

    def _on_typed(self) -> None:
        typed = self.text()
        day = parse_date(typed, self._today())
        self._echo.setText(long_date(day) if day else tr("Skriv «fredag» eller 4.3.2026.") if typed.strip() else "")
        self._echo.setVisible(bool(self._echo.text()))
