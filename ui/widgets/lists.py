"""Lists that say what to do: section heads with a count, rows with their buttons, and a word when there is nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import look
from ui.widgets.buttons import Button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, WrapRow, column, row
from ui.widgets.text import Heading, Prose, label

_FACT_WIDTH = 280  # room for what is counted or dated, in the longest of our languages
_VALUE_LEAST = 200
_WORDS_WIDTH = 160  # where the words of a row have less, its buttons go below them


def section_head(title: str, count: int | str | None = None) -> QHBoxLayout:
    """Return a section's heading with the number of things in it; put 8 px between it and its card."""
    head = row(spacing=8)
    heading = Heading(title, "section")
    heading.setWordWrap(False)
    heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    head.addWidget(heading)
    if count is not None:
        head.addWidget(label(str(count), "count"))
    head.addStretch(1)
    return head


class ListRow(QWidget):
    """Icon or badge, who and what, a line of circumstances below, buttons to the right (below when narrow)."""

    def __init__(self, mark: QWidget, who: str, what: str = "", meta: str = "", meta_role: str = "small") -> None:
        super().__init__()
        self._fold = Fold(spacing=16, below_spacing=4, centred=True)
        self._fold.setContentsMargins(0, 0, 0, 0)
        across = row(self, margins=(20, 12, 13, 12))
        across.addLayout(self._fold, 1)
        self._fold.add(_subject(mark, who, what, meta, meta_role), 1)
        self._buttons: WrapRow | None = None

    def add_buttons(self, *buttons: QWidget) -> None:
        """Put buttons at the end of the row; the first is the one most often needed."""
        holder = QWidget()
        line = WrapRow(spacing=2, outdent=0)
        for one in buttons:
            line.addWidget(one)
        holder.setLayout(line)
        self._fold.add(holder, 0)


def _subject(mark: QWidget, who: str, what: str, meta: str, meta_role: str) -> QWidget:
    holder = QWidget()
    across = row(holder, spacing=16)
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop if isinstance(mark, Glyph) else Qt.AlignmentFlag.AlignVCenter)
    words = column(spacing=2)
    words.addStrut(look().px(_WORDS_WIDTH))
    words.addStretch(1)
    first = WrapRow(spacing=8)
    first.addWidget(label(who, "strong"))
    if what:
        first.addWidget(Prose(what, "", 1.3))
    words.addLayout(first)
    if meta:
        words.addWidget(Prose(meta, meta_role, 1.3))
    words.addStretch(1)
    across.addLayout(words, 1)
    return holder


def facts(pairs: Sequence[tuple[str, str]]) -> QVBoxLayout:
    """Return lines of what and how it is, the words in two columns; below each other when narrow."""
    lines = column(spacing=8)
    for what, words in pairs:
        name = Prose(what, "subtle", 1.4)
        name.setFixedWidth(look().px(_FACT_WIDTH))
        fold = Fold(spacing=16, below_spacing=0)
        fold.add(name)
        value = Prose(words, "", 1.4)
        value.setMinimumWidth(look().px(_VALUE_LEAST))  # all of them fold, or none
        fold.add(value, 1)
        lines.addLayout(fold)
    return lines


class RowButton(QPushButton):
    """A whole row that opens something; Enter and Space press it. `cells` are (text, role, width, stretch)."""

    opened = Signal()

    def __init__(self, name: str, cells: list[QWidget]) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAccessibleName(name)
        self.setAutoDefault(True)
        self._inner = Fold(spacing=16, below_spacing=2, centred=True)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._across = row(self, margins=(17, 9, 17, 9), spacing=16)
        self._across.addLayout(self._inner, 1)
        for cell in cells:
            cell.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._inner.add(cell, int(cell.property("stretch") or 0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.opened)

    def hasHeightForWidth(self) -> bool:
        """It sets its own height when it is given a width: nobody above need ask again at every change of the page."""
        return False

    def sizeHint(self) -> QSize:
        """Ask the cells: a push button looks only at its own text."""
        width = self.width() or 640
        return QSize(self._inner.minimumSize().width() + 34, self._height(width))

    def minimumSizeHint(self) -> QSize:
        """Accept being narrow: the cells fold."""
        return QSize(self._inner.minimumSize().width() + 34, look().px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the cells need at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(self._height(event.size().width()))
            # The layout heard of this event before the height was set, and stands at the old one.
            self._across.setGeometry(self.rect())

    def _height(self, width: int) -> int:
        return max(self._inner.heightForWidth(width - 34) + 18, look().px(48))


def cell(text: str, role: str = "", *, width: int = 0, stretch: int = 0) -> QWidget:
    """Return a text for a `RowButton`: with a fixed width, or sharing the free room by `stretch`."""
    made = Prose(text, role, 1.3)
    made.setProperty("stretch", stretch)
    if width:
        made.setFixedWidth(look().px(width))
    return made


class EmptyState(QFrame):
    """What stands where nothing is yet: why it is empty, and the one thing to do about it."""

    def __init__(self, icon: str, title: str, text: str = "", *buttons: Button) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        lines = column(self, margins=(32, 32, 32, 32), spacing=8)
        lines.addWidget(Glyph(icon, "brand1_icon", 32))
        lines.addSpacing(4)
        lines.addWidget(Heading(title, "section"))
        if text:
            lines.addWidget(Prose(text, "subtle"))
        if buttons:
            lines.addSpacing(8)
            lines.addLayout(button_row(*buttons))
