"""A small plot of one theme over time, painted here: read with the eyes, by keyboard, or as text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ui.theme import look
from ui.widgets.graphic import Graphic
from ui.widgets.plot_data import Chart
from ui.widgets.plot_layout import Fonts, PlotLayout, lay_out
from ui.widgets.plot_painting import PlotPainter

_RING, _ROUND = 3, 6
_LEAST = 320
_WIDTHS_KEPT = 4


class Plot(Graphic):
    """The arrow keys, Home and End go from day to day; a click chooses the nearest. `day_chosen` carries its number."""

    day_chosen = Signal(int)

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._chart = chart
        self._fonts = Fonts.now()
        self._laid_out: dict[int, PlotLayout] = {}
        self._chosen = len(chart.days) - 1
        self.set_words(chart.title, chart.twin())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def chosen(self) -> int:
        """Return the number of the chosen day."""
        return self._chosen

    def choose(self, day: int) -> None:
        """Show the words of a day, without telling anybody."""
        self._chosen = day
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher: the words go on below."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of everything at this width."""
        return self._layout_at(width).height

    def sizeHint(self) -> QSize:
        """Ask for a good width; the layout gives what there is."""
        width = look().px(960)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Accept a narrow page."""
        return QSize(_LEAST, look().px(80))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another day; every other key goes on to the page."""
        last = len(self._chart.days) - 1
        steps = {
            Qt.Key.Key_Left: max(self._chosen - 1, 0),
            Qt.Key.Key_Right: min(self._chosen + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._go(steps[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day nearest to where one points."""
        where = self._layout_at(self.width())
        at = event.position().x()
        self._go(min(range(len(self._chart.days)), key=lambda day: abs(where.x(self._share(day)) - at)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart, and the ring while the keys are here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(look().color("focus_outer"), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = _RING / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _ROUND, _ROUND)
        PlotPainter(painter, self._chart, self._layout_at(self.width()), self._fonts, self._chosen).paint()
        painter.end()

    def _go(self, day: int) -> None:
        self.choose(day)
        self.day_chosen.emit(day)

    def _share(self, day: int) -> float:
        return self._chart.share(self._chart.days[day])

    def _layout_at(self, width: int) -> PlotLayout:
        """Lay out once for each width: the page asks for a few of them in turn before it decides."""
        if width not in self._laid_out:
            if len(self._laid_out) >= _WIDTHS_KEPT:
                self._laid_out.clear()
            self._laid_out[width] = lay_out(self._chart, width, self._fonts)
        return self._laid_out[width]
