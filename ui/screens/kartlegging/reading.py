"""The last step: everything that stands there, to be read together, and what it reminds the adults of."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr, tr_n
from ui.screens.kartlegging.correction_card import CorrectionCard
from ui.screens.kartlegging.model import Row, Step
from ui.screens.kartlegging.page import Page
from ui.screens.kartlegging.reminders import Reminders
from ui.screens.kartlegging.said import SaidAnswer
from ui.screens.kartlegging.steering import Steering, SteeringLine, steerings_of
from ui.widgets.buttons import Button
from ui.widgets.layout import column
from ui.widgets.lists import section_head
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card, line
from ui.widgets.text import Prose


class Reading(QWidget):
    """What stands, theme by theme; every theme can be gone back to until the kartlegging is finished."""

    change_pressed = Signal(str)
    correct_pressed = Signal(str)
    question_pressed = Signal(str)
    reserved = Signal(str, list)
    lifted = Signal(str)
    follow_up_pressed = Signal(str)
    filed = Signal(str, object)
    correction_opened = Signal(CorrectionCard)

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, spacing=8)
        self._shown: object = None
        self._answers: dict[str, SaidAnswer] = {}
        self._steerings: Mapping[str, Steering] = {}
        self.correction: CorrectionCard | None = None

    def show_page(self, page: Page) -> None:
        """Draw it anew when something in it has changed; what is being corrected is only shown as it stands."""
        opened = page.correction.row.path if page.correction is not None else ""
        wanted = (page.bilde.svar, page.bilde.om, page.is_finished, page.spraak, opened)
        if wanted == self._shown:
            if self.correction is not None and page.correction is not None:
                self.correction.show_correction(page.correction)
            return
        self._shown = wanted
        self._answers, self.correction = {}, None
        clear_layout(self._lines)
        self._steerings = steerings_of(page.bilde, page.spraak)
        for step in page.steps:
            said = [one for one in step.spoken if _is_said(one)]
            if said or step.key != page.steps[-1].key:
                self._add_theme(step, said, page)
        if page.reminders:
            self._lines.addLayout(section_head(tr("Dette minner svarene oss på")))
            reminders = Reminders(page.reminders)
            reminders.pressed.connect(self.follow_up_pressed)
            self._lines.addWidget(reminders)

    def answer(self, path: str) -> QWidget | None:
        """Return where an answer stands, or what it is corrected in."""
        if self.correction is not None and self.correction.path == path:
            return self.correction
        return self._answers.get(path)

    def _add_theme(self, step: Step, said: list[Row], page: Page) -> None:
        head = section_head(step.title)
        if not page.is_finished and step.key != page.steps[-1].key:
            change = Button(tr("Endre"), "link", "pencil")
            change.setAccessibleName(tr("Endre {tema}", tema=step.title))
            change.setProperty("key", step.key)
            change.clicked.connect(self._on_change)
            head.addWidget(change)
        self._lines.addLayout(head)
        self._add_steering(step, page)
        card = Card((20, 16, 20, 16), 12)
        for index, one in enumerate(said):
            if index:
                card.add(line())
            card.add(self._make_answer(one, page))
        unasked = sum(1 for one in step.questions if one.punkt.is_fillable and not one.svar.is_settled)
        if unasked:
            if said:
                card.add(line())
            words = tr_n("{n} spørsmål er ikke spurt.", "{n} spørsmål er ikke spurt.", unasked)
            card.add(Prose(words, "subtle", 1.4))
        self._lines.addWidget(card)
        self._lines.addSpacing(12)

    def _add_steering(self, step: Step, page: Page) -> None:
        """Say who may know the answers of a theme where the child decides it, with the way to the question."""
        found = self._steerings.get(step.theme) if step.page == 1 else None
        if found is not None:
            made = SteeringLine(found, is_finished=page.is_finished)
            made.pressed.connect(self.correct_pressed if page.is_finished else self.question_pressed)
            self._lines.addWidget(made)

    def _make_answer(self, one: Row, page: Page) -> QWidget:
        child, correction = page.bilde.barn.fornavn, page.correction
        if correction is not None and correction.row.path == one.path:
            self.correction = CorrectionCard(correction, page.spraak, child)
            self.correction.show_correction(correction)
            self.correction_opened.emit(self.correction)
            return self.correction
        made = SaidAnswer(one, page.spraak, child, can_correct=page.is_finished)
        made.correct_pressed.connect(self.correct_pressed)
        made.reserved.connect(self.reserved)
        made.lifted.connect(self.lifted)
        made.filed.connect(self.filed)
        self._answers[one.path] = made
        return made

    def _on_change(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.change_pressed.emit(str(sender.property("key")))


def _is_said(row: Row) -> bool:
    return row.svar.is_settled or bool(row.svar.barnets_ord or row.svar.voksnes_observasjon)
