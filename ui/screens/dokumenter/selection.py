"""What this recipient gets: one line that says it, and tick boxes when somebody wants to choose."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.dokumenter.selection_model import Utvalgsbilde
from ui.widgets.buttons import Button, button_row
from ui.widgets.choices import Checks
from ui.widgets.layout import column
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.text import Heading, Prose


class SelectionCard(Card):
    """The choice. `changed` carries the keys that are ticked; `redrawn` tells that stops came or went."""

    changed = Signal(list)
    redrawn = Signal()

    def __init__(self, bilde: Utvalgsbilde) -> None:
        super().__init__((20, 16, 20, 12), 4)
        self._bilde = bilde
        self._checks: Checks | None = None
        self._is_open = False
        self._summary = Prose("", "", 1.4)
        self._place = column(spacing=8)
        self._toggle = Button("", "link", "list-checks")
        self._toggle.clicked.connect(lambda _checked=False: self._on_toggle())
        self.add(Heading(tr("Dette får mottakeren"), "strong"), self._summary, button_row(self._toggle), self._place)
        self.show_selection(bilde)

    def show_selection(self, bilde: Utvalgsbilde) -> None:
        """Show what goes along now; the boxes are made anew only when there are others to tick."""
        others = bilde.valg != self._bilde.valg or bilde.stengt != self._bilde.stengt
        self._bilde = bilde
        self._summary.setText(bilde.sammendrag)
        self._toggle.set_label(tr("Lukk valget") if self._is_open else tr("Velg hva som skal med"))
        if self._is_open and (others or self._checks is None):
            self._draw_boxes()

    def open_up(self) -> None:
        """Show the boxes and stand in the first."""
        if not self._is_open:
            self._on_toggle()
        if self._checks is not None:
            self._checks.first().setFocus()

    def _on_toggle(self) -> None:
        self._is_open = not self._is_open
        clear_layout(self._place)
        self._checks = None
        self.show_selection(self._bilde)
        self.redrawn.emit()

    def _draw_boxes(self) -> None:
        clear_layout(self._place)
        bilde = self._bilde
        why = tr("Ta med det mottakeren trenger, og ikke mer. Siden ved siden av følger med.")
        self._place.addWidget(Prose(why, "subtle", 1.4))
        if bilde.valg:
            checks = Checks(list(bilde.valg), list(bilde.valgt), columns=2)
            checks.set_name(tr("Dette får mottakeren"))
            checks.changed.connect(self.changed)
            self._place.addWidget(checks)
            self._checks = checks
        if bilde.stengt:
            self._place.addWidget(Prose(tr("Kan ikke tas med nå: {what}.", what=bilde.stengt), "subtle", 1.4))
        if bilde.valg:
            self._place.addLayout(button_row(self._least()))

    def _least(self) -> QWidget:
        made = Button(tr("Ta med det minste"), "link", "undo-2")
        made.clicked.connect(lambda _checked=False: self._on_least())
        return made

    def _on_least(self) -> None:
        if self._checks is not None:
            self._checks.choose(list(self._bilde.minst))
