"""A table to read: headings, words that go on below instead of being cut, and Tab goes on to what follows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.theme import look

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_CELL_AIR = 16  # beside the words of a cell: see QTableView::item in style.qss, and one for the rounding
_LINE_AIR = 8
_TALL = 10_000
_MOST_HEIGHT = 480


class TextTable(QAbstractTableModel):
    """Rows of words under headings."""

    def __init__(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self._headings = headings
        self._rows = rows

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return the number of rows, as Qt asks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return the number of columns, as Qt asks."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the words of a cell, to the eye and to a screen reader alike."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None


class _Wrapping(QStyledItemDelegate):
    """Asks for the height that a cell's words need; the style's own hint forgets the air beside them."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._heights: dict[tuple[str, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt gives both
        """Return the column's width, and the height of the text in it."""
        width = self._table.columnWidth(index.column())
        return QSize(width, self._height(str(index.data()), width - 2 * _CELL_AIR) + 2 * _LINE_AIR)

    def forget(self) -> None:
        """Measure anew: the letters or the widths are others."""
        self._heights.clear()

    def _height(self, text: str, width: int) -> int:
        """Return the height of a text; in a table the same few stand in row after row."""
        if (text, width) not in self._heights:
            room = QRect(0, 0, width, _TALL)
            box = self._table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
            self._heights[text, width] = box.height()
        return self._heights[text, width]


class ReadingTable(QTableView):
    """Read-only. `shares` are the columns' parts of the width; long tables scroll inside themselves."""

    def __init__(self, name: str, model: QAbstractItemModel, shares: Sequence[int]) -> None:
        super().__init__()
        self._shares = shares
        self._least: list[int] = []
        model.setParent(self)
        self.setModel(model)
        model.modelReset.connect(self._measure)
        self._wrapping = _Wrapping(self)
        self.setItemDelegate(self._wrapping)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure now that the letters are known."""
        super().showEvent(event)
        self._measure()

    def fit(self) -> None:
        """Share the width, let each row be as high as its text, and be no higher than what there is."""
        if not self._least:
            return  # not on screen yet
        self._wrapping.forget()
        for column, own in enumerate(self._widths(self.viewport().width())):
            self.setColumnWidth(column, own)
        self.resizeRowsToContents()
        needed = self.horizontalHeader().height() + self.verticalHeader().length() + 8
        self.setFixedHeight(min(needed, look().px(_MOST_HEIGHT)))

    def _measure(self) -> None:
        """Find the longest word of each column, and stand anew."""
        self._least = [self._longest_word(column) for column in range(len(self._shares))]
        self.fit()

    def _widths(self, width: int) -> list[int]:
        """Give each column its longest word first, and share what is left."""
        free, whole = max(width - sum(self._least), 0), sum(self._shares)
        widths = [least + free * share // whole for least, share in zip(self._least, self._shares, strict=True)]
        return [*widths[:-1], max(width - sum(widths[:-1]), 0)]

    def _longest_word(self, column: int) -> int:
        metrics, model = self.fontMetrics(), self.model()
        cells = (str(model.index(row, column).data()) for row in range(model.rowCount()))
        words = {word for text in set(cells) for word in text.split()}
        heading = str(model.headerData(column, Qt.Orientation.Horizontal))
        return max((metrics.horizontalAdvance(word) for word in (heading, *words)), default=0) + 2 * _CELL_AIR

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
