"""How one question is answered by a child: tiles to press, a field to write in, or both."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.skjema import Punkt, Punkttype
from ui.answers import Control, chosen_keys, control_of, options
from ui.i18n import tr
from ui.screens.barnemodus.model import Question
from ui.screens.barnemodus.tiles import ChildTiles
from ui.typed import written
from ui.widgets.buttons import Button
from ui.widgets.fields import TextArea
from ui.widgets.layout import column, row
from ui.widgets.text import label


class ChildArea(TextArea):
    """A field for the child's own words: nothing is pasted or dropped into it, since that was written elsewhere."""

    entered = Signal()

    def __init__(self, name: str, text: str, *, one_line: bool = False) -> None:
        super().__init__(text, 1 if one_line else 3, child=True, large=True)
        self._one_line = one_line
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(name)

    def canInsertFromMimeData(self, _source: QMimeData) -> bool:
        """Take nothing from the clipboard, nor what is dragged here."""
        return False

    def insertFromMimeData(self, _source: QMimeData) -> None:
        """Leave out what was copied elsewhere."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on where the answer is one line."""
        if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ChildAnswer(QWidget):
    """`picked` carries the chosen keys, `typed` the answer as it is written, `told` the words beside a choice."""

    picked = Signal(tuple)
    typed = Signal(str)
    told = Signal(str)
    entered = Signal()

    def __init__(self, question: Question, name: str, spraak: str) -> None:
        super().__init__()
        self._punkt = question.punkt
        self._spraak = spraak
        self._name = name
        self.area: ChildArea | None = None
        self._lines = lines = column(self, spacing=8)
        writes = _is_written(question.punkt)
        if writes:
            self.area = self._make_area(question)
            if options(question.punkt, spraak):
                lines.addWidget(label(tr("Skriv, eller velg under."), "large"))
            if question.punkt.gjentas:
                lines.addWidget(label(tr("Ett svar på hver linje"), "large"))
            lines.addWidget(self.area)
        self.tiles = ChildTiles(name, question.punkt, spraak)
        self.tiles.picked.connect(self.picked)
        lines.addWidget(self.tiles)
        if question.can_tell:
            self._add_words(question)

    def show_question(self, question: Question) -> None:
        """Mark what is chosen; what is being written is never touched, but goes when a tile says there is none."""
        self.tiles.choose(chosen_keys(self._punkt, question.svar, self._spraak))
        if self.area is not None and not self.area.hasFocus():
            self._set(_written(question))

    def first(self) -> QWidget:
        """Return what takes the focus."""
        return self.area or self.tiles.first()

    def _make_area(self, question: Question) -> ChildArea:
        one_line = control_of(question.punkt) is not Control.AREA
        area = ChildArea(self._name, _written(question), one_line=one_line)
        area.textChanged.connect(self._on_typed)
        area.entered.connect(self.entered)
        return area

    def _set(self, text: str) -> None:
        if self.area is not None:
            self.area.blockSignals(True)
            self.area.set_text(text)
            self.area.blockSignals(False)

    def _add_words(self, question: Question) -> None:
        name = tr("Med dine egne ord")
        words = ChildArea(name, question.svar.barnets_ord)
        words.textChanged.connect(lambda: self.told.emit(words.text()))
        room = QWidget()
        below = column(room, spacing=4)
        below.addWidget(label(name, "large"))
        below.addWidget(words)
        fold = Button(tr("Skriv med egne ord"), "link", "pencil", large=True)
        fold.clicked.connect(lambda: _unfold(fold, room, words))
        across = row()
        across.addWidget(fold)
        across.addStretch(1)
        self._lines.addSpacing(4)
        self._lines.addLayout(across)
        self._lines.addWidget(room)
        room.setVisible(bool(words.text()))
        fold.setVisible(not words.text())

    def _on_typed(self) -> None:
        if self.area is not None:
            self.typed.emit(self.area.text())


def _unfold(fold: Button, room: QWidget, words: ChildArea) -> None:
    room.show()
    words.setFocus()
    fold.hide()


def _is_written(punkt: Punkt) -> bool:
    if punkt.type is Punkttype.AAPENT_VALG:
        return control_of(punkt) is not Control.CHECKS
    return control_of(punkt) in (Control.LINE, Control.AREA)


def _written(question: Question) -> str:
    """Return what stands in the field: the value as it would be typed, else what the form did not understand."""
    chosen = any(one.verdi in question.svar.verdier for one in options(question.punkt, ""))
    return "" if chosen else written(question.svar.verdier) or question.svar.barnets_ord
