"""The values of Qt's own namespace that the locked door needs, set through Qt's properties, which take numbers.

Naming `Qt` makes Python classes of its hundred enumerations at once: 25 ms, a fifth of an empty window's whole start.
What stands on the way to the first paint therefore sets these by number here; everything else names `Qt` as usual,
inside the function where the module is on that way.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

_PLAIN_TEXT = 0  # Qt.TextFormat.PlainText
_NO_FOCUS = 0  # Qt.FocusPolicy.NoFocus
_ALWAYS_OFF = 1  # Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def show_plain_text(text: QLabel) -> None:
    """Never read markup out of a label's text."""
    _set(text, "textFormat", _PLAIN_TEXT)


def take_no_focus(widget: QWidget) -> None:
    """Let Tab and the mouse pass by."""
    _set(widget, "focusPolicy", _NO_FOCUS)


def scroll_down_only(area: QAbstractScrollArea) -> None:
    """Never show a scroll bar at the foot."""
    _set(area, "horizontalScrollBarPolicy", _ALWAYS_OFF)


def _set(thing: QObject, name: str, value: int) -> None:
    if not thing.setProperty(name, value):
        raise LookupError(f"Qt has no property {name} here")
