"""The end of a kartlegging: all that stands, what is told about the talk, and what keeps it from being finished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.screens.kartlegging.correction_card import CorrectionCard
from ui.screens.kartlegging.missing_box import MissingBox
from ui.screens.kartlegging.page import Page
from ui.screens.kartlegging.paper import PaperCard
from ui.screens.kartlegging.presenter import KartleggingPresenter
from ui.screens.kartlegging.reading import Reading
from ui.screens.kartlegging.samtale_card import SamtaleCard
from ui.widgets.layout import column
from ui.widgets.tab_order import first_stop


class EndStep(QWidget):
    """Read through together, and read again and corrected when it is finished."""

    def __init__(self, presenter: KartleggingPresenter, today: Callable[[], date]) -> None:
        super().__init__()
        self._presenter = presenter
        self._reading = Reading()
        self._samtale = SamtaleCard(today)
        self._missing = MissingBox()
        lines = column(self, spacing=12)
        self._paper = PaperCard()
        for part in (self._reading, self._samtale, self._paper, self._missing):
            lines.addWidget(part)
        self.hide()
        self._connect()

    def show_page(self, page: Page) -> None:
        """Show it on the last step; hidden on the others."""
        self.setVisible(page.is_end)
        self._paper.setVisible(not page.is_finished)
        self._missing.show_missing(page.missing if page.is_end and not page.is_finished else ())
        if page.is_end:
            self._reading.show_page(page)
            self._samtale.show_kartlegging(page.bilde.kartlegging, page.bilde.barn.fornavn)

    def first_missing(self) -> QWidget | None:
        """Return the way to the first thing that is missing, when something is."""
        return self._missing.first()

    def at_answer(self, path: str) -> tuple[QWidget, QWidget] | None:
        """Return where an answer stands, and what takes the focus there; None where it is not shown."""
        found = self._reading.answer(path)
        if found is None:
            return None
        return found, found.first() if isinstance(found, CorrectionCard) else first_stop(found)

    def flush(self) -> None:
        """Send what waits for a pause."""
        if self._reading.correction is not None:
            self._reading.correction.flush()

    def _connect(self) -> None:
        presenter, reading = self._presenter, self._reading
        reading.change_pressed.connect(presenter.open_theme)
        reading.reserved.connect(presenter.acts.reserve)
        reading.lifted.connect(presenter.acts.lift)
        reading.follow_up_pressed.connect(presenter.acts.follow_up)
        reading.filed.connect(presenter.files.do)
        reading.correct_pressed.connect(presenter.desk.begin)
        reading.question_pressed.connect(presenter.open_question)
        reading.correction_opened.connect(self._on_correction_opened)
        self._missing.pressed.connect(presenter.open_question)
        self._samtale.edited.connect(self._on_told)
        self._paper.pressed.connect(presenter.paper.of_this)

    def _on_correction_opened(self, card: CorrectionCard) -> None:
        desk = self._presenter.desk
        card.picked.connect(desk.choose)
        card.typed.connect(self._on_typed)
        card.voice_typed.connect(desk.write_voice)
        card.reset_pressed.connect(desk.reset)
        card.reason_typed.connect(desk.write_reason)
        card.save_pressed.connect(desk.save)
        card.cancel_pressed.connect(desk.cancel)

    def _on_typed(self, path: str, text: str) -> None:
        typed = self._presenter.desk.write(path, text)
        if self._reading.correction is not None:
            self._reading.correction.show_typed(typed)

    def _on_told(self) -> None:
        told = self._samtale.samtale()
        if told is not None:
            self._presenter.talk.tell(told)
