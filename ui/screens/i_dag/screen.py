"""Draws the day: overdue, today, this week, each line with «Gjort» and «Utsett»; consents and ten minutes beside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.i_dag.model import Bolk, Dag, Gjort
from ui.screens.i_dag.presenter import IDagPresenter
from ui.screens.i_dag.rows import Gjoeremaalsrad, Gjortrad
from ui.screens.i_dag.side import side_column
from ui.widgets.buttons import button
from ui.widgets.layout import Fold, column
from ui.widgets.lists import EmptyState, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard

Rad = Gjoeremaalsrad | Gjortrad


class IDagScreen(Screen):
    """Up and down go from line to line, Ctrl+Enter marks the line as done and stands on the next."""

    def __init__(self, presenter: IDagPresenter) -> None:
        super().__init__("i_dag", tr("I dag"))
        self._presenter = presenter
        self._dag: Dag | None = None
        self._rows: list[Rad] = []
        self._offer: Gjort | None = None
        self._offer_at = 0
        presenter.attach(self)
        for keys, act in (
            ("Down", lambda: self._step(1)),
            ("Up", lambda: self._step(-1)),
            ("Ctrl+Return", self._on_finish),
            ("Ctrl+Enter", self._on_finish),
        ):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_place(self, place: Place) -> None:
        """Read the day; an offer from the last visit is gone."""
        super().show_place(place)
        self._offer = None
        self.bar.close_message()
        self._presenter.load()

    def first_focus(self) -> QWidget | None:
        """Return «Gjort» of what is most overdue, or the first thing to press."""
        return self._rows[0].first() if self._rows else super().first_focus()

    def step_back(self) -> bool:
        """Close the question about a new date, if one is open."""
        for rad in self._rows:
            if isinstance(rad, Gjoeremaalsrad) and rad.question() is not None:
                rad.close_question()
                return True
        return False

    def show_day(self, dag: Dag) -> None:
        """Draw the day; the focus stays on the line it was on, or goes to the one that took its place."""
        at, part = self._standing()
        self._dag = dag
        self.set_title(tr("I dag"), dag.subtitle)
        clear_layout(self.body)
        self._rows = []
        main = QWidget()
        lines = column(main, margins=(0, 0, 3, 0), spacing=24)
        self._fill(dag, lines.addWidget)
        lines.addStretch(1)
        fold = Fold(spacing=29, below_spacing=24)
        fold.add(main, 1)
        side = side_column(dag, self.go.emit)
        if side is not None:
            fold.add(side)
        self.add(fold)
        if at >= 0:
            self._stand_on(at, part)

    def show_done(self, gjort: Gjort | None) -> None:
        """Offer a new date in the place of what was done when the day is drawn next; None takes it away now."""
        if gjort is not None:
            self._offer = gjort
            self._offer_at = max(self._standing()[0], 0)
        elif self._offer is not None and self._dag is not None:
            self._offer = None
            self.show_day(self._dag)

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the lists."""
        self.bar.show_message(message, meaning)

    def say(self, text: str) -> None:
        """Let a screen reader say what happened."""
        announce(self, text)

    def _fill(self, dag: Dag, put: object) -> None: ...
