"""The signs of a plot: each kind has a shape of its own, so that colour only helps and black and white is enough.

They are painted many at a time: five years of a child are thousands of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme import look

_RIM = 1.5  # what stands on a line or on another sign is parted from it
_STROKE = 2.0
_RADIUS = 5.5
_QUESTION = "?"


class Sign(StrEnum):
    """Whose answer, why there is none, or what is marked in time."""

    CHILD = "child"
    ADULT = "adult"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    UNASKED = "unasked"
    STOP = "stop"
    EVENT = "event"


_COLOURS = {
    Sign.CHILD: "child_voice_icon",
    Sign.ADULT: "accent_text",
    Sign.STOP: "text",
    Sign.EVENT: "text",
}
_DIAMOND = ((0, -6.5), (6.5, 0), (0, 6.5), (-6.5, 0))
_STROKES = {
    Sign.REFUSED: ((-4, -4, 4, 4), (-4, 4, 4, -4)),
    Sign.UNASKED: ((-4, 0, 4, 0),),
}
_FLAG = 16  # its pole stands a sixth of the drawing from the left, on the day itself
_STAMP = 28  # room for the largest sign with its rim

_STAMPS_KEPT = 64
_STAMPS: dict[tuple[Sign, float, int, int, int], QPixmap] = {}


def colour_of(sign: Sign) -> str:
    """Return the token of a sign's colour."""
    return _COLOURS.get(sign, "text_subtle")


def paint_signs(painter: QPainter, sign: Sign, points: Sequence[QPointF], ground: str = "card") -> None:
    """Paint one kind of sign round each of these points; `ground` is the token of the colour they stand on.

    It is drawn once and stamped: drawing each of them anew takes five times as long.
    """
    if not points:
        return
    ratio = painter.device().devicePixelRatio()
    stamp = _stamp(sign, ground, ratio)
    half = stamp.width() / ratio / 2
    painter.translate(-half, -half)  # once, instead of a new point for each
    for point in points:
        painter.drawPixmap(point, stamp)
    painter.translate(half, half)


def _stamp(sign: Sign, ground: str, ratio: float) -> QPixmap:
    """Return a sign as it looks with this text size in these colours; a page of plots shares them."""
    colours = look().color(colour_of(sign)).rgba(), look().color(ground).rgba()
    key = (sign, ratio, look().px(100), *colours)
    if key not in _STAMPS:
        if len(_STAMPS) >= _STAMPS_KEPT:
            _STAMPS.clear()
        _STAMPS[key] = _make_stamp(sign, ground, ratio)
    return _STAMPS[key]


def _make_stamp(sign: Sign, ground: str, ratio: float) -> QPixmap:
    side = look().px(_STAMP)
    stamp = QPixmap(round(side * ratio), round(side * ratio))
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    painter.scale(look().px(100) / 100, look().px(100) / 100)
    _paint(painter, sign, ground)
    painter.end()
    return stamp


def _paint(painter: QPainter, sign: Sign, ground: str) -> None:
    """Paint a sign round the origin, at 100 % text."""
    colour = look().color(colour_of(sign))
    if sign in _STROKES:
        painter.setPen(QPen(colour, _STROKE))
        painter.drawLines([QLineF(*stroke) for stroke in _STROKES[sign]])
    elif sign is Sign.STOP:
        look().paint_icon(painter, "flag", colour_of(sign), QRectF(-_FLAG / 6, -_FLAG / 2, _FLAG, _FLAG))
    elif sign is Sign.UNKNOWN:
        letters = QFont(look().font(14, QFont.Weight.DemiBold))
        letters.setPixelSize(14)  # the painter is scaled already
        painter.setPen(colour)
        painter.setFont(letters)
        painter.drawText(QRectF(-10, -10, 20, 20), Qt.AlignmentFlag.AlignCenter, _QUESTION)
    else:
        painter.setPen(QPen(look().color(ground), _RIM))
        painter.setBrush(colour)
        if sign is Sign.CHILD:
            painter.drawEllipse(QPointF(), _RADIUS, _RADIUS)
        elif sign is Sign.ADULT:
            painter.drawRect(QRectF(-5, -5, 10, 10))
        else:
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in _DIAMOND]))


class SignGlyph(QWidget):
    """A sign for the legend: the word stands beside it, so a screen reader passes it by."""

    def __init__(self, sign: Sign) -> None:
        super().__init__()
        self._sign = sign
        self.setFixedSize(QSize(look().px(20), look().px(20)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sign in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_signs(painter, self._sign, [QRectF(self.rect()).center()], "page")
        painter.end()
