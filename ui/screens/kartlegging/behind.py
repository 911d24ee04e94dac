"""«Hva kan ligge bak?»: where a theme closes, what the child believes and what the adults believe, side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.screens.kartlegging.model import Row
from ui.screens.kartlegging.slot import QuestionCard
from ui.typed import Typed
from ui.widgets.layout import column


class BehindSlot(QWidget):
    """Speaks as a question does, so that the theme and the screen know no difference; it takes words alone."""

    voice_typed = Signal(str, str, bool)
    reserved = Signal(str, list)
    lifted = Signal(str)

    def __init__(self, shown: Row, spraak: str, child: str) -> None:
        super().__init__()
        self._row = shown
        self._card = QuestionCard(shown, spraak, child, inset=False)
        column(self, margins=(20, 8, 20, 12)).addWidget(self._card)
        self._card.voice_typed.connect(self._on_voice_typed)
        self._card.reserve.reserved.connect(self._on_reserved)
        self._card.reserve.lifted.connect(self.lifted)

    def show_row(self, shown: Row, *, is_open: bool) -> None:
        """Show the words as they stand; there is room for them once somebody stands here."""
        if shown != self._row:
            self._row = shown
            self._card.show_row(shown)
        if is_open:
            self._card.open_voices()

    def show_typed(self, typed: Typed) -> None:
        """Words are always understood."""

    def first(self) -> QWidget:
        """Return where one writes, or the way there."""
        return self._card.first() or self

    def flush(self) -> None:
        """Nothing waits here: words are told as they are written."""

    def _on_voice_typed(self, text: str, child: bool) -> None:
        self.voice_typed.emit(self._row.path, text, child)

    def _on_reserved(self, whom: list[str]) -> None:
        self.reserved.emit(self._row.path, whom)
