"""A confined screen: a child fills in, or a meeting has the screen. Nothing leads away, no other name is in sight.

The window's bars and list of places are hidden and their keys sleep; hiding the screen (F8) and locking (Ctrl+L) work
as ever. Leaving is the screen's own matter: it asks for the password first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from ui.widgets.page import Screen


class Confinement(QObject):
    """Keeps what stands round the shown screen in step with whether that screen is confined."""

    changed = Signal()

    def __init__(self, window: QWidget, around: Sequence[QWidget], keys: Sequence[QShortcut]) -> None:
        super().__init__(window)
        self._around = around
        self._keys = keys
        self._screen: Screen | None = None
        self._is_on = False

    def watch(self, screen: Screen) -> None:
        """Take note of a new screen; it may change its mind at any time."""
        screen.confined_changed.connect(partial(self._on_changed, screen))

    def show(self, screen: Screen) -> None:
        """Follow the screen that is shown now."""
        self._screen = screen
        self._apply(on=screen.confined)

    def _on_changed(self, screen: Screen) -> None:
        if screen is self._screen:
            self._apply(on=screen.confined)

    def _apply(self, *, on: bool) -> None:
        if on == self._is_on:
            return
        self._is_on = on
        for piece in self._around:
            piece.setVisible(not on)
        for key in self._keys:
            key.setEnabled(not on)
        self.changed.emit()
