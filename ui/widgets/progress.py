"""How far along: named segments, and a line that tells that work goes on."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.i18n import tr
from ui.theme import look
from ui.widgets.layout import column
from ui.widgets.text import label


class Steps(QWidget):
    """Progress in segments; put the same in words beside it."""

    def __init__(self, done: int, total: int, width: int = 240, colour: str = "accent") -> None:
        super().__init__()
        self._colour = colour
        self._done, self._total = done, total
        self.setFixedSize(look().px(width), look().px(8))
        self.set_progress(done, total)

    def set_progress(self, done: int, total: int) -> None:
        """Fill the first `done` of `total` segments."""
        self._done, self._total = done, total
        self.setAccessibleName(tr("Steg {done} av {total}", done=done, total=total))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Filled for what is done, an outline for what is left: legible without colour."""
        from PySide6.QtCore import Qt  # see qt_values

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, height = 4, self.height() - 2
        width = (self.width() - gap * (self._total - 1)) / max(self._total, 1)
        for index in range(self._total):
            segment = QRectF(index * (width + gap), 1, width, height)
            if index < self._done:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look().color(self._colour))
                painter.drawRoundedRect(segment, 3, 3)
            else:
                painter.setPen(QPen(look().color("border"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(segment.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        painter.end()


class Working(QWidget):
    """A sentence and a bar for work that takes a moment; hidden when nothing goes on."""

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=6)
        self._words = label("", "small", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        lines.addWidget(self._words)
        lines.addWidget(self._bar)
        self.hide()

    def start(self, text: str, done: int = 0, total: int = 0) -> None:
        """Show what is going on; without a total the bar only moves."""
        self._words.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)
        self.show()

    def stop(self) -> None:
        """Nothing goes on any more."""
        self.hide()
