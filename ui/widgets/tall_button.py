"""A button whose words may need several lines: one that names the child and the recipient, or says what is missing."""

from __future__ import annotations

import textwrap

from PySide6.QtCore import QSize

from ui.theme import look
from ui.widgets.buttons import Button

_LETTERS = 40  # a button does not wrap by itself


class TallButton(Button):
    """Folds its words, and grows with each line; a screen reader hears them whole."""

    def __init__(self, words: str, kind: str = "secondary", icon: str = "") -> None:
        super().__init__(_folded(words), kind, icon)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Grow with each line after the first."""
        return super().sizeHint() + QSize(0, look().px(14) * self.text().count("\n"))


def _folded(words: str) -> str:
    """Return the words on as many lines as a button needs; `&` would underline a letter."""
    return "\n".join(textwrap.wrap(words, _LETTERS)).replace("&", "&&")
