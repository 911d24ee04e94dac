"""One answer as it is read through: what was said, what stood before, whom it is kept from, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.answers import answer_words
from ui.i18n import tr
from ui.screens.kartlegging.file_control import FileLine, files_of
from ui.screens.kartlegging.model import Row, RowKind, heads_of, question_of
from ui.screens.kartlegging.notes import Before, before_words, refusal_words
from ui.screens.kartlegging.reserve_line import ReserveLine
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, column, row
from ui.widgets.text import Prose, label


class SaidAnswer(QWidget):
    """`correct_pressed` and `reserved` carry the answer's path, `lifted` the wish that the child takes back."""

    correct_pressed = Signal(str)
    reserved = Signal(str, list)
    lifted = Signal(str)
    filed = Signal(str, object)

    def __init__(self, shown: Row, spraak: str, child: str, *, can_correct: bool) -> None:
        super().__init__()
        self._path = shown.path
        question = question_of(shown, spraak)
        lines = column(self, spacing=4)
        lines.addLayout(_answer(shown, spraak, child))
        for number, file in enumerate(files_of(shown.svar)):
            line = FileLine(number, file, can_remove=False)
            line.filed.connect(self._on_filed)
            lines.addWidget(line)
        if refusal := refusal_words(shown.svar.status, shown.notes):
            lines.addWidget(Prose(refusal, "small", 1.4))
        for before in before_words(shown.punkt, shown.notes, spraak):
            lines.addLayout(_before(before, heads_of(shown, child)))
        correct = (self._make_correct(question),) if can_correct else ()
        self._reserve = ReserveLine(lines, question, child, *correct)
        self._reserve.show_notes(shown.notes, can_ask=shown.is_said)
        self._reserve.reserved.connect(self._on_reserved)
        self._reserve.lifted.connect(self.lifted)

    def _make_correct(self, question: str) -> Button:
        made = Button(tr("Rett svaret"), "link", "pencil")
        made.setAccessibleName(tr("Rett svaret: {spoersmaal}", spoersmaal=question))
        made.clicked.connect(self._on_correct)
        return made

    def _on_correct(self) -> None:
        self.correct_pressed.emit(self._path)

    def _on_filed(self, act: object) -> None:
        self.filed.emit(self._path, act)

    def _on_reserved(self, whom: list[str]) -> None:
        self.reserved.emit(self._path, whom)


def _answer(shown: Row, spraak: str, child: str) -> QVBoxLayout:
    lines = column(spacing=4)
    both = Fold(spacing=16, below_spacing=2)
    both.add(Prose(question_of(shown, spraak), "subtle", 1.4), 1)
    if shown.kind is RowKind.QUESTION:
        both.add(Prose(answer_words(shown.punkt, shown.svar, spraak), "strong", 1.4), 1)
    lines.addLayout(both)
    _add_voices(lines, heads_of(shown, child), (shown.svar.barnets_ord, shown.svar.voksnes_observasjon))
    return lines


def _before(before: Before, heads: tuple[str, str]) -> QVBoxLayout:
    lines = column(margins=(0, 4, 0, 4), spacing=2)
    across = row(spacing=8)
    across.addWidget(Glyph("undo-2", "text_subtle", 18))
    across.addWidget(Prose(before.what, "small", 1.4), 1)
    lines.addLayout(across)
    held = column(margins=(26, 0, 0, 0), spacing=2)
    if before.answer:
        held.addWidget(Prose(before.answer, "small", 1.4))
    _add_voices(held, heads, (before.child, before.adult))
    lines.addLayout(held)
    return lines


def _add_voices(lines: QVBoxLayout, heads: tuple[str, str], words: tuple[str, str]) -> None:
    (of_child, of_adults), (said, seen) = heads, words
    if said:
        lines.addWidget(label(of_child, "child-name"))
        lines.addWidget(Prose(tr("«{ord}»", ord=said), "quote-on-card", 1.4))
    if seen:
        lines.addWidget(label(of_adults, "adult-name"))
        lines.addWidget(Prose(seen, "", 1.4))
