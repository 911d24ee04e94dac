"""Boxes for what can be shared: each says what it is, and below it how it begins."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.screens.innlevert.model import Valg
from ui.theme import look
from ui.widgets.choices import Checks
from ui.widgets.layout import column
from ui.widgets.text import Prose


class ThingChecks(Checks):
    """What can be shared: a box with what it is, and below it how it begins."""

    def __init__(self, things: list[Valg], chosen: list[str]) -> None:
        self._texts = {one.key: one.tekst for one in things}
        super().__init__([(one.key, one.hva) for one in things], chosen)

    def set_name(self, name: str) -> None:
        """Say what each is together with how it begins; the question stands above them all."""
        super().set_name(name)
        for key, box in self._boxes.items():
            box.setAccessibleDescription(self._texts[key])

    def _make_column(self, options: list[tuple[str, str]], current: list[str]) -> QWidget:
        holder = QWidget()
        lines = column(holder, spacing=2)
        for one in options:
            lines.addWidget(super()._make_column([one], current))
            lines.addWidget(_below_box(self._texts[one[0]]))
            lines.addSpacing(6)
        return holder


def _below_box(text: str) -> QWidget:
    """Return a text that lines up with the word beside a tick box."""
    holder = QWidget()
    column(holder, margins=(look().px(16) + 18, 0, 0, 0)).addWidget(Prose(text, "subtle", 1.4))
    return holder
