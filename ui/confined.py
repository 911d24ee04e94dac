"""A confined screen: a child fills in, or a meeting has the screen. Nothing leads away, nothing of others is there.

The shell with its bars, its keys and every other screen is taken out of the window, not hidden in it: no key finds it,
and no screen reader. Hiding the screen (F8) and locking (Ctrl+L) work as ever. What the program has to say waits.
Leaving is the screen's own matter: it asks for the password first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from ui.messages import Message
from ui.widgets.bars import Actions, MessageBar
from ui.widgets.layout import column
from ui.widgets.page import Screen

_EATEN = frozenset({QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.Drop})


class Confinement(QObject):
    """Keeps what stands in the window in step with whether the shown screen is confined.

    `whole` holds the shell first and the curtain behind it, `pages` the screens.
    """

    changed = Signal()

    def __init__(
        self, window: QMainWindow, whole: QStackedWidget, pages: QStackedWidget, keys: Sequence[QShortcut]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._whole = whole
        self._pages = pages
        self._keys = keys
        self._shell = _first(whole)
        self._screen: Screen | None = None
        self._room = _Room()
        self._waiting: list[tuple[Message, str, Actions]] = []
        self._is_on = False
        # What has been taken out of the window has no parent that takes it along when the window goes.
        window.destroyed.connect(partial(_let_go, (self._shell, self._room)))

    def watch(self, screen: Screen) -> None:
        """Take note of a new screen; it may change its mind at any time."""
        screen.confined_changed.connect(partial(self._on_changed, screen))

    def show(self, screen: Screen) -> None:
        """Follow the screen that is shown now."""
        self._screen = screen
        self._apply(on=screen.confined)
        if not self._is_on:
            self._tell_waiting(screen)

    def screen(self) -> Screen | None:
        """Return the confined screen, which is not among the pages; nothing while none is."""
        return self._screen if self._is_on else None

    def say(self, message: Message, meaning: str, actions: Actions = ()) -> None:
        """Say something on the screen that stands there; a child or a meeting does not hear it: it waits."""
        if self._is_on:
            self._waiting.append((message, meaning, actions))
        elif self._screen is not None:
            self._screen.bar.show_message(message, meaning, list(actions))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let no menu and nothing dragged in, and no other window stand in front."""
        if event.type() in _EATEN:
            return isinstance(watched, QWidget) and watched.window() is self._window
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and self._is_stranger(watched):
            # Qt asks for this attribute after the event: the window is never drawn.
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            QTimer.singleShot(0, watched, partial(_turn_away, watched))
        return False

    def _tell_waiting(self, screen: Screen) -> None:
        """Lay a row for each under the heading; what was said twice is told once."""
        waiting, self._waiting = self._waiting, []
        for (message, meaning), actions in {one[:2]: one[2] for one in waiting}.items():
            bar = MessageBar()
            screen.head.addWidget(bar)  # before it is shown: without a parent it would be a window of its own
            bar.show_message(message, meaning, list(actions))

    def _on_changed(self, screen: Screen) -> None:
        if screen is self._screen:
            self._apply(on=screen.confined)

    def _apply(self, *, on: bool) -> None:
        if on == self._is_on or self._screen is None:
            return
        self._is_on = on
        for key in self._keys:
            key.setEnabled(not on)
        is_curtain_drawn = self._whole.currentIndex() != 0
        if on:
            self._close_the_door(self._screen)
        else:
            self._open_the_door(self._screen)
        if not is_curtain_drawn:
            self._whole.setCurrentIndex(0)
            _keep_focus(self._screen)
        self.changed.emit()

    def _close_the_door(self, screen: Screen) -> None:
        self._listen(on=True)
        for one in QApplication.topLevelWidgets():
            if one.isVisible() and self._is_stranger(one):
                one.close()
        self._pages.removeWidget(screen)
        self._room.take(screen)
        _put_first(self._whole, self._room, self._shell)

    def _open_the_door(self, screen: Screen) -> None:
        self._listen(on=False)
        self._pages.addWidget(screen)
        self._pages.setCurrentWidget(screen)
        _put_first(self._whole, self._shell, self._room)

    def _listen(self, *, on: bool) -> None:
        app = QApplication.instance()
        if app is not None:
            (app.installEventFilter if on else app.removeEventFilter)(self)

    def _is_stranger(self, widget: QWidget) -> bool:
        """Tell whether this is a window that the confined screen did not open; a window made anew takes our place."""
        if not widget.isWindow() or isinstance(widget, QMainWindow) or not self._window.isVisible():
            return False
        one: QWidget | None = widget
        while one is not None:
            if one is self._room:
                return False
            one = one.parentWidget()
        return True


class _Room(QFrame):
    """What stands in the window instead of the shell: the one screen on the ground of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "page")
        self._lines = column(self)

    def take(self, screen: Screen) -> None:
        """Hold this screen."""
        self._lines.addWidget(screen)
        screen.show()


def _turn_away(stranger: QWidget) -> None:
    stranger.close()
    stranger.hide()  # one that will not close goes all the same
    stranger.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)


def _keep_focus(screen: Screen) -> None:
    """Let the keys go on from the screen: what is moved to another place in the window loses the focus."""
    target = screen.first_focus()
    if target is not None and QApplication.focusWidget() is None:
        target.setFocus()


def _let_go(parts: Sequence[QWidget]) -> None:
    for one in parts:
        if isValid(one):
            one.deleteLater()


def _first(whole: QStackedWidget) -> QWidget:
    shell = whole.widget(0)
    if shell is None:
        raise LookupError("the shell comes before what takes its place")
    return shell


def _put_first(whole: QStackedWidget, comes: QWidget, goes: QWidget) -> None:
    """Put one widget in the place of another, which leaves the window altogether."""
    whole.insertWidget(0, comes)
    whole.removeWidget(goes)
    goes.hide()
    goes.setParent(None)
