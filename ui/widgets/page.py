"""A page in the window: its heading, what stands on it, and a scroll area that keeps the focus in sight."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import look
from ui.widgets.bars import MessageBar
from ui.widgets.layout import QUIET, column, row
from ui.widgets.qt_values import scroll_down_only, take_no_focus
from ui.widgets.text import Heading, Prose

MAIN_WIDTH = 704
"""The column for forms and for what is read; a page of rows with many parts takes the whole width."""

_EDGE = 32


class Place(NamedTuple):
    """Where the user is: the screen and the ids it shows. Kept across a lock, so it never holds a name."""

    screen: str
    ids: tuple[str, ...] = ()


class Scroll(QScrollArea):
    """Scrolls down only; whatever gets the focus by keyboard is brought into sight with room round it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        scroll_down_only(self)
        take_no_focus(self)
        content.setProperty("surface", "")
        self.content = content
        self.setWidget(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        content = self.content
        if new is not None and content.isAncestorOf(new):
            # Qt itself brings only the cursor of a text field into sight; we want the whole ring, its top last.
            top = new.mapTo(content, QPoint(0, 0)).y()
            self.ensureVisible(0, top + new.height(), 0, 24)
            self.ensureVisible(0, top, 0, 24)


class Screen(QWidget):
    """A page of the window. Fill `body`; override what differs. It draws; its presenter decides.

    `go` asks the window to show another place: a screen never imports another screen. `moved` tells that one stands
    at another part of the same screen. `told` has a message, its meaning and its buttons said on whatever screen stands
    there, for what ends after its own was left.
    """

    go = Signal(Place)
    moved = Signal(Place)
    told = Signal(object, str, object)
    confined_changed = Signal()

    def __init__(self, name: str, title: str, subtitle: str = "", *, width: int = 0) -> None:
        """`width` is the greatest of what stands below the heading, such as `MAIN_WIDTH`; none is the whole page."""
        super().__init__()
        self.name = name
        self.confined = False
        self._place = Place(name)
        content = QWidget()
        outer = column(content, margins=(_EDGE, 24, _EDGE, 24), spacing=16)
        self.head = column(margins=(QUIET if width else 0, 0, 0, 0), spacing=4)
        self._title = Heading(title, "title")
        self._subtitle = Prose(subtitle, "subtle", 1.4)
        self.head.addWidget(self._title)
        self.head.addWidget(self._subtitle)
        outer.addLayout(self.head)
        # Only now that it has a parent: shown before, it would be a window of its own and take the focus.
        self._subtitle.setVisible(bool(subtitle))
        self.bar = MessageBar()
        self.body = column(spacing=16)
        main = _main_column(outer, width) if width else outer
        main.addWidget(self.bar)
        main.addLayout(self.body)
        outer.addStretch(1)
        self.ground = Scroll(content)
        column(self).addWidget(self.ground)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the heading; the window's own title never follows, since it may hold a child's name."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add(self, *pieces: QWidget | QLayout) -> None:
        """Add pieces below each other."""
        for piece in pieces:
            if isinstance(piece, QWidget):
                self.body.addWidget(piece)
            else:
                self.body.addLayout(piece)

    def set_confined(self, *, confined: bool) -> None:
        """Hold the user here, or let her go again: a child or a meeting has the screen, and the password leads out."""
        if confined != self.confined:
            self.confined = confined
            self.confined_changed.emit()

    def ask_still_there(self, *, on: bool) -> None:
        """Say that it will lock soon, or take that away; asked of a confined screen, which is told nothing else."""

    def show_place(self, place: Place) -> None:
        """Show what `place` names; called each time the user comes here. Override to load."""
        self._place = place

    def move_to(self, place: Place) -> None:
        """Take note that another part of this screen is shown: unlocking leads back to it, also after a crash."""
        if place != self._place:
            self._place = place
            self.moved.emit(place)

    def place(self) -> Place:
        """Return where the user is on this screen, so that unlocking leads back here."""
        return self._place

    def leave(self) -> None:
        """Save what is half written; called before another place is shown and before locking. Must not wait."""

    def first_focus(self) -> QWidget | None:
        """Return what gets the focus when the user comes here: the next thing to do."""
        return first_stop(self)

    def print_page(self) -> None:
        """Print what is shown (Ctrl+P); most screens have nothing to print."""

    def step_back(self) -> bool:
        """Take one step back inside the screen (Esc); return whether there was one."""
        return False


def _main_column(outer: QVBoxLayout, width: int) -> QVBoxLayout:
    """Return a column in a page that grows no wider; what hangs out to the left of it has room there."""
    outer.setContentsMargins(_EDGE - QUIET, 24, _EDGE, 24)
    holder = QWidget()
    holder.setMaximumWidth(look().px(width) + QUIET)
    across = row()  # a row asks for the height at the width it really gets
    across.addWidget(holder, 1000)
    across.addStretch(1)
    outer.addLayout(across)
    return column(holder, margins=(QUIET, 0, 0, 0), spacing=16)


def first_stop(part: QWidget) -> QWidget | None:
    """Return what Tab reaches first inside a part of the window."""
    from PySide6.QtCore import Qt  # see qt_values

    one = part.nextInFocusChain()
    while one is not None and one is not part:
        takes_tab = (one.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
        if takes_tab and part.isAncestorOf(one) and one.isVisibleTo(part) and one.focusProxy() is None:
            return one
        one = one.nextInFocusChain()
    return None


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout, so that a screen can draw it anew."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
            inner.deleteLater()
