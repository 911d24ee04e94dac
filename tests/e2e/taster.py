"""A person with a keyboard and eyes: presses real keys in the real window, and waits for what it shows.

Knows no service and no presenter. What it reads, it reads from what stands on the screen, through the accessibility
tree that a screen reader would use.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 15.0
_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Tab": Qt.Key.Key_Tab,
    "Esc": Qt.Key.Key_Escape,
    "Space": Qt.Key.Key_Space,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Right": Qt.Key.Key_Right,
    "Left": Qt.Key.Key_Left,
    "PgDn": Qt.Key.Key_PageDown,
    "PgUp": Qt.Key.Key_PageUp,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
}
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


class Taster:
    """Hands on the keyboard. `presses` counts chords; typed text is not counted."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.presses = 0

    def press(self, *chords: str) -> None:
        """Press keys such as «Tab», «Ctrl+L», «Alt+2» on whatever has the focus."""
        for chord in chords:
            *held, key = chord.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in held:
                modifiers |= _MODIFIERS[name]
            code = _KEYS.get(key) or _function_key(key) or Qt.Key(ord(key.upper()))
            QTest.keyClick(self.focus(), code, modifiers)
            self.presses += 1
            self.settle()

    def type(self, text: str) -> None:
        """Type text into what has the focus."""
        for line_number, line in enumerate(text.split("\n")):
            if line_number:
                QTest.keyClick(self.focus(), Qt.Key.Key_Return)
            QTest.keyClicks(self.focus(), line)
        self.settle()

    def tab_to(self, name: str, limit: int = 80) -> None:
        """Press Tab until the control with this name has the focus."""
        for _ in range(limit):
            if self.focus_name().startswith(name):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never reached «{name}»; the window shows: {self.read()[:600]}")

    def push(self, name: str) -> None:
        """Go to a button by Tab and press it."""
        self.tab_to(name)
        self.press("Enter" if not self._is_toggle() else "Space")

    def fill(self, name: str, text: str) -> None:
        """Go to a field by Tab and type."""
        self.tab_to(name)
        self.type(text)

    def tick(self, name: str) -> None:
        """Go to a box or a choice by Tab and see to it that it is chosen."""
        self.tab_to(name)
        found = QAccessible.queryAccessibleInterface(self.focus())
        if found is None or not found.state().checked:
            self.press("Space")

    def wait_for(self, text: str, patience: float = PATIENCE) -> None:
        """Wait until the window shows this text."""
        self.wait_until(lambda: text in self.read(), f"«{text}» never came", patience)

    def wait_until(self, seen: Callable[[], bool], otherwise: str, patience: float = PATIENCE) -> None:
        """Wait until something is so."""
        end = time.monotonic() + patience
        while not seen():
            if time.monotonic() > end:
                raise AssertionError(f"{otherwise}; the window shows: {self.read()[:1500]}")
            self.settle(60)

    def settle(self, milliseconds: int = 5) -> None:
        """Let the window do what it was asked, and its workers too: `qWait` would keep the interpreter to itself."""
        end = time.monotonic() + milliseconds / 1000
        while True:
            self._app.processEvents()
            time.sleep(0.001)
            if time.monotonic() >= end:
                return

    def focus(self) -> QWidget:
        """Return what has the focus; a window without focus is a dead end."""
        found = self._app.focusWidget()
        if found is None:
            self.settle(50)
            found = self._app.focusWidget()
        if found is None:
            raise AssertionError(f"nothing has the focus; the window shows: {self.read()[:600]}")
        return found

    def focus_name(self) -> str:
        """Return the accessible name of what has the focus."""
        found = QAccessible.queryAccessibleInterface(self.focus())
        return found.text(QAccessible.Text.Name) if found is not None else ""

    def read(self) -> str:
        """Return everything the visible windows say, as a screen reader would find it."""
        words: list[str] = []
        for window in self._app.topLevelWidgets():
            if window.isVisible():
                words += _words(QAccessible.queryAccessibleInterface(window))
        return " | ".join(words)

    def _is_toggle(self) -> bool:
        found = QAccessible.queryAccessibleInterface(self.focus())
        return found is not None and found.role() in (QAccessible.Role.CheckBox, QAccessible.Role.RadioButton)


def _function_key(key: str) -> Qt.Key | None:
    return Qt.Key(Qt.Key.Key_F1.value + int(key[1:]) - 1) if key[0] == "F" and key[1:].isdigit() else None


def _words(node: QAccessibleInterface | None) -> Iterator[str]:
    if node is None or not node.isValid() or node.state().invisible:
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        text = node.text(kind)
        if text:
            yield text
    for index in range(node.childCount()):
        yield from _words(node.child(index))
