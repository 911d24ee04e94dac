"""What the record suggests for the agenda: ticked by a person, one press puts all that is ticked on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig.domain.moete import Sak
from helseansvarlig.domain.saksliste import Saksforslag
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Done
from helseansvarlig.services.saksliste import SakslisteService
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.screens.moeter.suggest_model import Forslagslinje, lines_of
from ui.widgets.bars import MessageBar
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import CheckBox
from ui.widgets.layout import column
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Heading, Prose, label


class SuggestPanel(Card):
    """Stands where the matter stands; `taken` carries the matters that came of it, `cancelled` that none did."""

    taken = Signal(list)
    cancelled = Signal()

    def __init__(self, service: SakslisteService, jobs: Runner, today: Callable[[], date]) -> None:
        super().__init__((24, 20, 24, 24), 16)
        self._service, self._jobs, self._today = service, jobs, today
        self._moete_id = ""
        self._boxes: list[tuple[CheckBox, Forslagslinje]] = []
        self._rows: QVBoxLayout = column(spacing=12)
        self._bar = MessageBar()
        self._none = Prose(tr("Mappene har ikke noe nytt til dette møtet."), "subtle", 1.4)
        self._take = with_shortcut(button(tr("Ta med"), "primary", "plus", self._on_take), "Ctrl+Return")
        why = tr("Kryss av det dere vil ta opp. Et barn nevnes med navn bare når det er samtykke.")
        self._why = Prose(why, "subtle", 1.4)
        self._back = button(tr("Avbryt"), pressed=self.cancelled.emit)
        self.add(Heading(tr("Forslag til sakslista"), "section"), self._why, self._bar)
        self.add(self._none, self._rows, button_row(self._take, self._back))

    def open(self, moete_id: str) -> None:
        """Read what could be raised in this meeting."""
        self._moete_id = moete_id
        self._bar.close_message()
        self._show([])
        self._jobs.run(lambda: self._service.suggest(moete_id), done=self._on_read, failed=self._on_failed)

    def first(self) -> QWidget:
        """Return the first suggestion, or the way back."""
        return self._boxes[0][0] if self._boxes else self._back

    def _on_read(self, forslag: tuple[Saksforslag, ...]) -> None:
        self._show(lines_of(forslag, self._today()))
        self.first().setFocus()

    def _show(self, lines: list[Forslagslinje]) -> None:
        clear_layout(self._rows)
        self._boxes = []
        for line in lines:
            box = CheckBox(line.tekst)
            held = QWidget()
            inside = column(held, spacing=0)
            inside.addWidget(box)
            if line.meta:
                inside.addWidget(label(line.meta, "small", wrap=True))
                box.setAccessibleDescription(line.meta)
            self._rows.addWidget(held)
            self._boxes.append((box, line))
        self._none.setVisible(not lines)
        self._why.setVisible(bool(lines))
        self._take.setVisible(bool(lines))
        self._back.set_label(tr("Avbryt") if lines else tr("Tilbake"))
        order_as_laid_out(self)

    def _on_take(self) -> None:
        ticked = [line.valg for box, line in self._boxes if box.isChecked()]
        if not ticked:
            self._bar.show_message(Message(tr("Kryss av minst ett forslag, eller velg «Avbryt».")), "info")
            return
        self._jobs.run(partial(self._service.take, self._moete_id, ticked), done=self._on_taken, failed=self._on_failed)

    def _on_taken(self, done: Done[tuple[Sak, ...]]) -> None:
        self.taken.emit(list(done.value))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._bar.show_message(sentence(error))
