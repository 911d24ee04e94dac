"""Pieces of one child's page: a task with its tick, the stop point's card, the consent explained."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.barnet.model import Faktumlinje, Oppgave, Stoppunktbilde, Vurderingsbilde, bedring_options
from ui.theme import look
from ui.widgets.buttons import Button
from ui.widgets.choices import CheckBox, Radios
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, WrapRow, column, row
from ui.widgets.surfaces import Card, line, surface
from ui.widgets.text import Heading, Prose, label


class TaskRow(QWidget):
    """A tick box and what it is about; the words may take several lines, and pressing them ticks too."""

    ticked = Signal(str, bool)
    opened = Signal(str)

    def __init__(self, oppgave: Oppgave) -> None:
        super().__init__()
        self.box = CheckBox("", checked=oppgave.done)
        self.box.setAccessibleName(oppgave.what)
        self.box.setAccessibleDescription(oppgave.meta)
        self.box.toggled.connect(lambda on: self.ticked.emit(oppgave.id, on))
        across = row(self)
        across.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        words = column(margins=(0, 5, 0, 4), spacing=2)
        words.addWidget(Prose(oppgave.what, "subtle" if oppgave.done else "", 1.4))
        words.addWidget(Prose(oppgave.meta, "warning" if oppgave.stands_out else "small", 1.3))
        across.addLayout(words, 1)
        self.edit = link(tr("Endre"), lambda: self.opened.emit(oppgave.id), tr("Endre: {what}", what=oppgave.what))
        across.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick when the words are pressed."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()


class StopPointCard(Card):
    """Band, two halves, and whether the child is better, asked of the child and of the adults."""

    ticked = Signal(str, bool)
    opened = Signal(str)
    child_answered = Signal(str)
    adults_answered = Signal(str)

    def __init__(self, bilde: Stoppunktbilde) -> None:
        super().__init__((1, 1, 1, 1), 0)
        self.stops: dict[str, QWidget] = {}
        self.body.addWidget(_band(bilde))
        self.body.addWidget(line())
        if bilde.rettet:
            self.body.addWidget(_corrected(bilde.rettet))
            self.body.addWidget(line())
        halves = Fold(spacing=0, below_spacing=0)
        halves.add(_half(tr("Hva vet vi nå"), self._known(bilde)), 1)
        halves.add(line("vertical"))
        halves.add(_half(tr("Hva gjør vi nå"), self._doing(bilde)), 1)
        self.body.addLayout(halves)
        self.body.addWidget(line())
        self.body.addWidget(self._effect(bilde))

    def _known(self, bilde: Stoppunktbilde) -> list[QWidget]:
        pieces: list[QWidget] = []
        if bilde.barnet_sier:
            said = QWidget()
            lines = column(said, spacing=2)
            lines.addWidget(label(tr("Barnet sier"), "child-name"))
            lines.addWidget(Prose(bilde.barnet_sier, "quote-on-card", 1.4))
            pieces.append(said)
        return [*pieces, *(_fact(one) for one in bilde.fakta)]

    def _doing(self, bilde: Stoppunktbilde) -> list[QWidget]:
        said = filter(None, (bilde.konklusjon, bilde.beslutning))
        pieces: list[QWidget] = [Prose(one, "", 1.4) for one in said]
        missed = [Prose(bilde.savnet, "small", 1.3)] if bilde.savnet else []
        return [*pieces, *task_rows(bilde.oppgaver, self.ticked, self.opened, self.stops), *missed]

    def _effect(self, bilde: Stoppunktbilde) -> QWidget:
        answers = (bilde.bedring_barn, bilde.bedring_ansatt)
        asked = EffectQuestion(bilde.question, bilde.child_asks, answers, (23, 16, 23, 12))
        asked.child_answered.connect(self.child_answered)
        asked.adults_answered.connect(self.adults_answered)
        self.stops |= {f"bedring_{key}": one for key, one in asked.answers.items()}
        return asked


class EffectQuestion(QWidget):
    """«Har barnet fått det bedre?», asked of the child and of the adults; the two answers are never one."""

    child_answered = Signal(str)
    adults_answered = Signal(str)

    def __init__(
        self, question: str, child_asks: str, chosen: tuple[str, str], margins: tuple[int, int, int, int] = (0, 0, 0, 0)
    ) -> None:
        super().__init__()
        self.answers: dict[str, QWidget] = {}
        lines = column(self, margins=margins, spacing=4)
        lines.addWidget(Heading(question, "strong"))
        for key, head, role, answer, answered in (
            ("barn", child_asks, "child-name", chosen[0], self.child_answered),
            ("ansatt", tr("Vi voksne mener"), "adult-name", chosen[1], self.adults_answered),
        ):
            answers = Radios(bedring_options(), answer)
            answers.set_name(f"{question} {head}")
            answers.changed.connect(answered)
            self.answers[key] = answers
            said = Prose(head, role, 1.4)
            said.setFixedWidth(look().px(144))
            fold = Fold(spacing=8, below_spacing=0, centred=True)
            fold.add(said)
            fold.add(answers, 1)
            lines.addLayout(fold)


class ReviewCard(Card):
    """Something that was done, and whether it helped."""

    def __init__(self, bilde: Vurderingsbilde) -> None:
        super().__init__((23, 14, 20, 12), 8)
        self.add(Prose(bilde.what, "strong", 1.4), Prose(bilde.meta, "small", 1.3))
        self.asked = EffectQuestion(bilde.question, bilde.child_asks, (bilde.bedring_barn, bilde.bedring_ansatt))
        for answers in self.asked.answers.values():
            answers.setAccessibleDescription(bilde.what)
        self.add(self.asked)


def task_rows(
    oppgaver: tuple[Oppgave, ...], ticked: object, opened: object, stops: dict[str, QWidget]
) -> list[QWidget]:
    """Return a row for each task, and note where its tick box and the way to change it are."""
    rows: list[QWidget] = []
    for one in oppgaver:
        made = TaskRow(one)
        made.ticked.connect(ticked)
        made.opened.connect(opened)
        stops |= {f"task:{one.id}": made.box, f"edit:{one.id}": made.edit}
        rows.append(made)
    return rows


def link(text: str, pressed: Callable[[], None], name: str = "") -> Button:
    """Return a dense link; its parent needs 3 px to the left of it."""
    made = Button(text, "link")
    made.setProperty("dense", "true")
    made.setAccessibleName(name or text)
    made.clicked.connect(lambda _checked=False: pressed())
    return made


def _band(bilde: Stoppunktbilde) -> QWidget:
    band = surface("band")
    across = row(band, margins=(23, 10, 23, 10), spacing=8)
    across.addWidget(Glyph("flag", "info_icon"), 0, Qt.AlignmentFlag.AlignTop)
    words = QWidget()
    line = WrapRow(spacing=10)
    line.addWidget(label(bilde.title, "strong"))
    line.addWidget(Prose(bilde.meta, "small", 1.4))
    words.setLayout(line)
    fold = Fold(spacing=16, below_spacing=0, centred=True)
    fold.add(words, 1)
    fold.add(label(bilde.review, "small"))
    across.addLayout(fold, 1)
    return band


def _corrected(words: str) -> QWidget:
    holder = QWidget()
    across = row(holder, margins=(23, 10, 23, 10), spacing=8)
    across.addWidget(Glyph("triangle-alert", "warning_icon"), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Prose(words, "", 1.4), 1)
    return holder


def _half(title: str, pieces: list[QWidget]) -> QWidget:
    holder = QWidget()
    lines = column(holder, margins=(23, 16, 16, 16), spacing=8)
    lines.addWidget(Heading(title, "section"))
    for one in pieces:
        lines.addWidget(one)
    lines.addStretch(1)
    return holder


def _fact(one: Faktumlinje) -> QWidget:
    holder = QWidget()
    across = row(holder, spacing=10)
    mark = column()
    mark.addSpacing(2)
    mark.addWidget(Glyph("check" if one.known else "circle-help", "success_icon" if one.known else "text_subtle"))
    mark.addStretch(1)
    across.addLayout(mark)
    words = column(spacing=2)
    words.addWidget(Prose(one.text, "", 1.4))
    if one.meta:
        words.addWidget(Prose(one.meta, "small", 1.3))
    across.addLayout(words, 1)
    return holder
