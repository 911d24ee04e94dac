"""Painting a plot: bands, marks, lines that stop at a gap, signs, and the words of the chosen day beside them.

What is alike is gathered over all lanes and painted at once.
"""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QLineF, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from ui.theme import look
from ui.widgets.plot_data import Chart, Lane
from ui.widgets.plot_layout import Fonts, LaneBox, PlotLayout, Words
from ui.widgets.plot_signs import Sign, colour_of, paint_signs

_ROUND = 4
_HALF_SIGN = 8  # how far the lowest and the highest answers stand from the band's edges
_FEW_DAYS = 24  # where the answers stand closer, the line between them is thinner than they are
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
        self._pairs = tuple(zip(chart.lanes, where.lanes, strict=True))

    def paint(self) -> None:
        """Paint everything, from the back to the front."""
        self._bands()
        self._ends()
        self._marks()
        self._chosen_day()
        self._answers()
        self._questions()
        self._values()
        self._axis()

    def _bands(self) -> None:
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().color("band"))
        for _, box in self._pairs:
            painter.drawRoundedRect(box.band, _ROUND, _ROUND)
        painter.setPen(QPen(look().color("hairline"), 1))
        self._straight([
            QLineF(box.band.left() + 4, y, box.band.right() - 4, y)
            for lane, box in self._pairs
            for y in (round(_y(box, step / (lane.steps - 1))) + 0.5 for step in range(lane.steps))
        ])  # fmt: skip

    def _ends(self) -> None:
        """Write the words of the two ends beside each band, each on the height it stands for."""
        ends, font = self._where.ends, self._fonts.small
        metrics = QFontMetrics(font)
        known: dict[str, Words] = {}
        self._take(font, "text_subtle")
        for lane, box in self._pairs:
            for word, place in ((lane.high, 1.0), (lane.low, 0.0)):
                if word not in known:
                    fitting = metrics.elidedText(word, Qt.TextElideMode.ElideRight, ends.width())
                    left = ends.right() - metrics.horizontalAdvance(fitting)
                    known[word] = Words.at_width(fitting, font, QPointF(left, 0), ends.width() + 2)
                words = known[word]
                top = round(_y(box, place) - words.height / 2)
                self._painter.drawStaticText(QPointF(words.at.x(), top), words.text)

    def _marks(self) -> None:
        """Draw a line through all lanes from each mark: dashed from a stop point, dotted from an event."""
        for sign, y, dash in (
            (Sign.STOP, self._where.stops, Qt.PenStyle.DashLine),
            (Sign.EVENT, self._where.events, Qt.PenStyle.DotLine),
        ):
            days = {mark.day for mark in self._chart.marks if mark.sign is sign}
            xs = [round(self._where.x(self._chart.share(day))) + 0.5 for day in days]
            self._painter.setPen(QPen(look().color("border"), 1, dash))
            self._uprights(xs, y + look().px(8))
            paint_signs(self._painter, sign, [QPointF(x, y) for x in xs])

    def _chosen_day(self) -> None:
        self._painter.setPen(QPen(look().color("border_strong"), 1))
        self._uprights([round(self._xs[self._chosen]) + 0.5], look().px(12))

    def _uprights(self, xs: list[float], start: int) -> None:
        spans = self._where.spans(start)
        self._straight([QLineF(x, top, x, bottom) for x in xs for top, bottom in spans])

    def _straight(self, lines: list[QLineF]) -> None:
        """Draw lines along the pixels: nothing to smooth, and smoothing them takes ten times as long."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._painter.drawLines(lines)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _answers(self) -> None:
        """Draw the lines, then the signs on them."""
        lines: dict[Sign, list[QLineF]] = defaultdict(list)
        placed: dict[Sign, list[QPointF]] = defaultdict(list)
        unplaced: dict[Sign, list[QPointF]] = defaultdict(list)
        for lane, box in self._pairs:
            spots = self._spots(lane, box)
            for dot, spot in zip(lane.dots, spots, strict=True):
                (unplaced if dot.place is None else placed)[dot.sign].append(spot)
            if lane.joined:
                lines[lane.dots[lane.joined[0][0]].sign] += [QLineF(spots[a], spots[b]) for a, b in lane.joined]
        for sign, between in lines.items():
            self._painter.setPen(QPen(look().color(colour_of(sign)), 2 if len(self._xs) <= _FEW_DAYS else 1))
            self._painter.drawLines(between)
        for ground, signs in (("band", placed), ("card", unplaced)):
            for sign, points in signs.items():
                paint_signs(self._painter, sign, points, ground)

    def _spots(self, lane: Lane, box: LaneBox) -> list[QPointF]:
        low, high = _y(box, 0), _y(box, 1)
        xs, gaps, span = self._xs, box.gaps, high - low
        return [QPointF(xs[day], gaps if place is None else low + place * span) for day, _, _, place in lane.dots]

    def _questions(self) -> None:
        self._write(self._fonts.title, "text", [box.title for box in self._where.lanes])
        self._write(self._fonts.small, "text_subtle", [box.says for box in self._where.lanes])

    def _write(self, font: QFont, colour: str, texts: list[Words]) -> None:
        self._take(font, colour)
        for one in texts:
            self._painter.drawStaticText(one.at, one.text)

    def _values(self) -> None:
        """Write the chosen day, and below it what was answered to each question on it."""
        values, font = self._where.values, self._fonts.value
        self._take(font, "text")
        head = QRect(values.left(), look().px(4), values.width(), look().px(22))
        self._painter.drawText(head, _MIDDLE, self._chart.day_words[self._chosen])
        known: dict[str, Words] = {}
        for lane, box in self._pairs:
            dot = lane.on(self._chosen)
            said = dot.words if dot else self._chart.absent
            if said not in known:
                known[said] = Words.at_width(said, font, QPointF(), values.width())
            self._painter.setPen(look().color(colour_of(dot.sign) if dot else "text_subtle"))
            top = box.band.top() + (box.band.height() - known[said].height) // 2
            self._painter.drawStaticText(QPointF(values.left(), top), known[said].text)

    def _axis(self) -> None:
        """Write as many days below as there is room for: the last and the first before those between."""
        painter, axis = self._painter, self._where.axis
        self._take(self._fonts.small, "text_subtle")
        self._straight([QLineF(x, axis, x, axis + 4) for x in self._xs])
        metrics, air = QFontMetrics(self._fonts.small), look().px(12)
        baseline = axis + look().px(6) + metrics.ascent()
        words = self._chart.day_words
        width = max(metrics.horizontalAdvance(words[0]), metrics.horizontalAdvance(words[-1]))  # all are alike
        taken: list[float] = []
        last = len(self._xs) - 1
        for index in dict.fromkeys((last, 0, *range(last))):
            middle = self._xs[index]
            if all(abs(middle - other) > width + air for other in taken):
                taken.append(middle)
                painter.drawText(QPointF(middle - width / 2, baseline), words[index])

    def _take(self, font: QFont, colour: str) -> None:
        self._painter.setFont(font)
        self._painter.setPen(look().color(colour))


def _y(box: LaneBox, place: float) -> float:
    edge = look().px(_HALF_SIGN)
    return box.band.bottom() + 1 - edge - place * (box.band.height() - 2 * edge)
