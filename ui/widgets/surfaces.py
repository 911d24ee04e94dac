"""What pieces stand on: cards, hairlines, and the two voices, child and adult, equal in size."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLayout, QWidget

from ui.i18n import tr
from ui.widgets.layout import column, row
from ui.widgets.text import Heading, Prose, label


def surface(kind: str) -> QFrame:
    """Return an empty frame: card, band, calm, chosen, desk, child, adult (see style.qss)."""
    frame = QFrame()
    frame.setProperty("surface", kind)
    return frame


def line(direction: str = "horizontal") -> QFrame:
    """Return a hairline, `horizontal` or `vertical`: decorative, inside cards and between groups."""
    frame = QFrame()
    frame.setProperty("line", direction)
    return frame


class Card(QFrame):
    """A white sheet with a hairline round it; `body` is its column."""

    def __init__(self, margins: tuple[int, int, int, int] = (20, 16, 20, 16), spacing: int = 8) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.body = column(self, margins, spacing)

    def add(self, *pieces: QWidget | QLayout) -> None:
        """Add pieces below each other."""
        for piece in pieces:
            if isinstance(piece, QWidget):
                self.body.addWidget(piece)
            else:
                self.body.addLayout(piece)


class PartCard(Card):
    """One part of a page: its heading, a sentence close below it, then its pieces. `state` stands at the right."""

    def __init__(self, title: str, why: str = "", *pieces: QWidget | QLayout, state: QWidget | None = None) -> None:
        super().__init__((24, 20, 24, 24), 16)
        head = column(spacing=4)
        across = row(spacing=12)
        across.addWidget(Heading(title, "section"), 1)
        if state is not None:
            across.addWidget(state)
        head.addLayout(across)
        if why:
            head.addWidget(Prose(why, "subtle", 1.4))
        self.add(head, *pieces)


class RowCard(Card):
    """A card of list rows parted by hairlines."""

    def __init__(self) -> None:
        super().__init__((0, 0, 0, 0), 0)

    def add_row(self, made: QWidget) -> None:
        """Add a row below the others."""
        if self.body.count():
            self.body.addWidget(line())
        self.body.addWidget(made)


class Voice(QFrame):
    """A panel for what somebody says: the child's with a purple bar, the adults' with a grey one."""

    def __init__(self, head: str, meta: str = "", *, child: bool) -> None:
        super().__init__()
        self.setProperty("surface", "child" if child else "adult")
        self.body = column(self, (16, 12, 16, 16), 8)
        top = row(spacing=8)
        top.addWidget(label(head, "child-name" if child else "adult-name", wrap=True), 1)
        if meta:
            top.addWidget(label(meta, "child-small" if child else "small"))
        self.body.addLayout(top)


def quote(text: str, meta: str = "", *, head: str = "", role: str = "quote") -> Voice:
    """Return the child's own words on the child's panel; `meta` says when and to whom."""
    panel = Voice(head or tr("Barnets egne ord"), meta, child=True)
    panel.body.setContentsMargins(20, 14, 20, 14)
    panel.body.setSpacing(4)
    panel.body.addWidget(Prose(text, role, 1.4, 640))
    return panel
