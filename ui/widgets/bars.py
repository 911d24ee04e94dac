"""A message on the screen it belongs to: what happened, what is safe, what to do now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QScrollArea, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.widgets.buttons import Button, button
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.text import Prose

Actions = Sequence[tuple[str, Callable[[], None]]]
"""The word of each button, and what it does."""

_ICONS = {"danger": "octagon-alert", "warning": "triangle-alert", "info": "info", "success": "circle-check"}


class MessageBar(QFrame):
    """Hidden until `show_message`; it takes no focus and stays until it is closed or replaced.

    A page that is scrolled comes back to it. Who is writing keeps her place when it is only a warning.
    """

    def __init__(self) -> None:
        super().__init__()
        self._outer = column(self)
        self._content: QWidget | None = None
        self.hide()

    def show_message(
        self, message: Message, meaning: str = "danger", actions: list[tuple[str, Callable[[], None]]] | None = None
    ) -> None:
        """Show a message and its buttons, and let a screen reader say it."""
        self._clear()
        self.setProperty("meaning", meaning)
        self.style().unpolish(self)
        self.style().polish(self)
        self._content = self._build(message, meaning, actions or [])
        self._outer.addWidget(self._content)
        self.setAccessibleName(message.as_text())
        self.show()
        announce(self, message.as_text(), urgent=meaning == "danger")
        if meaning != "warning" or not isinstance(QApplication.focusWidget(), QPlainTextEdit):
            QTimer.singleShot(0, self, self._come_into_sight)  # when it has got its height

    def close_message(self) -> None:
        """Take the message away."""
        self._clear()
        self.hide()

    def _come_into_sight(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.isVisible():
            area.ensureWidgetVisible(self, 0, 24)

    def _clear(self) -> None:
        if self._content is not None:
            self._outer.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            self._content = None

    def _build(self, message: Message, meaning: str, actions: list[tuple[str, Callable[[], None]]]) -> QWidget:
        content = QWidget()
        across = row(content, margins=(16, 12, 16, 12), spacing=12)
        mark = column()
        mark.addSpacing(2)
        mark.addWidget(Glyph(_ICONS[meaning], f"{meaning}_icon"))
        mark.addStretch(1)
        across.addLayout(mark)
        words = column(spacing=2)
        words.addWidget(Prose(message.what, "strong", 1.4))
        rest = " ".join(part for part in (message.safe, message.do_now) if part)
        if rest:
            words.addWidget(Prose(rest, "", 1.4))
        words.addSpacing(6)
        buttons = WrapRow(spacing=2, outdent=3)
        for text, pressed in actions:
            buttons.addWidget(button(text, pressed=pressed))
        close = Button(tr("Lukk"), "secondary")
        close.setAccessibleName(tr("Lukk meldingen"))
        close.clicked.connect(self.close_message)
        buttons.addWidget(close)
        words.addLayout(buttons)
        across.addLayout(words, 1)
        return content
