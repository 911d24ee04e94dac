"""The frame round every page: what stands above it and below it. Each item of the status bar is a button."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.i18n import tr
from ui.theme import look
from ui.widgets.buttons import Button, button
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, row
from ui.widgets.text import label


class SearchButton(Button):
    """Looks like a field and opens the search; it gives way when the window is narrow."""

    def __init__(self) -> None:
        super().__init__(tr("Finn barn, frist, dokument …"), "search", "search")
        self.setAccessibleDescription("Ctrl+K")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inside = row(self, margins=(0, 0, 16, 0))
        inside.addStretch(1)
        self._key = label("Ctrl+K", "small")
        inside.addWidget(self._key)
        self._long, self._short = self.text(), tr("Finn")
        self.setMaximumWidth(look().px(406))

    def minimumSizeHint(self) -> QSize:
        """Room for the icon and the short word."""
        return QSize(self._room_for(self._short), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for; the spoken name stays the long one."""
        super().resizeEvent(event)
        key = self._key.sizeHint().width() + 24
        width = event.size().width()
        self.setText(self._long if width >= self._room_for(self._long) else self._short)
        self._key.setVisible(width >= self._room_for(self.text()) + key)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(look().px(406), super().sizeHint().height())

    def _room_for(self, word: str) -> int:
        return self.fontMetrics().horizontalAdvance(word) + self.iconSize().width() + 48


class TopBar(QFrame):
    """Institution, search, quick note and lock."""

    find_pressed = Signal()
    note_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, institution: str, mark_width: int) -> None:
        super().__init__()
        self.setProperty("surface", "topbar")
        across = row(self, margins=(24, 8, 29, 8), spacing=2)
        across.addWidget(_mark(institution, mark_width))
        self.search = SearchButton()
        self.search.clicked.connect(self.find_pressed)
        across.addWidget(self.search, 1)
        across.addStretch(0)
        actions = row(spacing=2)
        self._note = note = button(tr("Hurtiglogg"), icon="plus", pressed=self.note_pressed.emit)
        note.setAccessibleDescription("Ctrl+J")
        lock = button(tr("Lås"), icon="lock", pressed=self.lock_pressed.emit)
        lock.setAccessibleDescription("Ctrl+L")
        actions.addWidget(note)
        actions.addWidget(lock)
        across.addSpacing(16)
        across.addLayout(actions)
        self._across = across

    def offer_lock_alone(self) -> None:
        """Leave search and quick note out; the lock stays where it is."""
        self.search.hide()
        self._note.hide()
        self._across.insertStretch(1, 1)


def _mark(institution: str, width: int) -> QWidget:
    holder = QWidget()
    inside = row(holder, spacing=12)
    inside.addWidget(Glyph("sprout", "brand1_icon", 24))
    name = label(institution, "section", wrap=True)
    inside.addWidget(name, 1)
    holder.setFixedWidth(width)
    return holder


@dataclass(frozen=True, slots=True)
class StatusItem:
    """One thing the status bar says; `key` is what pressing it is called."""

    key: str
    icon: str
    text: str


class StatusBar(QFrame):
    """Saved, lock, outbox, copy, undo: each a button. `pressed` carries the item's key."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "statusbar")
        self._line = WrapRow(spacing=8)
        across = row(self, margins=(16, 4, 16, 4))
        across.addLayout(self._line, 1)
        self._buttons: dict[str, Button] = {}

    def show_items(self, items: list[StatusItem]) -> None:
        """Show exactly these, in this order; a button that stays keeps its focus."""
        for key in self._buttons.keys() - {item.key for item in items}:
            self.remove_item(key)
        for item in items:
            self.set_item(item)

    def set_item(self, item: StatusItem) -> None:
        """Change or add one."""
        if item.key in self._buttons:
            self._buttons[item.key].set_label(item.text, item.icon)
        else:
            self._add(item)

    def remove_item(self, key: str) -> None:
        """Take one away, if it is there."""
        gone = self._buttons.pop(key, None)
        if gone is not None:
            self._line.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _add(self, item: StatusItem) -> None:
        made = Button(item.text, "status", item.icon)
        made.setProperty("key", item.key)
        made.clicked.connect(self._on_clicked)
        self._buttons[item.key] = made
        self._line.addWidget(made)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.pressed.emit(str(sender.property("key")))
