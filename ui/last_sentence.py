"""Where in a place one stood: the field, the caret in it, and how far one had scrolled; kept as a draft across a lock.

A screen is not asked: the field is found again by its kind, its name and its number among those, once it is there and
holds as much text as when it was left.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple, Self

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QWidget

_LOOK_MS = 20
_LONGEST_S = 2.0
_SIGNS_OF_WORK = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Sentence(NamedTuple):
    """`place` is the place's own text, `in_front` tells that the quick note was open.

    `caret` is anchor, position and length of the text; `scroll` goes from the field outwards.
    """

    place: str
    in_front: bool
    kind: str = ""
    name: str = ""
    number: int = 0
    caret: tuple[int, int, int] = (0, 0, 0)
    scroll: tuple[int, ...] = ()

    def to_text(self) -> str:
        """Return it as a draft."""
        return json.dumps(self, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str | None) -> Self | None:
        """Return what such a draft says, or None; it was written by us, perhaps by another version."""
        with suppress(ValueError, TypeError):
            place, in_front, kind, name, number, (anchor, position, length), scroll = json.loads(text or "null")
            return cls(place, in_front, kind, name, number, (anchor, position, length), tuple(scroll))
        return None


def describe(root: QWidget, place: str, *, in_front: bool = False) -> Sentence:
    """Return where one stands in a screen or in a window in front of it, also when the focus is elsewhere by now."""
    field = root.focusWidget()
    if field is None or field is root:
        areas = root.findChildren(QAbstractScrollArea)[:1]
        return Sentence(place, in_front, scroll=tuple(area.verticalScrollBar().value() for area in areas))
    alike = list(_alike(root, type(field).__name__, _name(field)))
    number = alike.index(field) if field in alike else 0
    scroll = tuple(area.verticalScrollBar().value() for area in _areas_round(field, root))
    return Sentence(place, in_front, type(field).__name__, _name(field), number, _caret(field), scroll)


class Returning(QObject):
    """Leads back to a sentence as its field comes, for two seconds or until somebody presses a key of her own."""

    def __init__(self, root: QWidget, sentence: Sentence) -> None:
        super().__init__(root)
        self._root = root
        self._sentence = sentence
        self._field: QWidget | None = None
        self._until = time.monotonic() + _LONGEST_S
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        # The window system's own window: what the hand does, and nothing that the program does itself.
        self._hand = root.window().windowHandle()
        if self._hand is not None:
            self._hand.installEventFilter(self)
        self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the user have her way: she has begun to work."""
        if event.type() in _SIGNS_OF_WORK:
            self._end()
        return False

    def _look(self) -> None:
        is_late = time.monotonic() > self._until
        if self._root.isVisible():
            if self._field is None:
                self._field = self._find(is_late=is_late)
            if self._field is not None or not self._sentence.kind:
                is_late = self._scroll() or is_late
        if is_late:
            self._end()

    def _find(self, *, is_late: bool) -> QWidget | None:
        """Return the field once its text is there, with the focus and the caret in it."""
        alike = list(_alike(self._root, self._sentence.kind, self._sentence.name))
        if len(alike) <= self._sentence.number:
            return None
        field = alike[self._sentence.number]
        anchor, position, length = self._sentence.caret
        if _caret(field)[2] != length and not is_late:
            return None
        field.setFocus()
        _put_caret(field, anchor, position)
        return field

    def _scroll(self) -> bool:
        """Scroll as far as it went; return whether all is there: a page grows as it is filled."""
        areas = list(_areas_round(self._field, self._root)) if self._field is not None else []
        areas = areas or self._root.findChildren(QAbstractScrollArea)[:1]
        bars = [area.verticalScrollBar() for area in areas]
        for bar, value in zip(bars, self._sentence.scroll, strict=False):
            bar.setValue(value)
        return all(bar.value() == value for bar, value in zip(bars, self._sentence.scroll, strict=False))

    def _end(self) -> None:
        self._timer.stop()
        if self._hand is not None:
            self._hand.removeEventFilter(self)
        self.deleteLater()


def _alike(root: QWidget, kind: str, name: str) -> Iterator[QWidget]:
    """Yield the visible fields of a kind that share a name; they come in the order they were made."""
    for one in root.findChildren(QWidget):
        if type(one).__name__ == kind and _name(one) == name and one.isVisibleTo(root):
            yield one


def _name(field: QWidget) -> str:
    return field.accessibleName() or str(field.property("text") or "" if not _is_text(field) else "")


def _is_text(field: QWidget) -> bool:
    return isinstance(field, QLineEdit | QPlainTextEdit)


def _caret(field: QWidget) -> tuple[int, int, int]:
    """Return anchor, position and length in a field of text."""
    if isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        return cursor.anchor(), cursor.position(), _length(field)
    if isinstance(field, QLineEdit):
        position, start = field.cursorPosition(), field.selectionStart()
        anchor = position if start < 0 else start + len(field.selectedText()) - (position - start)
        return anchor, position, len(field.text())
    return 0, 0, 0


def _length(field: QPlainTextEdit) -> int:
    """Return the length as Qt counts positions, without the end of the last paragraph."""
    return field.document().characterCount() - 1


def _put_caret(field: QWidget, anchor: int, position: int) -> None:
    if isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(anchor, _length(field)))
        cursor.setPosition(min(position, _length(field)), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
    elif isinstance(field, QLineEdit):
        field.setCursorPosition(position)
        if anchor != position:
            field.setSelection(anchor, position - anchor)


def _areas_round(field: QWidget, root: QWidget) -> Iterator[QAbstractScrollArea]:
    """Yield what scrolls round a field, itself first."""
    one: QWidget | None = field
    while one is not None:
        if isinstance(one, QAbstractScrollArea):
            yield one
        one = None if one is root else one.parentWidget()
