"""The questions of one theme below each other, one of them open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.kartlegging.behind import BehindSlot
from ui.screens.kartlegging.model import Row, RowKind
from ui.screens.kartlegging.slot import QuestionSlot
from ui.typed import Typed
from ui.widgets.buttons import Button
from ui.widgets.layout import column, row
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card, line
from ui.widgets.text import Heading, Prose

_SLOTS: dict[RowKind, type[QuestionSlot | BehindSlot]] = {
    RowKind.QUESTION: QuestionSlot,
    RowKind.BEHIND: BehindSlot,
}


class ThemeCard(Card):
    """Keeps what still stands there when questions come and go, so that the focus stays."""

    opened = Signal(str)
    picked = Signal(str, tuple, bool)
    typed = Signal(str, str)
    voice_typed = Signal(str, str, bool)
    reset_pressed = Signal(str)
    entered = Signal(str)
    filed = Signal(str, object)
    more_pressed = Signal(str)
    reserved = Signal(str, list)
    lifted = Signal(str)

    def __init__(self) -> None:
        super().__init__((0, 0, 0, 0), 0)
        self._step = ""
        self._lines: dict[str, _Line] = {}
        self._sheet = QWidget()
        self._column = column(self._sheet)

    def show_step(self, key: str, rows: tuple[Row, ...], current: str, spraak: str, child: str) -> None:
        """Show the lines of a step, with the question at `current` open."""
        fresh = key != self._step
        if fresh:
            # Filled before it is hung up: each line put into a page that is on screen would lay all of it out again.
            clear_layout(self.body)
            self._lines = {}
            self._step = key
            self._sheet = QWidget()
            self._column = column(self._sheet)
        for path in self._lines.keys() - {shown.path for shown in rows}:
            gone = self._lines.pop(path)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for index, shown in enumerate(rows):
            if shown.path not in self._lines:
                self._lines[shown.path] = self._make(shown, spraak, child)
                self._column.insertWidget(index, self._lines[shown.path])
            self._lines[shown.path].show_row(shown, is_first=index == 0, is_open=shown.path == current)
        if fresh:
            self.body.addWidget(self._sheet)
        self.setVisible(bool(rows))

    def slot(self, path: str) -> QuestionSlot | BehindSlot | None:
        """Return what can be answered at a path of the step, or None."""
        found = self._lines.get(path)
        return found.slot if found is not None else None

    def show_typed(self, path: str, typed: Typed) -> None:
        """Take note of how what was typed was understood."""
        slot = self.slot(path)
        if slot is not None:
            slot.show_typed(typed)

    def flush(self) -> None:
        """Send what waits for a pause."""
        for one in self._lines.values():
            if one.slot is not None:
                one.slot.flush()

    def _make(self, shown: Row, spraak: str, child: str) -> _Line:
        made = _Line(shown, spraak, child)
        made.more_pressed.connect(self.more_pressed)
        slot = made.slot
        if slot is not None:
            slot.opened.connect(self.opened)
            slot.voice_typed.connect(self.voice_typed)
            slot.reserved.connect(self.reserved)
            slot.lifted.connect(self.lifted)
        if isinstance(slot, QuestionSlot):
            slot.picked.connect(self.picked)
            slot.typed.connect(self.typed)
            slot.reset_pressed.connect(self.reset_pressed)
            slot.entered.connect(self.entered)
            slot.filed.connect(self.filed)
        return made


class _Line(QWidget):
    """A question, a heading or a piece of text, with a hairline above it unless it is the first."""

    more_pressed = Signal(str)

    def __init__(self, shown: Row, spraak: str, child: str) -> None:
        super().__init__()
        self.slot: QuestionSlot | BehindSlot | None = None
        self._more = shown.more
        self._rule = line()
        lines = column(self)
        lines.addWidget(self._rule)
        if shown.kind in _SLOTS:
            self.slot = _SLOTS[shown.kind](shown, spraak, child)
            lines.addWidget(self.slot)
        else:
            lines.addWidget(_words(shown, spraak))
        self._lines = lines
        self._below: QWidget | None = None

    def show_row(self, shown: Row, *, is_first: bool, is_open: bool) -> None:
        """Show the line as it stands."""
        self._more = shown.more
        self._rule.setVisible(not is_first)
        if shown.more and self._below is None:
            self._below = self._make_below()
        if self._below is not None:
            self._below.setVisible(bool(shown.more))
        if self.slot is not None:
            self.slot.show_row(shown, is_open=is_open)

    def _make_below(self) -> QWidget:
        add = Button(tr("Legg til en til"), "link", "plus")
        add.clicked.connect(self._on_add)
        holder = QWidget()
        across = row(holder, margins=(18, 4, 18, 8))
        across.addWidget(add)
        across.addStretch(1)
        self._lines.addWidget(holder)
        return holder

    def _on_add(self) -> None:
        self.more_pressed.emit(self._more)


def _words(shown: Row, spraak: str) -> QWidget:
    holder = QWidget()
    lines = column(holder, margins=(20, 16, 20, 12), spacing=4)
    if shown.kind is RowKind.GROUP:
        lines.addWidget(Heading(shown.punkt.tekst.paa(spraak), "section"))
        if shown.punkt.hvorfor:
            lines.addWidget(Prose(shown.punkt.hvorfor.paa(spraak), "subtle", 1.4))
    else:
        lines.addWidget(Prose(shown.punkt.tekst.paa(spraak), "", 1.4))
    return holder
