"""Where everything in a plot stands at a width: words to the left of the lanes while there is room, else above them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QStaticText, QTextOption, QTransform

from ui.theme import look
from ui.widgets.plot_data import Chart, Lane
from ui.widgets.plot_signs import Sign

_WIDE = 680
_TEXT, _ENDS, _VALUE = 300, 96, 112  # the same in every theme: their times stand in line
_BAND, _LOW_BAND, _GAPS, _AIR = 56, 36, 18, 12
_HEAD, _SIGNS, _AXIS = 22, 20, 24
_EDGE = 10  # room for the focus ring, and for half a sign at either end
_TWO_LEVELS = 2  # yes and no need less room than a scale


class Fonts(NamedTuple):
    """The letters of a plot."""

    title: QFont
    small: QFont
    value: QFont

    @classmethod
    def now(cls) -> Fonts:
        """Return the letters at the text size in force."""
        return cls(look().font(16), look().font(14), look().font(14, QFont.Weight.DemiBold))


class Words(NamedTuple):
    """A text that is laid out once and painted often; it goes on below at its width."""

    at: QPointF
    text: QStaticText
    height: int

    @classmethod
    def at_width(cls, words: str, font: QFont, at: QPointF, width: int) -> Words:
        """Lay out a text; none has no height."""
        text = QStaticText(words)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        text.setTextWidth(width)
        text.prepare(QTransform(), font)
        return cls(at, text, round(text.size().height()) if words else 0)


class LaneBox(NamedTuple):
    """One lane: its words, its band, and the line where signs without a place stand (0 where there are none)."""

    title: Words
    says: Words
    band: QRect
    gaps: int


class PlotLayout(NamedTuple):
    """Everything in whole pixels. Time runs from `left` to `right`; the chosen day's words stand below `values`."""

    left: int
    right: int
    ends: QRect
    values: QRect
    stops: int
    events: int
    lanes: tuple[LaneBox, ...]
    axis: int
    height: int
    is_wide: bool

    def x(self, share: float) -> float:
        """Return where a share of the time stands."""
        return self.left + (self.right - self.left) * share

    def spans(self, start: int) -> list[tuple[int, int]]:
        """Return from where to where an upright line goes: never through the words of a lane."""
        if self.is_wide:
            return [(start, self.axis)]
        return [(box.band.top(), box.band.bottom() + 1) for box in self.lanes]


def lay_out(chart: Chart, width: int, fonts: Fonts) -> PlotLayout:
    """Return where everything stands at this width."""
    px = look().px
    is_wide = width >= px(_WIDE)
    text_width = px(_TEXT) if is_wide else width - 2 * _EDGE
    start = _EDGE + (text_width + px(16) if is_wide else 0)
    left = start + px(_ENDS) + px(18)
    right = max(width - _EDGE - px(_VALUE) - px(20), left + 1)
    top = px(_HEAD) + _EDGE
    stops, top = _row(chart, Sign.STOP, top)
    events, top = _row(chart, Sign.EVENT, top)
    boxes = []
    for lane in chart.lanes:
        box, top = _lane(lane, top, text_width, (left, right), fonts)
        boxes.append(box)
    ends = QRect(start, 0, px(_ENDS) + px(4), 0)
    values = QRect(right + px(18), 0, px(_VALUE) + 2, 0)
    return PlotLayout(left, right, ends, values, stops, events, tuple(boxes), top, top + px(_AXIS) + _EDGE, is_wide)


def _row(chart: Chart, sign: Sign, top: int) -> tuple[int, int]:
    """Return the middle of a row of marks and what comes below it; no row where there is no such mark."""
    if not any(mark.sign is sign for mark in chart.marks):
        return 0, top
    return top + look().px(_SIGNS) // 2, top + look().px(_SIGNS)


def _lane(lane: Lane, top: int, text_width: int, across: tuple[int, int], fonts: Fonts) -> tuple[LaneBox, int]:
    px = look().px
    beside = across[0] > text_width
    title = Words.at_width(lane.title, fonts.title, QPointF(_EDGE, top + px(4)), text_width)
    below_title = top + px(4) + title.height
    says = Words.at_width(lane.says, fonts.small, QPointF(_EDGE, below_title), text_width)
    below_says = below_title + says.height
    height = _LOW_BAND if lane.steps == _TWO_LEVELS else _BAND
    band_top = top + px(6) if beside else below_says + px(6)
    band = QRect(across[0] - px(10), band_top, across[1] - across[0] + px(20), px(height))
    below = band.bottom() + 1
    gaps = 0
    if any(dot.place is None for dot in lane.dots):
        gaps = below + px(_GAPS) // 2
        below += px(_GAPS)
    return LaneBox(title, says, band, gaps), max(below_says, below) + px(_AIR)
