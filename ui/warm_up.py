"""What the first window needs, made ready while the password is typed: a third of a second that nobody waits for.

PySide makes its classes when they are first named, and all that are left at once when an event filter of the whole
application meets one of Qt's private classes: in the middle of the first window. They are named in the window's own
thread, a few at a time: two threads that name at once end the program.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

_SLICE_SECONDS = 0.004
"""How long naming goes on before a key that was pressed is heard."""


class WarmUp(QObject):
    """Names every class, then calls `then`; `begin` is called after the first paint."""

    def __init__(self, then: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._then = then
        self._left: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Set out."""
        self._left = _named()
        self._timer.start()

    def _go_on(self) -> None:
        until = time.perf_counter() + _SLICE_SECONDS
        for _ in self._left:
            if time.perf_counter() > until:
                return
        self._timer.stop()
        self._then()


def import_window() -> None:
    """Import every screen; this may be done in another thread, once all classes of Qt have been named."""
    import ui.session  # noqa: F401 (for its own sake)


def _named() -> Iterator[None]:
    """Name the classes one by one."""
    from PySide6 import QtCore, QtGui, QtWidgets

    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)
            yield
