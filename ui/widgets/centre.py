"""One sheet in the middle of an empty window: what is shown before there is a shell."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.theme import look
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.page import Scroll
from ui.widgets.surfaces import Card
from ui.widgets.text import label


class CentredCard(QFrame):
    """A card of a given width, a little above the middle, and a quiet line at the foot of the window.

    A frame, because a plain widget is not painted by the stylesheet.
    """

    def __init__(self, width: int, foot: str) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self.card = Card((37, 36, 37, 32), 0)  # 37 and the 3 px ring of what stands in it
        self.set_card_width(width)
        self.card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        content = QWidget()
        lines = column(content, margins=(32, 32, 32, 32))
        lines.addStretch(5)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(self.card, 1000)
        middle.addStretch(1)
        lines.addLayout(middle)
        lines.addStretch(6)
        outer = column(self)
        outer.addWidget(Scroll(content), 1)
        outer.addLayout(_foot(foot))

    def set_card_width(self, width: int) -> None:
        """Let the card be this wide: wider text needs a wider sheet, but never wider than a small screen."""
        self.card.setMaximumWidth(min(look().px(width), 1180))


def _foot(text: str) -> QHBoxLayout:
    across = row(margins=(32, 8, 32, 20), spacing=8)
    across.addWidget(Glyph("wifi-off", "text_subtle", 16))
    across.addWidget(label(text, "small", wrap=True), 1)
    return across


def enter_presses(container: QWidget, primary: Button) -> None:
    """Let Enter in any one-line field do what the primary button does."""
    for field in container.findChildren(QLineEdit):
        field.returnPressed.connect(primary.click)
