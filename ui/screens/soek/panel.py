"""Draws the search: one field, and below it groups of lines. Down and Up walk, Enter opens, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.soek.model import Gruppe, Linje, Soekebilde
from ui.screens.soek.presenter import SoekPresenter
from ui.theme import look
from ui.widgets.bars import MessageBar
from ui.widgets.buttons import button, button_row
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.lists import section_head
from ui.widgets.page import Scroll, clear_layout
from ui.widgets.painted_row import PaintedRow, Words
from ui.widgets.surfaces import RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose

WIDTH, HEIGHT = 760, 640
_SPOKEN_AFTER_MS = 400
"""A screen reader says how much was found once the typing rests: until then it reads the letters."""


class SearchPanel(QDialog):
    """One panel for the whole window; `open_empty` shows it."""

    def __init__(self, parent: QWidget, presenter: SoekPresenter) -> None:
        super().__init__(parent)
        self._window = parent
        self._presenter = presenter
        self._cards: dict[str, RowCard] = {}
        self._field = line_edit(large=True)
        self._told = Prose("", "small", 1.4)
        self._groups = column(spacing=16)
        self._bar = MessageBar()
        self._speech = QTimer(self, singleShot=True, interval=_SPOKEN_AFTER_MS)
        self.setWindowTitle(tr("Søk"))
        self.setModal(True)
        self._build()
        self._field.textEdited.connect(presenter.typed)
        self._speech.timeout.connect(self._say)
        self.finished.connect(presenter.close)
        presenter.attach(self)

    def open_empty(self) -> None:
        """Show the panel with nothing typed; what was looked for last is nobody's business any more."""
        if self.isVisible():
            return
        self._bar.close_message()
        self._field.clear()
        room = self._window.size()
        self.resize(min(look().px(WIDTH), room.width() - 48), min(look().px(HEIGHT), room.height() - 48))
        self._presenter.open()
        self.open()
        self.activateWindow()  # else a display that gives no new window the keys lets the page behind have them
        self._field.setFocus()

    def show_picture(self, bilde: Soekebilde) -> None:
        """Show what was found, and let it be said when the typing rests."""
        self._bar.close_message()
        self._told.setText("\n".join(filter(None, (bilde.told, bilde.hint))))
        self._told.setVisible(bool(bilde.told))
        clear_layout(self._groups)
        self._cards = {}
        for group in bilde.groups:
            self._add_group(group)
        order_as_laid_out(self)
        if bilde.told:
            self._speech.start()
        else:
            self._speech.stop()

    def show_message(self, message: Message) -> None:
        """Tell what went wrong."""
        self._bar.show_message(message, "danger")
        announce(self, message.as_text(), urgent=True)

    def close_panel(self) -> None:
        """Go away."""
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from the field to the first line; from a line, what is typed goes on in the field."""
        in_field = self._field.hasFocus()
        if in_field and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._presenter.enter()
        elif in_field and event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif not in_field and _writes(event):
            self._type_on(event)
        else:
            super().keyPressEvent(event)

    def _type_on(self, event: QKeyEvent) -> None:
        self._field.setFocus()
        if event.key() == Qt.Key.Key_Backspace:
            self._field.backspace()
        else:
            self._field.insert(event.text())
        self._presenter.typed(self._field.text())

    def _build(self) -> None:
        content = QWidget()
        found = column(content, margins=(24, 4, 24, 20), spacing=16)
        found.addWidget(self._told)
        found.addLayout(self._groups)
        found.addStretch(1)
        head = column(margins=(24, 20, 24, 12), spacing=12)
        head.addWidget(FormRow(tr("Finn barn, notat, frist, dokument, møte eller noe programmet kan"), self._field))
        head.addWidget(self._bar)
        lines = column(self)
        lines.addLayout(head)
        lines.addWidget(Scroll(content), 1)
        foot = column(margins=(24, 8, 24, 12))
        foot.addWidget(Prose(tr("Pil ned går til lista. Enter åpner. Esc lukker."), "small", 1.4))
        lines.addLayout(foot)

    def _add_group(self, group: Gruppe) -> None:
        block = column(spacing=8)
        block.addLayout(section_head(group.head, group.count))
        card = RowCard()
        for line in group.lines:
            card.add_row(_line_button(line, partial(self._presenter.choose, line)))
        block.addWidget(card)
        if group.more:
            words = tr("Vis {n} til", n=group.more)
            more = button(words, "quiet", pressed=partial(self._on_more, group.key, len(group.lines)))
            more.setAccessibleName(f"{words}: {group.head}")
            block.addLayout(button_row(more))
        self._groups.addLayout(block)
        self._cards[group.key] = card

    def _on_more(self, key: str, shown: int) -> None:
        """Show the rest, and stand on the first line that was not there before."""
        self._presenter.more(key)
        self._cards[key].findChildren(PaintedRow)[shown].setFocus()

    def _say(self) -> None:
        announce(self, self._told.text())


def _writes(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Backspace or (bool(event.text()) and event.text().isprintable())


def _line_button(line: Linje, chosen: Callable[[], None]) -> PaintedRow:
    made = PaintedRow(line.spoken, line.icon, Words(line.title, line.kind, line.when, line.text))
    made.clicked.connect(lambda _checked=False: chosen())
    return made
