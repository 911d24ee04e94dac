"""What stands quietly below a field: a hint with the way to its place in the text, and the sources as ways to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from ui.announce import announce
from ui.i18n import tr, tr_n
from ui.screens.dokumenter.notes_model import Feltord, Leser, Merknad
from ui.screens.dokumenter.source_words import Kildebilde
from ui.widgets.buttons import Button
from ui.widgets.fields import LineEdit, TextArea
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.page import clear_layout
from ui.widgets.text import Prose

READ_AFTER_MS = 500
"""A pause this long, and what stands below the field follows."""

SHOWN = 3
"""So many hints at a time: more would be a scolding."""

_SOURCES = 5


class FieldNotes(QWidget):
    """What is said below one field. `source_pressed` carries a `Kildebilde`; `redrawn`: stops came or went."""

    source_pressed = Signal(object)
    redrawn = Signal()

    def __init__(self, area: TextArea | LineEdit, leser: Leser, *, is_childs: bool) -> None:
        super().__init__()
        self._area, self._leser, self._is_childs = area, leser, is_childs
        self._shown: Feltord | None = None
        self._all_sources = False
        self._lines = column(self, spacing=4)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(READ_AFTER_MS)
        self._soon.timeout.connect(self.refresh)
        area.textChanged.connect(lambda *_text: self._soon.start())
        self.refresh()

    def refresh(self) -> None:
        """Read the field again and show what is to be said; nothing moves while it says the same."""
        told = self._leser.read(self._area.text(), is_childs=self._is_childs)
        if told == self._shown:
            return
        before = _serious(self._shown)
        self._shown = told
        self._draw(told)
        if (new := _serious(told) - before) and before is not None:
            announce(self, " ".join(sorted(new)))

    def _draw(self, told: Feltord) -> None:
        focus = QApplication.focusWidget()
        stood_here = focus is not None and self.isAncestorOf(focus)
        clear_layout(self._lines)
        serious = [one for one in told.merknader if one.er_alvorlig]
        quiet = [one for one in told.merknader if not one.er_alvorlig]
        for one in (*serious, *quiet[:SHOWN]):
            self._lines.addWidget(self._note(one))
        if len(quiet) > SHOWN:
            more = tr_n("Ett hint til kommer etter disse.", "{n} hint til kommer etter disse.", len(quiet) - SHOWN)
            self._lines.addWidget(Prose(more, "small", 1.3))
        listed = told.kilder if self._all_sources else told.kilder[:_SOURCES]
        for source in listed:
            self._lines.addWidget(self._source(source))
        if len(told.kilder) > len(listed):
            self._lines.addWidget(_link(tr("Vis alle kildene"), self._on_all_sources, "link"))
        if not (told.merknader or told.kilder):
            self.hide()
        elif self.parentWidget() is not None:  # shown by itself it would be a window
            self.show()
        if stood_here:
            self._area.setFocus()
        self.redrawn.emit()

    def _note(self, one: Merknad) -> QWidget:
        holder = QWidget()
        across = row(holder, spacing=8)
        icon, colour = ("triangle-alert", "warning_icon") if one.er_alvorlig else ("lightbulb", "text_subtle")
        across.addWidget(Glyph(icon, colour, 18), 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=0)
        words.addWidget(Prose(one.ord, "" if one.er_alvorlig else "small", 1.4))
        ways = WrapRow(spacing=12, outdent=3)
        ways.addWidget(_link(tr("Vis i teksten"), lambda: self._show_place(one), about=one.ord))
        if one.skjules:
            ways.addWidget(_link(one.skjules, lambda: self._put_away(one), about=one.ord))
        words.addLayout(ways)
        across.addLayout(words, 1)
        return holder

    def _source(self, source: Kildebilde) -> QWidget:
        holder = QWidget()
        line = WrapRow(spacing=0, outdent=3)
        made = _link(source.ord, lambda: self.source_pressed.emit(source), "link")
        line.addWidget(made)
        holder.setLayout(line)
        return holder

    def _show_place(self, one: Merknad) -> None:
        """Stand in the field with the words chosen; Qt counts letters beyond the first plane twice."""
        text = self._area.text()
        start, end = _qt_place(text, one.fra), _qt_place(text, one.til)
        self._area.setFocus()
        if isinstance(self._area, TextArea):
            cursor = self._area.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self._area.setTextCursor(cursor)
        else:
            self._area.setSelection(start, end - start)

    def _put_away(self, one: Merknad) -> None:
        self._leser.put_away(one.noekkel)
        self.refresh()

    def _on_all_sources(self) -> None:
        self._all_sources = True
        if self._shown is not None:
            self._draw(self._shown)


def _link(words: str, pressed: Callable[[], None], icon: str = "", about: str = "") -> Button:
    made = Button(words, "link", icon)
    made.setProperty("dense", "true")
    if about:
        made.setAccessibleName(f"{words}: {about}")
    made.clicked.connect(lambda _checked=False: pressed())
    return made


def _serious(told: Feltord | None) -> frozenset[str]:
    return frozenset(one.ord for one in told.merknader if one.er_alvorlig) if told is not None else frozenset()


def _qt_place(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
