"""Draws what a child answers by herself. The window is confined from the first moment until the password lets go."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.barnemodus.model import Page, Stage
from ui.screens.barnemodus.parts import DonePart, HandOverPart, Part, QuestionPart, TogetherPart, WelcomePart
from ui.screens.barnemodus.presenter import BarnemodusPresenter
from ui.theme import look
from ui.widgets.layout import column, row
from ui.widgets.lent import LentScreen
from ui.widgets.page import Place, clear_layout
from ui.widgets.surfaces import Card

NAME = "barnemodus"
_WIDTH = 840


class BarnemodusScreen(LentScreen[Part]):
    """One child, one question."""

    def __init__(self, presenter: BarnemodusPresenter) -> None:
        super().__init__(NAME, tr("Er du her ennå? Trykk på en tast, ellers låser maskinen seg snart."))
        self._presenter = presenter
        self._shown: tuple[Stage, str, bool] | None = None
        self._build()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Confine the window, then open the kartlegging that the place names."""
        super().show_place(place)
        self.set_confined(confined=True)
        if place.ids:
            self._presenter.open(place.ids[0])

    def leave(self) -> None:
        """Send what waits for a pause; does not wait for it."""
        self._flush()
        self._presenter.leave()

    def show_page(self, page: Page) -> None:
        """Draw a page anew when it is another one, else what has changed in it."""
        wanted = (page.stage, page.question.path if page.question is not None else "", page.can_go_on)
        if wanted != self._shown:
            self._shown = wanted
            self._replace(_make(page))
        if self._part is not None:
            self._part.show_page(page)

    def let_go(self, kartlegging_id: str) -> None:
        """Forget what was shown and lead to the adult's view."""
        self._replace(None)
        self._shown = None
        self.set_confined(confined=False)
        self.go.emit(Place("kartlegging", (kartlegging_id,)))

    def _build(self) -> None:
        holder = QWidget()
        holder.setMaximumWidth(look().px(_WIDTH))
        lines = column(holder, margins=(0, 24, 0, 0), spacing=20)
        self._card = Card((37, 36, 37, 36), 0)  # 37 and the 3 px ring of what stands in it
        lines.addWidget(self._card)
        lines.addWidget(self._idle)
        across = row()
        across.addStretch(1)
        across.addWidget(holder, 1000)
        across.addStretch(1)
        self.add(across)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_next)

    def _replace(self, part: Part | None) -> None:
        clear_layout(self._card.body)
        self._part = part
        if part is None:
            return
        part.pressed.connect(self._on_pressed)
        if isinstance(part, QuestionPart):
            part.picked.connect(self._presenter.choose)
            part.typed.connect(self._presenter.write)
            part.told.connect(self._presenter.tell)
        elif isinstance(part, HandOverPart):
            part.took_over.connect(self._on_took_over)
        self._card.body.addWidget(part)

    def _flush(self) -> None:
        if isinstance(self._part, QuestionPart):
            self._part.flush()

    def _on_next(self) -> None:
        if isinstance(self._part, QuestionPart):
            self._on_pressed("next")

    def _on_pressed(self, key: str) -> None:
        presenter = self._presenter
        self._flush()
        acts = {
            "start": presenter.start,
            "next": presenter.go_on,
            "back": presenter.go_back,
            "pause": presenter.pause,
            "resume": presenter.resume,
            "save": presenter.save,
        }
        if key in acts:
            acts[key]()

    def _on_took_over(self, password: str, caps_lock: bool) -> None:
        self._presenter.take_over(password, caps_lock=caps_lock)


def _make(page: Page) -> Part | None:
    if page.stage is Stage.QUESTION and page.question is not None:
        return QuestionPart(page.question)
    if page.stage is Stage.WELCOME:
        return WelcomePart(page)
    if page.stage is Stage.TOGETHER:
        return TogetherPart()
    if page.stage is Stage.DONE:
        return DonePart(page)
    if page.stage is Stage.HAND_OVER:
        return HandOverPart(page)
    return None
