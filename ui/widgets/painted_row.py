"""A row that paints its own words: for lists that are drawn anew at every letter that is typed.

A row of labels takes milliseconds to lay out, and a list of thirty of them the time in which somebody types a word.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme import look

_EDGE, _GAP, _ICON = 17, 12, 20
_RING, _ROUND = 3, 6


class Words(NamedTuple):
    """What a row says: who or what, of which kind, when (at the right), and a line of its text below."""

    title: str
    kind: str = ""
    when: str = ""
    text: str = ""


class PaintedRow(QAbstractButton):
    """A whole row that opens something; Enter and Space press it. `name` is the row as it is read aloud.

    What does not fit ends with dots: the text first, then the kind; the title and the day stand whole.
    """

    def __init__(self, name: str, icon: str, words: Words) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._icon, self._words = icon, words
        self._strong = look().font(16, QFont.Weight.DemiBold)
        self._plain, self._small = look().font(16), look().font(14)
        self._line = look().px(24)
        self.setFixedHeight(self._line * (2 if words.text else 1) + look().px(20))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for a good width; the layout gives what there is."""
        return QSize(look().px(480), self.height())

    def minimumSizeHint(self) -> QSize:
        """Accept being as narrow as the title and the day."""
        title = QFontMetrics(self._strong).horizontalAdvance(self._words.title)
        when = QFontMetrics(self._small).horizontalAdvance(self._words.when)
        return QSize(title + when + 2 * _EDGE + 2 * _GAP + look().px(_ICON), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it too, as it does every button here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and ring as every row has them, then the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().color("focus_outer"), _RING) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(look().color("surface_tint") if self.underMouse() else Qt.BrushStyle.NoBrush)
        half = _RING / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _ROUND, _ROUND)
        side = look().px(_ICON)
        top = (self.height() - self._line * (2 if self._words.text else 1)) // 2
        look().paint_icon(painter, self._icon, "text_subtle", QRectF(_EDGE, top + (self._line - side) / 2, side, side))
        inner = QRect(_EDGE + side + _GAP, top, self.width() - 2 * _EDGE - side - _GAP, self._line)
        self._paint_first(painter, inner)
        if self._words.text:
            self._put(painter, self._plain, "text", inner.translated(0, self._line), self._words.text)
        painter.end()

    def _paint_first(self, painter: QPainter, line: QRect) -> None:
        words = self._words
        when = QFontMetrics(self._small).horizontalAdvance(words.when)
        self._put(painter, self._small, "text_subtle", line.adjusted(line.width() - when - 1, 0, 1, 0), words.when)
        left = line.adjusted(0, 0, -when - _GAP, 0)
        self._put(painter, self._strong, "text", left, words.title)
        after = QFontMetrics(self._strong).horizontalAdvance(words.title) + _GAP
        self._put(painter, self._small, "text_subtle", left.adjusted(after, 0, 0, 0), words.kind)

    def _put(self, painter: QPainter, font: QFont, colour: str, where: QRect, words: str) -> None:
        painter.setFont(font)
        painter.setPen(look().color(colour))
        fitting = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, where.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(where, flags, fitting)
