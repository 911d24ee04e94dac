"""Who the page is about and what may be shared, above the page for as long as its own heading is scrolled away."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.screens.barnet.consent_model import Deling
from ui.widgets.badges import badge
from ui.widgets.layout import WrapRow, column
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import line
from ui.widgets.text import Prose

BADGE_WIDTH = 560  # the reason is counted instead of spelt out where large text leaves no room


class Following(QWidget):
    """Stands above the scroll area, never over it: nothing one stands on is hidden behind it."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__()
        self._area = area
        self._head: QWidget | None = None
        self._lines = column(self)
        area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.hide()

    def follow(self, head: QWidget, title: str, deling: Deling) -> None:
        """Say what this heading says, whenever it is out of sight."""
        clear_layout(self._lines)
        self._head = head
        across = WrapRow(spacing=12)
        across.addWidget(Prose(title, "strong", 1.3))
        across.addWidget(_badge(deling))
        inner = column(margins=(32, 8, 32, 8))
        inner.addLayout(across)
        self._lines.addLayout(inner)
        self._lines.addWidget(line())
        self._on_scrolled(self._area.verticalScrollBar().value())

    def _on_scrolled(self, value: int) -> None:
        content = self._area.widget()
        if self._head is not None and content is not None:
            self.setVisible(value > self._head.mapTo(content, self._head.rect().bottomLeft()).y())


def _badge(deling: Deling) -> QFrame:
    state = deling.badge
    made = badge(state.meaning, state.icon, state.word, state.reason)
    if made.sizeHint().width() <= BADGE_WIDTH:
        return made
    made.deleteLater()
    return badge(state.meaning, state.icon, state.word, deling.short_reason)
