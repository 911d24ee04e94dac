"""Draws a move to a new version side by side: to the left what stands, to the right what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from helseansvarlig.services.ports import Changes
from ui.i18n import tr
from ui.messages import Message
from ui.screens.maler.list_screen import MOVE, NAME, WIDTH
from ui.screens.maler.move_model import Bytterad, Bytteside
from ui.screens.maler.move_presenter import ByttePresenter
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.fields import line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import Fold, column
from ui.widgets.lists import section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import Card, PartCard, RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose


class BytteScreen(Screen):
    """`malbytte` (ids: the kartlegging's id)."""

    def __init__(self, presenter: ByttePresenter) -> None:
        super().__init__(MOVE, tr("Ny versjon av malen"), width=WIDTH)
        self._presenter = presenter
        self._grunn = line_edit()
        self._first: QWidget | None = None
        self._lines = column(spacing=20)
        self.add(self._lines)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show what a move would mean for the kartlegging named."""
        if place.ids:
            self.bar.close_message()
            self._presenter.open(place.ids[0])

    def place(self) -> Place:
        """Return which kartlegging it is about."""
        kartlegging_id = self._presenter.kartlegging_id()
        return Place(MOVE, (kartlegging_id,)) if kartlegging_id else Place(NAME)

    def on_changed(self, changes: Changes) -> None:
        """Hear what was changed."""
        self._presenter.on_changed(changes)

    def first_focus(self) -> QWidget | None:
        """Return the choice to stay: nothing is moved by a slip."""
        return self._first or super().first_focus()

    def show_side(self, side: Bytteside) -> None:
        """Show what would be lost first, then what reads otherwise, then what comes along."""
        self.set_title(tr("Ny versjon av malen"), f"{side.navn} · {side.heading}" if side.can_move else side.navn)
        clear_layout(self._lines)
        draw = self._show_move if side.can_move else self._show_nothing
        draw(side)
        order_as_laid_out(self)
        if self.isVisible() and self._first is not None:
            self._first.setFocus()

    def _show_nothing(self, side: Bytteside) -> None:
        self._first = button(tr("Fortsett"), "primary", "arrow-right", self._presenter.stay)
        self._lines.addWidget(PartCard(side.heading, "", button_row(self._first)))

    def _show_move(self, side: Bytteside) -> None:
        old = tr("Nå, i versjon {versjon}", versjon=side.old_version or "–")
        new = tr("I versjon {versjon}", versjon=side.new_version or "–")
        if side.lost:
            self._add_group(tr("Får ikke plass i den nye versjonen"), side.lost, old, new)
        if side.changed:
            self._add_group(tr("Spørsmålet har andre ord"), side.changed, old, new)
        self._lines.addWidget(_rest(side))
        self._lines.addWidget(self._decision(side))

    def open_kartlegging(self, kartlegging_id: str) -> None:
        """Go to the kartlegging."""
        self.go.emit(Place("kartlegging", (kartlegging_id,)))

    def show_message(self, message: Message) -> None:
        """Say what is wrong."""
        self.bar.show_message(message, "danger")

    def _add_group(self, head: str, rows: Sequence[Bytterad], old: str, new: str) -> None:
        block = column(spacing=8)
        block.addLayout(section_head(head, len(rows)))
        card = RowCard()
        for one in rows:
            card.add_row(_beside(one, old, new))
        block.addWidget(card)
        self._lines.addLayout(block)

    def _decision(self, side: Bytteside) -> Card:
        why = tr("Svar som ikke får plass, blir stående som de var, med hvem, når og hvorfor. Du kan angre.")
        self._grunn = line_edit(side.reason)
        self._row = FormRow(tr("Hvorfor?"), self._grunn, note=tr("Må fylles ut"))
        self._summary = ErrorSummary()
        stay = button(tr("Behold versjon {versjon}", versjon=side.old_version or "–"), pressed=self._presenter.stay)
        words = tr("Gå over til versjon {versjon}", versjon=side.new_version or "–")
        move = with_shortcut(button(words, "primary", "arrow-right", self._on_move), "Ctrl+Return")
        self._first = stay
        return PartCard(tr("Hva vil du gjøre?"), why, self._row, self._summary, button_row(move, stay))

    def _on_move(self) -> None:
        self._row.set_error("" if self._grunn.text().strip() else tr("Skriv hvorfor, så andre forstår det senere."))
        if not self._summary.show_for([self._row]):
            self._presenter.move(self._grunn.text())


def _rest(side: Bytteside) -> Card:
    """Return what comes along, and what is asked in the new version alone."""
    card = PartCard(side.kept)
    if side.fresh:
        card.add(Prose(tr("Nytt i den nye versjonen:"), "strong", 1.3))
        card.add(*(Prose(text, "", 1.3) for text in side.fresh))
    return card


def _beside(one: Bytterad, old: str, new: str) -> QWidget:
    holder = QWidget()
    fold = Fold(spacing=24, below_spacing=8)
    fold.setContentsMargins(0, 0, 0, 0)
    fold.add(_side(old, one.before, one.answer), 1)
    fold.add(_side(new, one.after, ""), 1)
    lines = column(holder, margins=(20, 12, 20, 12))
    lines.addLayout(fold)
    return holder


def _side(head: str, strong: str, text: str) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=2)
    lines.addWidget(Prose(head, "small", 1.3))
    lines.addWidget(Prose(strong, "strong" if text else "", 1.3))
    if text:
        lines.addWidget(Prose(text, "", 1.4))
    lines.addStretch(1)
    return holder
