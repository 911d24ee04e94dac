"""The last step: everything that stands there, to be read together, and what it reminds the adults of."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from helseansvarlig.domain.skjema import Nivaa
from ui.announce import announce
from ui.i18n import tr, tr_n
from ui.screens.kartlegging.answers import answer_words
from ui.screens.kartlegging.model import Row, Step, genitive
from ui.screens.kartlegging.page import Missing, Page
from ui.screens.kartlegging.urgent import Reminder
from ui.widgets.badges import badge
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, WrapRow, column, row
from ui.widgets.lists import section_head
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card, line
from ui.widgets.text import Heading, Prose, label

_BADGES = {
    Nivaa.STRAKS: ("danger", "octagon-alert"),
    Nivaa.INNEN_3_DAGER: ("warning", "clock"),
    Nivaa.INNEN_14_DAGER: ("info", "calendar-days"),
}


class Reading(QWidget):
    """What stands, theme by theme; every theme can be gone back to until the kartlegging is finished."""

    change_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, spacing=8)
        self._shown: object = None

    def show_page(self, page: Page) -> None:
        """Draw it anew when something in it has changed."""
        wanted = (page.bilde.svar, page.is_finished, page.spraak)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear_layout(self._lines)
        for step in page.steps:
            said = [one for one in step.questions if _is_said(one)]
            if said or step.key != page.steps[-1].key:
                self._add_theme(step, said, page)
        if page.reminders:
            self._lines.addLayout(section_head(tr("Dette minner svarene oss på")))
            self._lines.addWidget(_reminders(page.reminders))

    def _add_theme(self, step: Step, said: list[Row], page: Page) -> None:
        head = section_head(step.title)
        if not page.is_finished and step.key != page.steps[-1].key:
            change = Button(tr("Endre"), "link", "pencil")
            change.setAccessibleName(tr("Endre {tema}", tema=step.title))
            change.setProperty("key", step.key)
            change.clicked.connect(self._on_change)
            head.addWidget(change)
        self._lines.addLayout(head)
        card = Card((20, 16, 20, 16), 12)
        for index, one in enumerate(said):
            if index:
                card.add(line())
            card.add(_answer(one, page.spraak, page.bilde.barn.fornavn))
        unasked = sum(1 for one in step.questions if one.punkt.is_fillable and not one.svar.is_settled)
        if unasked:
            if said:
                card.add(line())
            words = tr_n("{n} spørsmål er ikke spurt.", "{n} spørsmål er ikke spurt.", unasked)
            card.add(Prose(words, "subtle", 1.4))
        self._lines.addWidget(card)
        self._lines.addSpacing(12)

    def _on_change(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.change_pressed.emit(str(sender.property("key")))


class MissingBox(QFrame):
    """What must be mended before it is finished, directly above the button; each line leads to its question."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("meaning", "danger")
        self._lines = column(self, margins=(16, 12, 16, 12), spacing=4)
        self._shown: tuple[Missing, ...] = ()
        self._first: QWidget | None = None
        self.hide()

    def first(self) -> QWidget | None:
        """Return the way to the first of them, when there is one."""
        return self._first if self._shown else None

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        """List what is missing; nothing hides the box."""
        if missing == self._shown:
            return
        self._shown = missing
        self._first = None
        clear_layout(self._lines)
        head = row(spacing=8)
        head.addWidget(Glyph("octagon-alert", "danger_icon"))
        head.addWidget(Heading(tr("Rett dette før dere gjør dere ferdige"), "strong"), 1)
        self._lines.addLayout(head)
        for one in missing:
            jump = Button(one.question, "link", "arrow-right")
            jump.setAccessibleDescription(one.problem)
            jump.setProperty("key", one.path)
            jump.clicked.connect(self._on_pressed)
            self._first = self._first or jump
            holder = QWidget()
            across = WrapRow(spacing=8)
            across.addWidget(jump)
            across.addWidget(Prose(one.problem, "", 1.4))
            holder.setLayout(across)
            self._lines.addWidget(holder)
        self.setVisible(bool(missing))
        if missing:
            announce(self, tr("Rett dette før dere gjør dere ferdige"))

    def _on_pressed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.pressed.emit(str(sender.property("key")))


def _is_said(row: Row) -> bool:
    return row.svar.is_settled or bool(row.svar.barnets_ord or row.svar.voksnes_observasjon)


def _answer(shown: Row, spraak: str, child: str) -> QVBoxLayout:
    lines = column(spacing=4)
    both = Fold(spacing=16, below_spacing=2)
    both.add(Prose(shown.punkt.tekst.paa(spraak), "subtle", 1.4), 1)
    both.add(Prose(answer_words(shown.punkt, shown.svar, spraak), "strong", 1.4), 1)
    lines.addLayout(both)
    if shown.svar.barnets_ord:
        head = tr("{navns} egne ord", navns=genitive(child), navn=child)
        lines.addWidget(label(head, "child-name"))
        lines.addWidget(Prose(tr("«{ord}»", ord=shown.svar.barnets_ord), "quote-on-card", 1.4))
    if shown.svar.voksnes_observasjon:
        lines.addWidget(label(tr("Slik vi voksne ser det"), "adult-name"))
        lines.addWidget(Prose(shown.svar.voksnes_observasjon, "", 1.4))
    return lines


def _reminders(reminders: tuple[Reminder, ...]) -> Card:
    card = Card((20, 16, 20, 16), 12)
    for index, one in enumerate(reminders):
        if index:
            card.add(line())
        across = Fold(spacing=16, below_spacing=4, centred=True)
        words = QWidget()
        inner = column(words, spacing=2)
        inner.addWidget(Prose(one.question, "", 1.4))
        inner.addWidget(Prose(one.answer, "small", 1.4))
        across.add(words, 1)
        across.add(badge(*_BADGES[one.level], one.when), 0)
        card.add(across)
    return card
