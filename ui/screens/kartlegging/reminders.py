"""What the answers remind the adults of, soonest first, each with its follow-up or the way to make it now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.skjema import Nivaa
from ui.dates import short_date
from ui.i18n import tr
from ui.screens.kartlegging.urgent import Reminder
from ui.widgets.badges import badge
from ui.widgets.buttons import Button
from ui.widgets.layout import Fold, column
from ui.widgets.surfaces import Card, line
from ui.widgets.text import Prose

_BADGES = {
    Nivaa.STRAKS: ("danger", "octagon-alert"),
    Nivaa.INNEN_3_DAGER: ("warning", "clock"),
    Nivaa.INNEN_14_DAGER: ("info", "calendar-days"),
}


class Reminders(Card):
    """`pressed` carries the path of the answer whose follow-up is wanted now."""

    pressed = Signal(str)

    def __init__(self, reminders: tuple[Reminder, ...]) -> None:
        super().__init__((20, 16, 20, 16), 12)
        for index, one in enumerate(reminders):
            if index:
                self.add(line())
            self.add(self._make(one))

    def _make(self, one: Reminder) -> Fold:
        across = Fold(spacing=16, below_spacing=4, centred=True)
        words = QWidget()
        inner = column(words, spacing=2)
        inner.addWidget(Prose(one.question, "", 1.4))
        inner.addWidget(Prose(one.answer, "small", 1.4))
        if one.task is not None:
            inner.addWidget(Prose(_task_words(one), "small", 1.4))
        elif one.days is not None:
            make = Button(tr("Lag oppfølging nå"), "link", "calendar-check")
            make.setAccessibleName(tr("Lag oppfølging nå: {spoersmaal}", spoersmaal=one.question))
            make.setProperty("key", one.path)
            make.clicked.connect(self._on_pressed)
            inner.addWidget(make)
        across.add(words, 1)
        across.add(badge(*_BADGES[one.level], one.when), 0)
        return across

    def _on_pressed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.pressed.emit(str(sender.property("key")))


def _task_words(one: Reminder) -> str:
    task = one.task
    if task is None:
        return ""
    if task.gjort is not None:
        return tr("Fulgt opp {dag}.", dag=short_date(task.gjort))
    return tr("Oppfølging innen {dag}: {hvem}.", dag=short_date(task.frist), hvem=task.hvem)
