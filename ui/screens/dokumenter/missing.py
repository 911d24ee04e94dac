"""«Dette mangler»: a calm list before one signs, each line a way to where it is mended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout

from ui.i18n import tr, tr_n
from ui.screens.dokumenter.missing_model import Savnbilde
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.tall_button import TallButton
from ui.widgets.text import Heading, Prose


class MissingCard(Card):
    """The list. `chosen` carries the `Savnbilde` that was pressed; `redrawn` tells that stops came or went."""

    chosen = Signal(object)
    redrawn = Signal()

    def __init__(self, savn: tuple[Savnbilde, ...]) -> None:
        super().__init__((20, 16, 20, 16), 8)
        self._savn: tuple[Savnbilde, ...] | None = None
        self._lines = column(spacing=4)
        self._buttons: list[Button] = []
        self.add(Heading(tr("Dette mangler"), "strong"))
        self.add(Prose(tr("Du kan signere likevel. Hver linje fører dit det kan skrives."), "subtle", 1.4))
        self.add(self._lines)
        self.show_missing(savn)

    def show_missing(self, savn: tuple[Savnbilde, ...]) -> None:
        """Show what is missing now; nothing moves while it is the same."""
        if savn == self._savn:
            return
        self._savn = savn
        at = self._standing()
        clear_layout(self._lines)
        self._buttons = []
        for one in savn:
            self._lines.addLayout(self._line(one))
        self.setVisible(bool(savn))
        if at is not None and self._buttons:
            self._buttons[min(at, len(self._buttons) - 1)].setFocus()
        self.redrawn.emit()

    def go_there(self) -> None:
        """Stand on the first line, with as many of the others in sight as there is room for."""
        if self._buttons:
            self._buttons[-1].setFocus()
            self._buttons[0].setFocus()

    def _standing(self) -> int | None:
        focus = QApplication.focusWidget()
        return next((at for at, one in enumerate(self._buttons) if one is focus), None)

    def _line(self, one: Savnbilde) -> QHBoxLayout:
        across = row(spacing=8)
        icon, colour = ("triangle-alert", "warning_icon") if one.er_alvorlig else ("circle", "text_subtle")
        across.addWidget(Glyph(icon, colour, 18))
        made = TallButton(one.ord, "link")
        made.setProperty("dense", "true")
        made.clicked.connect(lambda _checked=False: self.chosen.emit(one))
        self._buttons.append(made)
        across.addWidget(made)
        across.addStretch(1)
        return across


def missing_count(savn: tuple[Savnbilde, ...]) -> str:
    """Return how many things are missing, in words; nothing when nothing is."""
    return tr_n("{n} ting mangler", "{n} ting mangler", len(savn)) if savn else ""
