"""An icon painted from its drawing at any scale."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import look


class Glyph(QWidget):
    """An icon without a meaning of its own: the word stands beside it, so a screen reader passes it by."""

    def __init__(self, name: str, colour: str = "text_subtle", size: int = 20) -> None:
        super().__init__()
        self._name, self._colour = name, colour
        side = look().px(size)
        self.setFixedSize(side, side)

    def set_icon(self, name: str, colour: str) -> None:
        """Show another icon or another colour."""
        self._name, self._colour = name, colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw in the colours in force, so that a change of theme needs no message."""
        painter = QPainter(self)
        look().paint_icon(painter, self._name, self._colour, QRectF(self.rect()))
        painter.end()
