"""One answer to press: a tile with its number key in small, or a number of a scale. The group round it has the keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QSizePolicy

from ui.theme import look
from ui.widgets.choices import CheckBox, Tile

ARROWS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
"""How far each arrow moves in a group of answers."""

_TAKEN_BY_GROUP = {*ARROWS, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class AnswerTile(Tile):
    """A choice; `digit` is the key that chooses it, shown small at the right. Arrows are the group's."""

    def __init__(self, text: str, digit: str, *, child: bool = False) -> None:
        super().__init__(text, large=child, child=child)
        self._digit = digit

    def sizeHint(self) -> QSize:
        """Leave room for the digit."""
        return super().sizeHint() + QSize(look().px(12) if self._digit else 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the group have the arrows: Qt's own only move until something is chosen."""
        if event.key() in _TAKEN_BY_GROUP:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile, then its key."""
        super().paintEvent(event)
        _paint_digit(self, self._digit)


class AnswerBox(CheckBox):
    """A choice of which there may be several, with the key that ticks it."""

    def __init__(self, text: str, digit: str) -> None:
        super().__init__(text, tile=True)
        self._digit = digit
        self.setProperty("large", "true")
        self.setProperty("voice", "child")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the group have the arrows and Enter."""
        if event.key() in _TAKEN_BY_GROUP:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile with its tick, then its key."""
        super().paintEvent(event)
        _paint_digit(self, self._digit)


class ScaleTile(QRadioButton):
    """One number of a scale: a square with the number in its middle; `child` makes it bigger."""

    def __init__(self, text: str, *, child: bool = False) -> None:
        super().__init__(text)
        self._size = 20 if child else 16
        self.setFont(look().font(self._size))
        self._wide, self._high = (60, 64) if child else (50, 48)
        self._chosen = "child_voice_icon" if child else "accent"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as any tile; wider for a longer number."""
        wide = QFontMetrics(look().font(self._size, QFont.Weight.DemiBold)).horizontalAdvance(self.text())
        return QSize(max(look().px(self._wide), wide + look().px(24)), look().px(self._high))

    def minimumSizeHint(self) -> QSize:
        """Never cut the number."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole square can be pressed."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the group have the arrows."""
        if event.key() in _TAKEN_BY_GROUP:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Filled when chosen, with a thick ring when it has the focus."""
        on, focus = self.isChecked(), self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 4 if focus else 1
        colour = "focus_outer" if focus else self._chosen if on else "border"
        painter.setPen(QPen(look().color(colour), edge))
        painter.setBrush(look().color(self._chosen if on else "surface_tint" if self.underMouse() else "field"))
        inset = 2 if focus else 1
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), 4, 4)
        painter.setPen(look().color("on_accent" if on else "text"))
        painter.setFont(look().font(self._size, QFont.Weight.DemiBold if on else QFont.Weight.Normal))
        painter.drawText(QRect(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


def _paint_digit(tile: QAbstractButton, digit: str) -> None:
    if not digit:
        return
    painter = QPainter(tile)
    painter.setFont(look().font(14))
    painter.setPen(look().color("text_subtle"))
    edge = tile.rect().adjusted(0, 0, -look().px(12), 0)
    painter.drawText(edge, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, digit)
    painter.end()
