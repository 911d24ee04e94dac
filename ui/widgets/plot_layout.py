"""Where everything in a plot stands at a width: words to the left of the lanes while there is room, else above them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from ui.theme import look
from ui.widgets.plot_data import Chart, Lane
from ui.widgets.plot_signs import Sign

_WIDE = 680
_TEXT, _ENDS, _VALUE = 300, 96, 112  # the same in every theme: their times stand in line
_BAND, _LOW_BAND, _GAPS, _AIR = 56, 36, 18, 12
_HEAD, _SIGNS, _AXIS = 22, 20, 24
_EDGE = 10  # room for the focus ring, and for half a sign at either end
_TALL = 10_000
_TWO_LEVELS = 2  # yes and no need less room than a scale
_WRAP = int(Qt.TextFlag.TextWordWrap)


class Fonts(NamedTuple):
    """The letters of a plot, with what measures them."""

    title: QFont
    small: QFont
    value: QFont

    @classmethod
    def now(cls) -> Fonts:
        """Return the letters at the text size in force."""
        return cls(look().font(16), look().font(14), look().font(14, QFont.Weight.DemiBold))


class LaneBox(NamedTuple):
    """One lane: its words, its band, and the line where signs without a place stand (0 where there are none)."""

    title: QRect
    says: QRect
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
        box, top = _lane(lane, top, QRect(_EDGE, 0, text_width, 0), (left, right), fonts, beside=is_wide)
        boxes.append(box)
    ends = QRect(start, 0, px(_ENDS) + px(4), 0)
    values = QRect(right + px(18), 0, px(_VALUE) + 2, 0)
    return PlotLayout(left, right, ends, values, stops, events, tuple(boxes), top, top + px(_AXIS) + _EDGE, is_wide)


def _row(chart: Chart, sign: Sign, top: int) -> tuple[int, int]:
    """Return the middle of a row of marks and what comes below it; no row where there is no such mark."""
    if not any(mark.sign is sign for mark in chart.marks):
        return 0, top
    return top + look().px(_SIGNS) // 2, top + look().px(_SIGNS)


def _lane(
    lane: Lane, top: int, text: QRect, across: tuple[int, int], fonts: Fonts, *, beside: bool
) -> tuple[LaneBox, int]:
    px = look().px
    title = QRect(text.left(), top + px(4), text.width(), text_height(lane.title, fonts.title, text.width()))
    says = QRect(text.left(), title.bottom() + 1, text.width(), text_height(lane.says, fonts.small, text.width()))
    height = _LOW_BAND if lane.steps == _TWO_LEVELS else _BAND
    band_top = top + px(6) if beside else says.bottom() + px(6)
    band = QRect(across[0] - px(10), band_top, across[1] - across[0] + px(20), px(height))
    below = band.bottom() + 1
    gaps = 0
    if any(dot.place is None for dot in lane.dots):
        gaps = below + px(_GAPS) // 2
        below += px(_GAPS)
    return LaneBox(title, says, band, gaps), max(says.bottom(), below) + px(_AIR)


def text_height(text: str, font: QFont, width: int) -> int:
    """Return the height of a text that goes on below at a width."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, _TALL), _WRAP, text).height() if text else 0
