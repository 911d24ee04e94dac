"""Two panes side by side while there is room, one at a time when not: text to the left, the page to the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import look
from ui.widgets.layout import row

LEFT_WIDTH = 472
_RIGHT_LEAST = 360
_LEAST = 320


class Panes(QWidget):
    """`narrow_changed` tells that only one pane fits, or that both do again."""

    narrow_changed = Signal(bool)

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._is_narrow = False
        self._shows_right = False
        self._is_alone = False
        across = row(self)
        across.addWidget(left)
        across.addWidget(right, 1)
        self._apply()

    def is_narrow(self) -> bool:
        """Tell whether only one pane is shown."""
        return self._is_narrow

    def show_pane(self, *, right: bool) -> None:
        """Show this pane when only one fits."""
        self._shows_right = right
        self._apply()

    def show_only_left(self, *, only: bool) -> None:
        """Let the left pane have all the room, as long as there is nothing to look at beside it."""
        self._is_alone = only
        self._apply()

    def minimumSizeHint(self) -> QSize:
        """Ask for one pane only: the other gives way."""
        return QSize(look().px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one pane away when both would be too narrow to read."""
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(LEFT_WIDTH) + look().px(_RIGHT_LEAST)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._apply()
            self.narrow_changed.emit(narrow)

    def _apply(self) -> None:
        if self._is_narrow or self._is_alone:
            self._left.setMaximumWidth(_UNBOUNDED)
            self._left.setMinimumWidth(0)
        else:
            self._left.setFixedWidth(look().px(LEFT_WIDTH))
        self._left.setVisible(self._is_alone or not self._is_narrow or not self._shows_right)
        self._right.setVisible(not self._is_alone and (not self._is_narrow or self._shows_right))


_UNBOUNDED = 16_777_215  # what Qt calls no limit
