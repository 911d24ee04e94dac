"""«Hva kan ligge bak?»: where a theme closes, what the child believes and what the adults believe, side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.bakom import is_told
from ui.i18n import tr
from ui.screens.kartlegging.model import Row, question_of
from ui.screens.kartlegging.slot import QuestionCard
from ui.typed import Typed
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import RowButton, cell


class BehindSlot(QWidget):
    """A line like that of a closed question; open from when somebody stands there or has said something."""

    opened = Signal(str)
    voice_typed = Signal(str, str, bool)
    reserved = Signal(str, list)
    lifted = Signal(str)

    def __init__(self, shown: Row, spraak: str, child: str) -> None:
        super().__init__()
        self._row, self._spraak, self._child = shown, spraak, child
        question, invites = question_of(shown, spraak), tr("Skriv hva dere tror")
        cells = [
            Glyph("pencil", "text_subtle"),
            cell(question, "subtle", stretch=3),
            cell(invites, "subtle", stretch=2),
        ]
        self._line = RowButton(f"{question} {invites}", cells)
        self._line.opened.connect(self._on_opened)
        self._card: QuestionCard | None = None
        self._lines = column(self)
        self._lines.addWidget(self._line)

    def show_row(self, shown: Row, *, is_open: bool) -> None:
        """Show the words as they stand, or the way to them."""
        changed, self._row = shown != self._row, shown
        if self._card is None and (is_open or is_told(shown.svar)):
            self._open()
        elif self._card is not None and changed:
            self._card.show_row(shown)

    def show_typed(self, typed: Typed) -> None:
        """Words are always understood."""

    def first(self) -> QWidget:
        """Return where one writes, or the way there."""
        target = self._card.first() if self._card is not None else None
        return target or self._line

    def flush(self) -> None:
        """Nothing waits here: words are told as they are written."""

    def _open(self) -> None:
        self._card = card = QuestionCard(self._row, self._spraak, self._child, inset=False)
        card.open_voices()
        card.voice_typed.connect(self._on_voice_typed)
        card.reserve.reserved.connect(self._on_reserved)
        card.reserve.lifted.connect(self.lifted)
        holder = QWidget()
        column(holder, margins=(20, 8, 20, 12)).addWidget(card)
        self._lines.addWidget(holder)
        self._line.hide()

    def _on_opened(self) -> None:
        self.opened.emit(self._row.path)

    def _on_voice_typed(self, text: str, child: bool) -> None:
        self.voice_typed.emit(self._row.path, text, child)

    def _on_reserved(self, whom: list[str]) -> None:
        self.reserved.emit(self._row.path, whom)
