"""The top of the shared screen: that it is one, how long it has gone on, who is there, and the matters by number."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.moetemodus.model import Mark, Page
from ui.widgets.buttons import Button
from ui.widgets.choices import CheckBox
from ui.widgets.icons import Glyph
from ui.widgets.layout import RING, WrapRow, column, row
from ui.widgets.page import clear_layout
from ui.widgets.text import Prose, label

_WIDE = 1800


class Head(QWidget):
    """`chosen` carries the matter whose number was pressed, `present` who is there."""

    chosen = Signal(str)
    present = Signal(frozenset)

    def __init__(self) -> None:
        super().__init__()
        self._elapsed = label("", "large-strong")
        self._here = Prose("", "large", 1.3, _WIDE)
        self._who = Button(tr("Hvem er her"), "link", "users", large=True)
        self._who.clicked.connect(self._on_who)
        self._people = WrapRow(spacing=16)
        self._people_held = _held(self._people)
        self._marks = WrapRow(spacing=6)
        self._drawn: tuple[object, ...] = ()
        whole = column(self, spacing=4)
        lines = column(margins=(RING, 0, RING, 0), spacing=4)
        whole.addLayout(lines)
        top = row(spacing=16)
        only = tr("MØTEMODUS · bare dette møtet vises · F8 skjuler alt")
        top.addWidget(Prose(only, "large-subtle", 1.3, _WIDE), 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._who)
        top.addWidget(Glyph("clock", "text_subtle", 24))
        top.addWidget(self._elapsed)
        lines.addLayout(top)
        lines.addWidget(self._here)
        lines.addWidget(self._people_held)
        whole.addWidget(_held(self._marks))  # a number stands out by the room for its ring
        self._people_held.hide()

    def show_page(self, page: Page) -> None:
        """Show who is there and how far one has come."""
        drawn = (page.marks, page.present, page.can_go_on)
        if self._drawn == drawn:
            return
        self._drawn = drawn
        names = ", ".join(name for name, is_here in page.present if is_here)
        said = tr("Til stede: {names}", names=names) if names else tr("Ingen er ført som til stede.")
        self._here.setText(" · ".join(part for part in (page.meeting, said, page.left_out) if part))
        self._who.setVisible(bool(page.present) and page.can_go_on)
        self._people_held.setVisible(self._people_held.isVisible() and page.can_go_on)
        self._draw_people(page.present)
        self._draw_marks(page.marks)

    def show_elapsed(self, words: str) -> None:
        """Show how long the meeting has gone on."""
        self._elapsed.setText(words)
        self._elapsed.setAccessibleName(tr("Møtet har vart i {time}", time=words))

    def _draw_people(self, present: tuple[tuple[str, bool], ...]) -> None:
        if [box.text() for box in self._boxes()] == [name for name, _ in present]:
            return  # a box that was just pressed keeps the focus
        clear_layout(self._people)
        for name, is_here in present:
            box = CheckBox(name, checked=is_here)
            box.setProperty("large", "true")
            box.toggled.connect(self._on_ticked)
            self._people.addWidget(box)

    def _draw_marks(self, marks: tuple[Mark, ...]) -> None:
        clear_layout(self._marks)
        for mark in marks:
            icon = "circle-play" if mark.is_chosen else "check" if mark.is_done else ""
            made = Button(str(mark.number), "chip", icon, large=True)
            made.setCheckable(True)
            made.setChecked(mark.is_chosen)
            made.setAccessibleName(mark.name)
            made.clicked.connect(partial(self._on_chosen, mark, made))
            self._marks.addWidget(made)

    def _boxes(self) -> list[CheckBox]:
        items = (self._people.itemAt(at) for at in range(self._people.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [one for one in widgets if isinstance(one, CheckBox)]

    def _on_chosen(self, mark: Mark, pressed: Button, _checked: object = None) -> None:
        pressed.setChecked(mark.is_chosen)  # what is chosen is told by the page, not by the press
        self.chosen.emit(mark.sak_id)

    def _on_who(self) -> None:
        self._people_held.setVisible(not self._people_held.isVisible())

    def _on_ticked(self) -> None:
        self.present.emit(frozenset(box.text() for box in self._boxes() if box.isChecked()))


def _held(across: WrapRow) -> QWidget:
    from PySide6.QtWidgets import QSizePolicy  # see qt_values

    holder = QWidget()
    holder.setLayout(across)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
