"""A small ring of as many parts as there are: full for what is done, an outline for the rest. Say the same in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import look
from ui.widgets.graphic import Graphic
from ui.widgets.layout import row
from ui.widgets.text import Prose

_SIZE, _WIDTH, _THIN = 22, 5, 1.5
_GAP = 14  # degrees between two parts
_TOP = 90  # Qt counts from three o'clock, against the clock
_UNIT = 16  # and in sixteenths of a degree


class Ring(Graphic):
    """`done` of `total` parts. One colour: how much is left is no warning, and it is legible without any."""

    def __init__(self, done: int, total: int, words: str) -> None:
        super().__init__()
        self._done, self._total = done, total
        side = look().px(_SIZE)
        self.setFixedSize(side, side)
        self.set_words(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts with the clock, the full ones first."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = look().px(_WIDTH)
        half = width / 2 + 0.5
        circle = QRectF(self.rect()).adjusted(half, half, -half, -half)
        for index in range(self._total):
            full = index < self._done
            pen = QPen(look().color("accent" if full else "border"), width if full else _THIN)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            gap = _GAP if self._total > 1 else 0
            part = 360 / self._total
            start = _TOP - index * part - gap / 2
            painter.drawArc(circle, round(start * _UNIT), round(-(part - gap) * _UNIT))
        painter.end()


def ring_with_words(done: int, total: int, short: str, words: str) -> QWidget:
    """Return the ring with what it says beside it: `short` on screen, `words` to a screen reader."""
    holder = QWidget()
    across = row(holder, spacing=8)
    across.addWidget(Ring(done, total, words), 0, Qt.AlignmentFlag.AlignVCenter)
    across.addWidget(Prose(short, "small", 1.3), 1, Qt.AlignmentFlag.AlignVCenter)
    return holder
