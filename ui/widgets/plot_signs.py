"""The signs of a plot: each kind has a shape of its own, so that colour only helps and black and white is enough."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme import look

_RIM = 1.5  # what stands on a line or on another sign is parted from it
_STROKE = 2.0
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


def colour_of(sign: Sign) -> str:
    """Return the token of a sign's colour."""
    return _COLOURS.get(sign, "text_subtle")


def paint_sign(painter: QPainter, sign: Sign, at: QPointF, ground: str = "card") -> None:
    """Paint a sign round a point; `ground` is the token of the colour it stands on."""
    unit = look().px(100) / 100
    colour = look().color(colour_of(sign))
    if sign is Sign.STOP:
        side = 16 * unit
        look().paint_icon(painter, "flag", _COLOURS[sign], QRectF(at.x() - side / 6, at.y() - side / 2, side, side))
        return
    if sign in (Sign.REFUSED, Sign.UNASKED, Sign.UNKNOWN):
        _paint_open(painter, sign, at, unit)
        return
    painter.setPen(QPen(look().color(ground), _RIM))
    painter.setBrush(colour)
    if sign is Sign.CHILD:
        painter.drawEllipse(at, 5.5 * unit, 5.5 * unit)
    elif sign is Sign.ADULT:
        painter.drawRect(QRectF(at.x() - 5 * unit, at.y() - 5 * unit, 10 * unit, 10 * unit))
    else:
        far = 6.5 * unit
        corners = [QPointF(0, -far), QPointF(far, 0), QPointF(0, far), QPointF(-far, 0)]
        painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


def _paint_open(painter: QPainter, sign: Sign, at: QPointF, unit: float) -> None:
    """Paint why there is no answer: lines only, so that nobody takes it for one."""
    colour = look().color(colour_of(sign))
    if sign is Sign.UNKNOWN:
        painter.setPen(colour)
        painter.setFont(look().font(14, QFont.Weight.DemiBold))
        box = QRectF(at.x() - 10 * unit, at.y() - 10 * unit, 20 * unit, 20 * unit)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _QUESTION)
        return
    painter.setPen(QPen(colour, _STROKE * unit))
    far = 4 * unit
    painter.drawLine(at + QPointF(-far, 0 if sign is Sign.UNASKED else -far), _end(sign, at, far))
    if sign is Sign.REFUSED:
        painter.drawLine(at + QPointF(-far, far), at + QPointF(far, -far))


def _end(sign: Sign, at: QPointF, far: float) -> QPointF:
    return at + QPointF(far, 0 if sign is Sign.UNASKED else far)


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
        paint_sign(painter, self._sign, QRectF(self.rect()).center(), "page")
        painter.end()
