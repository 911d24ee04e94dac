"""Badges: a state as icon, word and reason; colour is the third carrier, never the only one."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QSizePolicy

from ui.theme import look
from ui.widgets.icons import Glyph
from ui.widgets.layout import row
from ui.widgets.text import label

LIST_WIDTH = 148  # one width for the badges of a list: room for «Kan dele noko»


def badge(meaning: str, icon: str, word: str, reason: str = "", *, in_list: bool = False) -> QFrame:
    """Return a badge: success, warning, danger, info, child_voice or neutral."""
    frame = QFrame()
    frame.setProperty("meaning", meaning)
    frame.setFixedHeight(look().px(32))
    inner = row(frame, (8, 0, 12, 0), 8)
    _fill(inner, meaning, icon, word, reason)
    if in_list:
        inner.addStretch(1)
        frame.setMinimumWidth(look().px(LIST_WIDTH))
    frame.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    frame.setAccessibleName(f"{word} {reason}".strip())
    return frame


class BadgeButton(QPushButton):
    """A badge that opens its reason, such as the consent on every page of a child."""

    def __init__(self, meaning: str, icon: str, word: str, reason: str) -> None:
        super().__init__()
        self.setProperty("meaning", meaning)
        self.setAccessibleName(f"{word}: {reason}")
        self._inner = row(self, (9, 0, 9, 0), 8)
        _fill(self._inner, meaning, icon, word, reason)
        self._inner.addSpacing(4)
        self._inner.addWidget(Glyph("chevron-right", _token(meaning), 18))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask the layout: a push button looks only at its own text."""
        return QSize(self._inner.sizeHint().width(), look().px(32))

    def minimumSizeHint(self) -> QSize:
        """Never cut the reason."""
        return self.sizeHint()


def _fill(inner: QBoxLayout, meaning: str, icon: str, word: str, reason: str) -> None:
    inner.addWidget(Glyph(icon, _token(meaning), 18))
    inner.addWidget(label(word, "strong"))
    if reason:
        inner.addWidget(label(reason))


def _token(meaning: str) -> str:
    return "text_subtle" if meaning == "neutral" else f"{meaning}_icon"
