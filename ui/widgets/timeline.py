"""What happened, one below the other, on a line with round marks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import look
from ui.widgets.layout import column, row
from ui.widgets.text import Prose, label


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline; `meaning` colours the mark (info, success, child_voice …), empty for grey."""

    icon: str
    when: str
    text: str
    meaning: str = ""


class Rail(QWidget):
    """The mark of a timeline row: a hairline with a round icon on it."""

    def __init__(self, icon: str, meaning: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self._icon, self._meaning, self._first, self._last = icon, meaning, first, last
        self.setFixedWidth(look().px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line behind, then the mark, then the icon in it."""
        unit = look().px(32) / 32
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().color("border_subtle"), 1))
        x = 16.5 * unit
        top, bottom = (12 * unit if self._first else 0), (12 * unit if self._last else self.height())
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        colours = self._meaning
        painter.setBrush(look().color(f"{colours}_fill" if colours else "surface_tint"))
        painter.setPen(QPen(look().color(f"{colours}_edge" if colours else "border"), 1))
        painter.drawEllipse(QRectF(2.5 * unit, 0.5, 28 * unit, 28 * unit))
        inside = QRectF(8.5 * unit, 6 * unit + 0.5, 16 * unit, 16 * unit)
        look().paint_icon(painter, self._icon, f"{colours}_icon" if colours else "text_subtle", inside)
        painter.end()


class Timeline(QWidget):
    """Events, newest first, as they were given."""

    def __init__(self, events: list[Event]) -> None:
        super().__init__()
        lines = column(self)
        for index, event in enumerate(events):
            across = row(spacing=12)
            across.addWidget(Rail(event.icon, event.meaning, first=index == 0, last=index == len(events) - 1))
            words = column(margins=(0, 4, 0, 16))
            words.addWidget(label(event.when, "small"))
            words.addWidget(Prose(event.text, "", 1.4))
            across.addLayout(words, 1)
            lines.addLayout(across)
