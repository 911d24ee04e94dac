"""The items of a draft as lines, indented as they belong together; one at a time is open below its line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.screens.maler.draft_model import Punktord, Punktrad
from ui.screens.maler.item_forms import ItemForm
from ui.theme import look
from ui.widgets.layout import column
from ui.widgets.page import clear_layout
from ui.widgets.painted_row import PaintedRow, Words
from ui.widgets.surfaces import RowCard
from ui.widgets.tab_order import first_stop

_INDENT = 24
_LEAST = 160


class ItemRow(PaintedRow):
    """One item: Enter opens it, Alt with an arrow moves it, Delete hides it or shows it again."""

    moved = Signal(str, int)
    hidden = Signal(str, bool)

    def __init__(self, rad: Punktrad) -> None:
        super().__init__(rad.spoken, rad.icon, Words(rad.text, when=rad.kind))
        self.rad = rad

    def show_row(self, rad: Punktrad) -> None:
        """Show the item as it is now."""
        self.rad = rad
        self._icon, self._words = rad.icon, Words(rad.text, when=rad.kind)
        self.setAccessibleName(rad.spoken)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Accept being narrow: long words end with dots here, and stand whole when the item is open."""
        return QSize(look().px(_LEAST), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, hide, or press as every row."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in steps:
            self.moved.emit(self.rad.sti, steps[key])
        elif key == Qt.Key.Key_Delete:
            self.hidden.emit(self.rad.sti, not self.rad.is_hidden)
        else:
            super().keyPressEvent(event)


class ItemList(RowCard):
    """All items of a draft. Each tells with its path what is asked of it."""

    opened = Signal(str)
    moved = Signal(str, int)
    hidden = Signal(str, bool)
    removed = Signal(str)
    typed = Signal(object)
    saved = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, ItemRow] = {}
        self._form: ItemForm | None = None
        self._open = ""

    def show_rows(self, rader: tuple[Punktrad, ...]) -> None:
        """Show the items; where the same stand in the same order, only what changed is drawn anew."""
        if [(rad.sti, rad.depth) for rad in rader] != [(row.rad.sti, row.rad.depth) for row in self._rows.values()]:
            self._build(rader)
        for rad in rader:
            self._rows[rad.sti].show_row(rad)

    def open_sti(self) -> str:
        """Return which item is open, or an empty string."""
        return self._open

    def stand_at(self, sti: str) -> None:
        """Stand on an item, or on the first."""
        row = self._rows.get(sti) or next(iter(self._rows.values()), None)
        if row is not None:
            row.setFocus()

    def first(self) -> QWidget | None:
        """Return the words that are open, else the first item's line."""
        if self._form is not None:
            return first_stop(self._form)
        return next(iter(self._rows.values()), None)

    def open_item(self, sti: str, ord_: Punktord | None = None) -> None:
        """Open an item below its line; `ord_` is what was half written."""
        self.close_item()
        row = self._rows.get(sti)
        holder = row.parentWidget() if row is not None else None
        if row is None or holder is None:
            return
        form = ItemForm(row.rad, ord_ or row.rad.ord)
        form.typed.connect(self.typed)
        form.saved.connect(self.saved)
        form.hidden.connect(self.hidden)
        form.moved.connect(self.moved)
        form.removed.connect(self.removed)
        form.closed.connect(self.closed)
        layout = holder.layout()
        if layout is not None:
            layout.addWidget(form)
        self._form, self._open = form, sti
        form.show()  # what is not on screen yet forgets a focus given to it
        form.focus_first()

    def close_item(self) -> None:
        """Close the open item."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form, self._open = None, ""

    def _build(self, rader: tuple[Punktrad, ...]) -> None:
        self._form, self._open = None, ""
        clear_layout(self.body)
        self._rows = {}
        for rad in rader:
            row = ItemRow(rad)
            row.clicked.connect(self._on_clicked)
            row.moved.connect(self.moved)
            row.hidden.connect(self.hidden)
            holder = QWidget()
            lines = column(holder, margins=(look().px(_INDENT) * rad.depth, 0, 0, 0))
            lines.addWidget(row)
            self._rows[rad.sti] = row
            self.add_row(holder)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, ItemRow):
            self.opened.emit(sender.rad.sti)
