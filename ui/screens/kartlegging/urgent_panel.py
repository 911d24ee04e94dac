"""What to do at once, above everything else on the page: the steps in order, and whom to call."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.screens.kartlegging.urgent import Phone, Urgent
from ui.widgets.buttons import Button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, WrapRow, column, row
from ui.widgets.page import clear_layout
from ui.widgets.text import Heading, Prose, label


class UrgentPanel(QWidget):
    """Shows every red flag that is set: in full until somebody has read it, then as one line that opens it again."""

    seen = Signal(str)
    asked_again = Signal(str)
    note_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, margins=(0, 0, 0, 12), spacing=12)
        self._shown: tuple[tuple[Urgent, bool], ...] = ()
        self._buttons: dict[str, Button] = {}
        self.hide()

    def show_urgent(self, urgent: tuple[Urgent, ...], unseen: frozenset[str]) -> None:
        """Show these flags; says aloud, before anything else, what is new."""
        wanted = tuple((one, one.key in unseen) for one in urgent)
        if wanted == self._shown:
            return
        known = {one.key for one, _ in self._shown}
        self._shown = wanted
        self._buttons = {}
        clear_layout(self._lines)
        for one, in_full in wanted:
            self._lines.addWidget(self._full(one) if in_full else self._line(one))
            if in_full and one.key not in known:
                announce(self, " ".join((tr("Gjør dette nå"), one.what, *one.steps)), urgent=True)
        self.setVisible(bool(wanted))

    def first(self) -> QWidget | None:
        """Return the button of the first flag that nobody has read yet."""
        return next((self._buttons[one.key] for one, in_full in self._shown if in_full), None)

    def _full(self, urgent: Urgent) -> QFrame:
        frame = _frame()
        lines = column(frame, margins=(24, 20, 24, 20), spacing=8)
        head = row(spacing=12)
        head.addWidget(Glyph("octagon-alert", "danger_icon", 24))
        head.addWidget(Heading(tr("Gjør dette nå"), "question"), 1)
        lines.addLayout(head)
        lines.addWidget(Prose(urgent.what, "strong", 1.4, 720))
        lines.addSpacing(4)
        both = Fold(spacing=32, below_spacing=16)
        both.add(_steps(urgent.steps), 3)
        both.add(_phones(urgent.phones), 2)
        lines.addLayout(both)
        if urgent.source:
            lines.addWidget(Prose(urgent.source, "small", 1.4, 720))
        lines.addSpacing(4)
        back = Button(tr("Jeg har lest dette"), icon="check")
        back.clicked.connect(_emitting(self.seen.emit, urgent.key))
        back.setAccessibleDescription(" ".join((urgent.what, *urgent.steps)))
        self._buttons[urgent.key] = back
        lines.addLayout(button_row(back, self._note(urgent)))
        return frame

    def _line(self, urgent: Urgent) -> QFrame:
        frame = _frame()
        across = row(frame, margins=(16, 4, 13, 4), spacing=12)
        across.addWidget(Glyph("octagon-alert", "danger_icon"))
        line = WrapRow(spacing=8)
        line.addWidget(Prose(urgent.what, "strong", 1.3, 640))
        again = Button(tr("Vis hva du gjør"), "link")
        again.setAccessibleDescription(urgent.what)
        again.clicked.connect(_emitting(self.asked_again.emit, urgent.key))
        line.addWidget(again)
        line.addWidget(self._note(urgent, "link"))
        across.addLayout(line, 1)
        return frame

    def _note(self, urgent: Urgent, kind: str = "secondary") -> Button:
        note = Button(tr("Skriv hendelsesnotat"), kind, "" if kind == "link" else "square-pen")
        note.setAccessibleDescription(urgent.what)
        note.clicked.connect(_emitting(self.note_asked.emit, urgent.key))
        return note


def _frame() -> QFrame:
    frame = QFrame()
    frame.setProperty("meaning", "danger")
    return frame


def _steps(steps: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=6)
    for number, step in enumerate(steps, 1):
        across = row(spacing=8)
        across.addWidget(label(f"{number}.", "strong"), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(Prose(step, "strong" if number == 1 else "", 1.4), 1)
        lines.addLayout(across)
    lines.addStretch(1)
    return holder


def _phones(phones: tuple[Phone, ...]) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=10)
    for phone in phones:
        across = row(spacing=12)
        mark = column()
        mark.addSpacing(2)
        mark.addWidget(Glyph("phone", "danger_icon"))
        mark.addStretch(1)
        across.addLayout(mark)
        words = column(spacing=0)
        words.addWidget(Prose(phone.name, "", 1.3))
        if phone.number:
            words.addWidget(label(phone.number, "large-strong"))
        else:
            words.addWidget(Prose(tr("Nummeret er ikke lagt inn ennå"), "small", 1.3))
        across.addLayout(words, 1)
        lines.addLayout(across)
    lines.addStretch(1)
    return holder


def _emitting(emit: Callable[[str], None], key: str) -> Callable[[], None]:
    return lambda: emit(key)
