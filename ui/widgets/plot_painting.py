"""Painting a plot: bands, marks, lines that stop at a gap, signs, and the words of the chosen day beside them."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from ui.theme import look
from ui.widgets.plot_data import Chart, Dot, Lane, Mark
from ui.widgets.plot_layout import Fonts, LaneBox, PlotLayout, text_height
from ui.widgets.plot_signs import Sign, colour_of, paint_sign

_ROUND = 4
_HALF_SIGN = 8  # how far the lowest and the highest answers stand from the band's edges
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PlotPainter:
    """One painting of one chart at one size; `chosen` is the day whose answers stand in words."""

    def __init__(self, painter: QPainter, chart: Chart, where: PlotLayout, fonts: Fonts, chosen: int) -> None:
        self._painter = painter
        self._chart = chart
        self._where = where
        self._fonts = fonts
        self._chosen = chosen
        self._xs = tuple(where.x(chart.share(day)) for day in chart.days)

    def paint(self) -> None:
        """Paint everything, from the back to the front."""
        pairs = list(zip(self._chart.lanes, self._where.lanes, strict=True))
        for lane, box in pairs:
            self._band(lane, box)
        for mark in self._chart.marks:
            self._mark(mark)
        self._chosen_day()
        for lane, box in pairs:
            self._answers(lane, box)
            self._words(lane, box)
        self._axis()

    def _band(self, lane: Lane, box: LaneBox) -> None:
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().color("band"))
        painter.drawRoundedRect(box.band, _ROUND, _ROUND)
        painter.setPen(QPen(look().color("hairline"), 1))
        for step in range(lane.steps):
            y = round(_y(box, step / (lane.steps - 1))) + 0.5
            painter.drawLine(QLineF(box.band.left() + 4, y, box.band.right() - 4, y))
        self._ends(lane, box)

    def _ends(self, lane: Lane, box: LaneBox) -> None:
        """Write the words of the two ends beside the band, each on the height it stands for."""
        painter, ends = self._painter, self._where.ends
        metrics = QFontMetrics(self._fonts.small)
        painter.setFont(self._fonts.small)
        painter.setPen(look().color("text_subtle"))
        for word, place in ((lane.high, 1.0), (lane.low, 0.0)):
            fitting = metrics.elidedText(word, Qt.TextElideMode.ElideRight, ends.width())
            top = round(_y(box, place)) - metrics.height() // 2
            painter.drawText(QRect(ends.left(), top, ends.width(), metrics.height()), _MIDDLE, fitting)

    def _mark(self, mark: Mark) -> None:
        painter = self._painter
        x = round(self._where.x(self._chart.share(mark.day))) + 0.5
        y = self._where.stops if mark.sign is Sign.STOP else self._where.events
        dash = Qt.PenStyle.DashLine if mark.sign is Sign.STOP else Qt.PenStyle.DotLine
        painter.setPen(QPen(look().color("border"), 1, dash))
        painter.drawLines([QLineF(x, top, x, bottom) for top, bottom in self._where.spans(y + look().px(8))])
        paint_sign(painter, mark.sign, QPointF(x, y))

    def _chosen_day(self) -> None:
        painter, values = self._painter, self._where.values
        x = round(self._xs[self._chosen]) + 0.5
        painter.setPen(QPen(look().color("border_strong"), 1))
        painter.drawLines([QLineF(x, top, x, bottom) for top, bottom in self._where.spans(look().px(12))])
        painter.setFont(self._fonts.value)
        painter.setPen(look().color("text"))
        box = QRect(values.left(), look().px(4), values.width(), look().px(22))
        painter.drawText(box, _MIDDLE, self._chart.day_words[self._chosen])

    def _answers(self, lane: Lane, box: LaneBox) -> None:
        painter = self._painter
        spots = [self._spot(dot, box) for dot in lane.dots]
        if lane.joined:
            painter.setPen(QPen(look().color(colour_of(lane.dots[lane.joined[0][0]].sign)), 2))
            painter.drawLines([QLineF(spots[a], spots[b]) for a, b in lane.joined])
        for dot, spot in zip(lane.dots, spots, strict=True):
            paint_sign(painter, dot.sign, spot, "card" if dot.place is None else "band")

    def _spot(self, dot: Dot, box: LaneBox) -> QPointF:
        return QPointF(self._xs[dot.day], box.gaps if dot.place is None else _y(box, dot.place))

    def _words(self, lane: Lane, box: LaneBox) -> None:
        self._write(self._fonts.title, "text", box.title, lane.title)
        self._write(self._fonts.small, "text_subtle", box.says, lane.says)
        dot = lane.on(self._chosen)
        words, colour = (dot.words, colour_of(dot.sign)) if dot is not None else (self._chart.absent, "text_subtle")
        values = self._where.values
        height = text_height(words, self._fonts.value, values.width())
        top = box.band.top() + (box.band.height() - height) // 2
        self._write(self._fonts.value, colour, QRect(values.left(), top, values.width(), height + 2), words)

    def _write(self, font: QFont, colour: str, box: QRect, text: str) -> None:
        self._painter.setFont(font)
        self._painter.setPen(look().color(colour))
        self._painter.drawText(box, int(_TOP), text)

    def _axis(self) -> None:
        """Write as many days below as there is room for: the last and the first before those between."""
        painter, metrics = self._painter, QFontMetrics(self._fonts.small)
        painter.setFont(self._fonts.small)
        painter.setPen(look().color("text_subtle"))
        taken: list[tuple[float, float]] = []
        last = len(self._xs) - 1
        for index in dict.fromkeys((last, 0, *range(last))):
            painter.drawLine(QLineF(self._xs[index], self._where.axis, self._xs[index], self._where.axis + 4))
            width = metrics.horizontalAdvance(self._chart.day_words[index])
            left = self._xs[index] - width / 2
            if all(left > end or left + width < begin for begin, end in taken):
                taken.append((left - look().px(12), left + width + look().px(12)))
                baseline = self._where.axis + look().px(6) + metrics.ascent()
                painter.drawText(QPointF(left, baseline), self._chart.day_words[index])


def _y(box: LaneBox, place: float) -> float:
    edge = look().px(_HALF_SIGN)
    return box.band.bottom() + 1 - edge - place * (box.band.height() - 2 * edge)
