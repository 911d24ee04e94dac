"""Draws a meeting on a shared screen. The window is confined from the first moment until the password lets go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from ui.i18n import tr
from ui.saksfelt import Sakfelt
from ui.screens.moetemodus.head import Head
from ui.screens.moetemodus.model import Page, Stage
from ui.screens.moetemodus.parts import MatterPart, OutPart, Part, UndatedPart
from ui.screens.moetemodus.presenter import MoetemodusPresenter
from ui.theme import look
from ui.widgets.layout import RING, column
from ui.widgets.lent import LentScreen
from ui.widgets.page import Place, clear_layout

NAME = "moetemodus"
_ROOMY = 900
"""A window this high has room for more of the talk."""
_TIGHT = 8
"""No bar stands above or below: the edge of the screen is edge enough."""
_TICK_MS = 10_000
_PAUSE_MS = 1_000
"""After so long without a key what is typed goes from the draft into the record."""


class MoetemodusScreen(LentScreen[Part]):
    """One meeting, one matter."""

    def __init__(self, presenter: MoetemodusPresenter, today: Callable[[], date]) -> None:
        super().__init__(NAME, tr("Er dere her ennå? Trykk på en tast, ellers låser maskinen seg snart."))
        self._presenter = presenter
        self._today = today
        self._drawn: tuple[Stage, str] | None = None
        self._head = Head()
        self._below = column()
        self._tick = self._timer(_TICK_MS, presenter.tick)
        self._pause = self._timer(_PAUSE_MS, presenter.keep)
        self._pause.setSingleShot(True)
        self._build()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Confine the window, then open the meeting that the place names, at the matter it names."""
        super().show_place(place)
        self.set_confined(confined=True)
        if place.ids:
            self._presenter.open(*place.ids[:2])
            self._tick.start()

    def leave(self) -> None:
        """Save what waits for a pause; does not wait for it."""
        self._pause.stop()
        self._presenter.leave()

    def show_page(self, page: Page) -> None:
        """Draw a page anew when it is another one, else what has changed in it."""
        self._head.show_page(page)
        wanted = (page.stage, page.sak.id if page.sak is not None else f"{page.undated}{page.can_go_on}")
        if wanted != self._drawn:
            self._drawn = wanted
            self._replace(self._make(page))
        if self._part is not None:
            self._part.show_page(page)
        if page.sak is not None:
            self.move_to(Place(NAME, (page.sak.moete_id, page.sak.id)))

    def show_elapsed(self, words: str) -> None:
        """Say how long the meeting has gone on."""
        self._head.show_elapsed(words)

    def let_go(self, moete_id: str) -> None:
        """Forget what was shown and lead to the meeting's own page."""
        self._tick.stop()
        self._pause.stop()
        self._replace(None)
        self._drawn = None
        self.set_confined(confined=False)
        self.go.emit(Place("moete", (moete_id,)))

    def _build(self) -> None:
        edge = self.ground.content.layout()
        if edge is not None:
            sides = edge.contentsMargins()
            edge.setContentsMargins(sides.left() - RING, _TIGHT, sides.right() - RING, _TIGHT)
        self.add(self._head, self._below, self._idle)
        self._head.chosen.connect(self._presenter.choose)
        self._head.present.connect(self._presenter.set_present)
        for keys, act in (
            ("Ctrl+Return", self._on_next),
            ("Ctrl+Enter", self._on_next),
            (Qt.Key.Key_PageDown, lambda: self._presenter.step(1)),
            (Qt.Key.Key_PageUp, lambda: self._presenter.step(-1)),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _timer(self, pause: int, act: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setInterval(pause)
        made.timeout.connect(act)
        return made

    def _make(self, page: Page) -> Part | None:
        if page.stage is Stage.MATTER and page.sak is not None:
            matter = MatterPart(page, page.sak, self._today, lines=self._lines(page))
            matter.changed.connect(self._on_typed)
            return matter
        if page.stage is Stage.UNDATED:
            return UndatedPart(page)
        if page.stage in (Stage.LEAVE, Stage.DONE):
            out = OutPart(page)
            out.took_over.connect(self._on_took_over)
            return out
        return None

    def _lines(self, page: Page) -> int:
        """Return how many lines of talk leave the button in sight: a child's words take the room of one."""
        if self.height() >= look().px(_ROOMY):
            return 7
        return 3 if page.childs is None else 2

    def _replace(self, part: Part | None) -> None:
        clear_layout(self._below)
        self._part = part
        if part is not None:
            part.pressed.connect(self._on_pressed)
            self._below.addWidget(part)

    def _on_typed(self, felt: Sakfelt) -> None:
        self._presenter.changed(felt)
        self._pause.start()

    def _on_next(self) -> None:
        if isinstance(self._part, MatterPart):
            self._part.go_on()

    def _on_pressed(self, key: str) -> None:
        presenter = self._presenter
        if key == "next" and self._is_last():
            key = "finish"
        acts: dict[str, Callable[[], None]] = {
            "next": lambda: presenter.step(1),
            "finish": presenter.finish,
            "anyway": lambda: presenter.finish(anyway=True),
            "out": presenter.go_out,
            "resume": presenter.resume,
        }
        if key in acts:
            acts[key]()

    def _is_last(self) -> bool:
        return isinstance(self._part, MatterPart) and self._part.is_last

    def _on_took_over(self, password: str, caps_lock: bool) -> None:
        self._presenter.take_over(password, caps_lock=caps_lock)
