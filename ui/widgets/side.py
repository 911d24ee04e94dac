"""The narrow column beside the main one of a page."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import look
from ui.widgets.layout import column


class Side(QWidget):
    """In a `Fold` without stretch: as wide as asked while it stands beside, as wide as the page below."""

    def __init__(self, width: int, spacing: int = 16) -> None:
        super().__init__()
        self._width = look().px(width)
        self.lines = column(self, margins=(3, 0, 0, 0), spacing=spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for the width that was given, whatever stands in it."""
        return QSize(self._width, super().sizeHint().height())
