"""What must be mended before it is finished, directly above the button; each line leads to its question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.screens.kartlegging.page import Missing
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.page import clear_layout
from ui.widgets.text import Heading, Prose


class MissingBox(QFrame):
    """Hidden while nothing is missing."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("meaning", "danger")
        self._lines = column(self, margins=(16, 12, 16, 12), spacing=4)
        self._shown: tuple[Missing, ...] = ()
        self._first: QWidget | None = None
        self.hide()

    def first(self) -> QWidget | None:
        """Return the way to the first of them, when there is one."""
        return self._first if self._shown else None

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        """List what is missing; nothing hides the box."""
        if missing == self._shown:
            return
        self._shown = missing
        self._first = None
        clear_layout(self._lines)
        head = row(spacing=8)
        head.addWidget(Glyph("octagon-alert", "danger_icon"))
        head.addWidget(Heading(tr("Rett dette før dere gjør dere ferdige"), "strong"), 1)
        self._lines.addLayout(head)
        for one in missing:
            jump = Button(one.question, "link", "arrow-right")
            jump.setAccessibleDescription(one.problem)
            jump.setProperty("key", one.path)
            jump.clicked.connect(self._on_pressed)
            self._first = self._first or jump
            holder = QWidget()
            across = WrapRow(spacing=8)
            across.addWidget(jump)
            across.addWidget(Prose(one.problem, "", 1.4))
            holder.setLayout(across)
            self._lines.addWidget(holder)
        self.setVisible(bool(missing))
        if missing:
            announce(self, tr("Rett dette før dere gjør dere ferdige"))

    def _on_pressed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.pressed.emit(str(sender.property("key")))
