"""How pieces stand on a page: rows and columns without hidden margins, rows that wrap, columns that fold.

Nothing here has a fixed width: at 200 % text in 1280 by 720 a row becomes two lines and two columns become one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

RING = 3  # the reserved focus ring of a button
QUIET = 13  # ring, edge and padding of a quiet button: its word stands this far in

_Margins = tuple[int, int, int, int]
_NONE: _Margins = (0, 0, 0, 0)


def column(parent: QWidget | None = None, margins: _Margins = _NONE, spacing: int = 0) -> QVBoxLayout:
    """Return a vertical layout with exactly these margins (left, top, right, bottom) and this spacing."""
    layout = QVBoxLayout()
    _set_bare(layout, parent, margins, spacing)
    return layout


def row(parent: QWidget | None = None, margins: _Margins = _NONE, spacing: int = 0) -> QHBoxLayout:
    """Return a horizontal layout with exactly these margins (left, top, right, bottom) and this spacing."""
    layout = QHBoxLayout()
    _set_bare(layout, parent, margins, spacing)
    return layout


def at_top(widget: QWidget) -> QVBoxLayout:
    """Return a column that keeps a widget at its top, beside text that may become several lines."""
    layout = column()
    layout.addWidget(widget)
    layout.addStretch(1)
    return layout


def own_height(piece: QWidget) -> QWidget:
    """Return a piece that keeps its own height beside a taller one, instead of spreading out."""
    holder = QWidget()
    lines = column(holder)
    lines.addWidget(piece)
    lines.addStretch(1)
    return holder


def _set_bare(layout: QBoxLayout, parent: QWidget | None, margins: _Margins, spacing: int) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    if parent is not None:
        parent.setLayout(layout)


class _Items(QLayout):
    """A layout that owns a plain list of items; how they stand is up to `_arrange`.

    Qt asks for the height at the same width many times while a page settles: it is counted once until something
    inside changes, as Qt's own layouts do.
    """

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item, as Qt asks."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return the number of items, as Qt asks."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item or nothing, as Qt asks."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back, as Qt asks."""
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Forget what was counted: something inside has changed."""
        self._heights.clear()
        self._least = None
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Grow only sideways."""
        from PySide6.QtCore import Qt  # see qt_values

        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Fewer pixels across means more pixels down."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the items need at this width."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return height

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def minimumSize(self) -> QSize:
        """Return the size of the widest item: everything can stand below each other."""
        if self._least is None:
            sizes = [item.minimumSize() for item in self._shown()]
            self._least = QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))
        return self._least

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        raise NotImplementedError


class WrapRow(_Items):
    """A row that goes on below when it is full; `outdent` hangs the reserved ring out of the column.

    Qt cuts what starts left of its parent widget: the parent needs at least `outdent` pixels of margin there.
    """

    def __init__(self, spacing: int = 2, outdent: int = 0) -> None:
        super().__init__(spacing)
        self._outdent = outdent

    def sizeHint(self) -> QSize:
        """Return the size of everything in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(s.width() for s in sizes) + self.spacing() * max(len(sizes) - 1, 0) - self._outdent
        return QSize(width, max((s.height() for s in sizes), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        left = rect.left() - self._outdent
        lines: list[list[QLayoutItem]] = [[]]
        x = left
        for item in self._shown():
            width = item.sizeHint().width()
            if lines[-1] and x + width > rect.right() + 1:
                lines.append([])
                x = left
            lines[-1].append(item)
            x += width + self.spacing()
        y = rect.top()
        for line in lines:
            y += self._place_line(line, left, y, rect.right() + 1, move=move) + self.spacing()
        return y - self.spacing() - rect.top()

    def _place_line(self, line: list[QLayoutItem], x: int, y: int, right: int, *, move: bool) -> int:
        # Only an item alone on its line can be wider than the line: it then wraps inside.
        widths = [max(min(item.sizeHint().width(), right - x), item.minimumSize().width()) for item in line]
        heights = [_height(item, width) for item, width in zip(line, widths, strict=True)]
        # What goes on below itself stands beside a name by its first line.
        firsts = [_first_line(item, height) for item, height in zip(line, heights, strict=True)]
        tops = [(max(firsts, default=0) - first) // 2 for first in firsts]
        for item, width, height, top in zip(line, widths, heights, tops, strict=True):
            if move:
                item.setGeometry(QRect(x, y + top, width, height))
            x += width + self.spacing()
        return max((top + height for top, height in zip(tops, heights, strict=True)), default=0)


class Fold(_Items):
    """Columns beside each other while there is room, below each other when not.

    A column with `stretch` 0 keeps its own width (`sizeHint`); the others share what is left. `centred` lines up
    the middles, for the cells of a row; otherwise columns are equally high.
    """

    def __init__(self, spacing: int = 32, below_spacing: int = 24, *, centred: bool = False) -> None:
        super().__init__(spacing)
        self._below_spacing = below_spacing
        self._centred = centred
        self._stretch: dict[QWidget, int] = {}

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a column."""
        self._stretch[widget] = stretch
        self.addWidget(widget)

    def sizeHint(self) -> QSize:
        """Return the size beside each other."""
        width = sum(item.sizeHint().width() for item in self._shown()) + self._gaps()
        return QSize(width, self.heightForWidth(width))

    def _gaps(self) -> int:
        return self.spacing() * max(len(self._shown()) - 1, 0)

    def _widths(self, width: int) -> list[int] | None:
        """Return each column's width, or nothing when they must fold."""
        items = self._shown()
        least = [item.minimumSize().width() for item in items]
        shares = [self._share(item) for item in items]
        widths = [0 if share else item.sizeHint().width() for item, share in zip(items, shares, strict=True)]
        free = width - self._gaps() - sum(widths)
        total = sum(shares)
        sharing = [index for index, share in enumerate(shares) if share]
        for index in sorted(sharing, key=lambda i: -least[i] / shares[i]):
            # The neediest first: who needs more than its share takes it from the others.
            widths[index] = max(free * shares[index] // total, least[index])
            free -= widths[index]
            total -= shares[index]
        return widths if free >= 0 else None

    def _share(self, item: QLayoutItem) -> int:
        widget = item.widget()
        return self._stretch.get(widget, 0) if widget is not None else 0

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        widths = self._widths(rect.width())
        if widths is None:
            return self._stack(rect, move=move)
        items = self._shown()
        height = max((_height(item, w) for item, w in zip(items, widths, strict=True)), default=0)
        x = rect.left()
        for item, width in zip(items, widths, strict=True):
            if move:
                full = max(height, rect.height())
                own = _height(item, width) if self._centred else full
                item.setGeometry(QRect(x, rect.top() + (full - own) // 2, width, own))
            x += width + self.spacing()
        return height

    def _stack(self, rect: QRect, *, move: bool) -> int:
        y = rect.top()
        for item in self._shown():
            height = _height(item, rect.width())
            if move:
                item.setGeometry(QRect(rect.left(), y, rect.width(), height))
            y += height + self._below_spacing
        return max(y - self._below_spacing - rect.top(), 0)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _first_line(item: QLayoutItem, height: int) -> int:
    return min(item.minimumSize().height(), height) if item.hasHeightForWidth() else height
