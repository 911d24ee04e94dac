"""Tries everything a hand at the keyboard or the mouse can do to get out of a confined screen, or to see past it.

Each attempt returns what it found out; an empty list means that the page stood. `test_utbrudd.py` plants holes and
demands that they are found.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Protocol

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QHelpEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QToolTip, QWhatsThis, QWidget
from shiboken6 import isValid

from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Changes
from tests.ui.barnerommet import in_sight, readable, seen
from tests.ui.skjermrom import settle
from ui.jobs import as_bug
from ui.session import Session
from ui.widgets.page import Place, Screen

_MODIFIERS = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
_SPECIAL = (
    "Escape Tab Backtab Backspace Return Enter Insert Delete Pause Print SysReq Clear Home End Left Up Right Down "
    "PageUp PageDown Menu Help Back Forward Stop Refresh Favorites Search Close Copy Cut Paste Undo Redo Open Save New "
    "Find HomePage LaunchMail Launch0 Explorer TaskPane ApplicationRight SplitScreen ZoomIn ZoomOut Calculator Exit "
    "Cancel"
)


class Avgrenset(Protocol):
    """A room where one screen is confined; nothing of `others` may be read there."""

    session: Session
    from_before: list[QWidget]
    others: tuple[str, ...]

    @property
    def vindu(self) -> QWidget: ...

    def screen(self) -> Screen: ...


def all_that_is_said(session: Session, tables: Iterable[str], object_id: str) -> dict[str, Callable[[], object]]:
    """Everything the program may have to say while it lies with others, with what makes it say so."""
    window, watch, jobs = session.window, session._watch, session._parts.jobs
    return {
        "an error": lambda: session.tell(KnownError("disk_full")),
        "a fault": lambda: session.tell(as_bug(ValueError("Modig Gran"))),
        "nobody asked": lambda: jobs.unhandled.emit(KnownError("kopi_skadet")),
        "changes": lambda: jobs.broadcast(Changes(frozenset((one, object_id) for one in tables))),
        "copied": lambda: watch.copied.emit(30),
        "the time": lambda: watch.ticked.emit(120),
        "cleared": lambda: watch.cleared.emit(),
        "undo": window.undo_requested.emit,
        "search": window.find_requested.emit,
        "a note": window.note_requested.emit,
        "sync": window.sync_requested.emit,
        "help": window.help_requested.emit,
        "the outbox": lambda: window.status_pressed.emit("utboks"),
        "a copy": lambda: window.status_pressed.emit("kopi"),
        "letters": lambda: session._on_letters(3),
        "due": lambda: session._on_due(4),
    }


class Utbrudd:
    """One room where a child sits, or a meeting has the screen."""

    def __init__(self, rommet: Avgrenset) -> None:
        self._rommet = rommet
        self._screen = rommet.screen()
        self.tries = 0
        rommet.vindu.activateWindow()  # a window that was in front is gone; a window system would do it
        settle()

    def look(self, what: str) -> list[str]:
        """Return what is wrong now, with the name of what led to it."""
        self.tries += 1
        window = self._rommet.session.window
        found = []
        if window.is_hidden_by_curtain():
            found += [f"{what}: «{word}» behind the curtain" for word in self._others_in(seen(window))]
            window.show_content()
        if not window.is_confined() or window.current_screen() is not self._screen:
            found.append(f"{what}: led to {window.current_place()}")
        if not self._screen.isVisible():
            found.append(f"{what}: the page is gone")
        strangers = [one for one in in_sight() if one is not window and one not in self._rommet.from_before]
        found += [f"{what}: a window opened: {type(one).__name__}" for one in strangers]
        for one in strangers:
            one.close()
        found += [f"{what}: «{word}» can be seen" for word in self._others_in(seen(window))]
        return found

    def look_deep(self, what: str) -> list[str]:
        """The same, and what a screen reader finds in the whole window, hidden or not."""
        return [
            *self.look(what),
            *(f"{what}: «{w}» can be heard" for w in self._others_in(readable(self._rommet.session.window))),
        ]

    def keys(self) -> list[str]:
        """Press every key from 0x20 to 0xff, every function key and every special one with all modifiers."""
        named = [getattr(Qt.Key, f"Key_{name}") for name in _SPECIAL.split()]
        functions = [Qt.Key(Qt.Key.Key_F1 + n) for n in range(35)]
        codes = [key for key in Qt.Key if 0x20 <= key.value < 0x100]
        found = []
        for modifiers in _chords():
            for key in (*codes, *functions, *named):
                found += self._press(key, modifiers)
            found += self.look_deep(f"keys with {modifiers}")
        return found

    def shortcuts(self, chords: set[str]) -> list[str]:
        """Press every shortcut that any part of the program has."""
        found = []
        for chord in sorted(chords):
            combination = QKeySequence(chord)[0]
            found += self._press(combination.key(), combination.keyboardModifiers())
        return [*found, *self.look_deep("shortcuts")]

    def window(self) -> list[str]:
        """Close, minimise, maximise, fill the screen, and shrink again."""
        window = self._rommet.session.window
        found = []
        acts: dict[str, Callable[[], object]] = {
            "close": window.close,
            "minimise": window.showMinimized,
            "normal": window.showNormal,
            "maximise": window.showMaximized,
            "full screen": window.showFullScreen,
            "normal again": window.showNormal,
        }
        for name, act in acts.items():
            act()
            settle()
            found += self.look_deep(name)
        return found

    def tabs(self) -> list[str]:
        """Walk round both ways; the keyboard never stands outside the page."""
        found = []
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            for _ in range(40):
                focus = QApplication.focusWidget()
                if focus is None or not (focus is self._screen or self._screen.isAncestorOf(focus)):
                    found.append(f"Tab stands on {focus}")
                    break
                QTest.keyClick(focus, key)
        return [*found, *self.look_deep("Tab")]

    def mouse(self) -> list[str]:
        """Ask for a menu everywhere, and let go of something everywhere."""
        found = []
        for one in [self._rommet.session.window, *self._rommet.session.window.findChildren(QWidget)]:
            if not isValid(one) or not one.isVisible():  # a tip goes by itself
                continue
            name = type(one).__name__
            middle = one.rect().center()
            before = _written(one)
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, one.mapToGlobal(middle))
            QApplication.sendEvent(one, event)
            for data in _dragged():
                _drop(one, data, QPointF(middle))
            settle()
            if any(menu.isVisible() for menu in QApplication.topLevelWidgets() if isinstance(menu, QMenu)):
                found.append(f"a menu on {name}")
            if _written(one) != before:
                found.append(f"{name} took what was dropped")
            found += self.look(f"mouse on {name}")
        return [*found, *self.look_deep("mouse")]

    def hover(self) -> list[str]:
        """Rest the mouse on everything, and ask of everything what it is (Shift+F1)."""
        found = []
        for one in [self._rommet.session.window, *self._rommet.session.window.findChildren(QWidget)]:
            if not isValid(one) or not one.isVisible():
                continue
            name, middle = type(one).__name__, one.rect().center()
            for kind in (QEvent.Type.ToolTip, QEvent.Type.QueryWhatsThis, QEvent.Type.WhatsThis):
                QApplication.sendEvent(one, QHelpEvent(kind, middle, one.mapToGlobal(middle)))
            told = [QToolTip.text(), one.toolTip(), one.whatsThis(), one.statusTip()]
            found += [f"hover on {name}: «{word}» is told" for word in self._others_in(told)]
            QToolTip.hideText()
            QWhatsThis.hideText()
            self.tries += 1
        return [*found, *self.look_deep("hover")]

    def ending(self) -> list[str]:
        """Ask the whole program to end, as a session that is closed or «Quit» in a task bar does."""
        QApplication.sendEvent(QApplication.instance(), QEvent(QEvent.Type.Quit))
        settle()
        return self.look_deep("the session ends")

    def wishes(self) -> list[str]:
        """Let every screen of the program ask for every place."""
        window = self._rommet.session.window
        found = []
        for name in window._entries:
            self._screen.go.emit(Place(name))
            window.show_place(Place(name))
            found += self.look(f"go {name}")
        return [*found, *self.look_deep("places")]

    def _others_in(self, texts: list[str]) -> list[str]:
        everything = "\n".join(texts)
        return [word for word in self._rommet.others if word in everything]

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> list[str]:
        focus = QApplication.focusWidget() or self._rommet.session.window
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Qt has two names for «µ» and warns of one of them
            QTest.keyClick(focus, key, modifiers)
            QApplication.processEvents()
            name = QKeySequence(QKeyCombination(modifiers, key)).toString()
        return self.look(name or f"key {key.value:#x}")


def every_chord() -> set[str]:
    """Return every shortcut of every widget of the program that exists now."""
    chords = set()
    for one in QApplication.allWidgets():
        for shortcut in one.findChildren(QShortcut):
            chords |= {shortcut.key().toString()}
        for action in one.findChildren(QAction):
            chords |= {key.toString() for key in action.shortcuts()}
    return chords - {""}


def _chords() -> Iterator[Qt.KeyboardModifier]:
    for count in range(len(_MODIFIERS) + 1):
        for some in combinations(_MODIFIERS, count):
            together = Qt.KeyboardModifier.NoModifier
            for one in some:
                together |= one
            yield together


def _dragged() -> Iterator[QMimeData]:
    text = QMimeData()
    text.setText("Hemmelig notat")
    yield text
    file = QMimeData()
    file.setUrls([QUrl.fromLocalFile("Hemmelig notat.txt")])
    yield file


def _drop(one: QWidget, data: QMimeData, at: QPointF) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, data, left, none)
    QApplication.sendEvent(one, enter)
    if enter.isAccepted():
        QApplication.sendEvent(one, QDropEvent(at, copy, data, left, none))


def _written(one: QWidget) -> str:
    return one.toPlainText() if isinstance(one, QPlainTextEdit) else ""
