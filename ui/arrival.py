"""Where the keyboard stands in a place one comes to: at the next thing to do, also when that is read in a moment later.

Qt would give the focus to the first button of the window: in a window with little else, to the lock.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.widgets.page import Screen


class Arrival(QObject):
    """Waits on the ground of a place that has nothing to press yet; the keys that scroll work there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._screen: Screen | None = None
        self._soon = QTimer(self)  # ours: it ends with the window
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)

    def come_to(self, screen: Screen) -> None:
        """Stand where something is to be done, or wait for it until somebody goes elsewhere."""
        self._wait_for(None)
        target = screen.first_focus()
        if target is not None:
            target.setFocus()
            return
        screen.ground.setFocus()
        self._wait_for(screen)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look again when the place has been laid out anew."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._soon.start()  # what has just been put there is shown first
        return False

    def _look(self) -> None:
        screen = self._screen
        if screen is None:
            return
        if QApplication.focusWidget() is not screen.ground:
            self._wait_for(None)
        elif (target := screen.first_focus()) is not None:
            self._wait_for(None)
            target.setFocus()

    def _wait_for(self, screen: Screen | None) -> None:
        if self._screen is not None:
            self._screen.ground.content.removeEventFilter(self)
        self._screen = screen
        if screen is not None:
            screen.ground.content.installEventFilter(self)
