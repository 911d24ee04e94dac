"""A button whose words may need two lines: one that names both the child and the recipient."""

from __future__ import annotations

import textwrap

from PySide6.QtCore import QSize

from ui.theme import look
from ui.widgets.buttons import Button

_LETTERS = 40  # a button does not wrap by itself


class TallButton(Button):
    """Folds its words, and grows with the second line; a screen reader hears them whole."""

    def __init__(self, words: str, kind: str = "secondary", icon: str = "") -> None:
        super().__init__(_folded(words), kind, icon)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Grow with the second line."""
        return super().sizeHint() + QSize(0, look().px(14) if "\n" in self.text() else 0)


def _folded(words: str) -> str:
    """Return the words on as many lines as a button needs; `&` would underline a letter."""
    return "\n".join(textwrap.wrap(words, _LETTERS)).replace("&", "&&")
