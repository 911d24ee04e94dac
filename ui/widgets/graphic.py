"""A painted picture that can be read aloud: a Graphic to a screen reader, with all it shows as words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Graphic(QWidget):
    """Paints something of its own; what cannot be said in words is not painted (see ui/widgets/accessible.py)."""

    def set_words(self, name: str, twin: str = "") -> None:
        """Say what the picture is, and everything it shows."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(twin)
