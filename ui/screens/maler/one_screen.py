"""Draws one template: what it is, who approved it, what can be done with it, and how it will be asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig.services.ports import Changes
from ui.files import ask_where_to_save
from ui.i18n import tr
from ui.messages import Message
from ui.screens.maler.approval import ApprovalCard, Godkjent
from ui.screens.maler.list_screen import DRAFT, MOVE, NAME, ONE, WIDTH
from ui.screens.maler.model import Malside
from ui.screens.maler.one_presenter import MalenPresenter
from ui.screens.maler.trial import TrialCard
from ui.widgets.badges import badge
from ui.widgets.buttons import Button, button, button_row, with_shortcut
from ui.widgets.fields import line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import ListRow, facts, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import PartCard, RowCard
from ui.widgets.tab_order import order_as_laid_out

_FILES = "*.json"


class MalenScreen(Screen):
    """`malen` (ids: the form's id)."""

    def __init__(self, presenter: MalenPresenter, today: Callable[[], date]) -> None:
        super().__init__(ONE, tr("Mal"), width=WIDTH)
        self._presenter = presenter
        self._today = today
        self._side: Malside | None = None
        self._first: QWidget | None = None
        self._about = column(spacing=16)
        self._question = column(spacing=16)
        self._trial = column(spacing=16)
        self.add(self._about, self._question, self._trial)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the template named."""
        if place.ids:
            self.bar.close_message()
            clear_layout(self._question)
            self._side = None
            self._presenter.open(place.ids[0])

    def place(self) -> Place:
        """Return which template is shown."""
        skjema_id = self._presenter.skjema_id()
        return Place(ONE, (skjema_id,) if skjema_id else ())

    def on_changed(self, changes: Changes) -> None:
        """Hear what was changed."""
        self._presenter.on_changed(changes)

    def first_focus(self) -> QWidget | None:
        """Return what is to be done next with it."""
        return self._first or super().first_focus()

    def step_back(self) -> bool:
        """Close the open question, else go back to the list."""
        if self._question.count():
            self.close_question()
        else:
            self.go.emit(Place(NAME))
        return True

    def show_side(self, side: Malside) -> None:
        """Show what it is and what can be done; the trial is made anew only when the form is another."""
        before, self._side = self._side, side
        self.set_title(side.rad.title)
        clear_layout(self._about)
        state = badge(side.rad.meaning, side.rad.icon, side.rad.state)
        card = PartCard(tr("Om malen"), "", facts(side.facts), state=state)
        buttons = self._buttons(side)
        card.add(button_row(*buttons))
        self._first = buttons[0]
        self._about.addWidget(card)
        if side.behind:
            self._about.addLayout(_behind(side, self._on_move))
        if before is None or before.skjema.innholdshash != side.skjema.innholdshash:
            clear_layout(self._trial)
            self._trial.addWidget(TrialCard(side.skjema))
        if self.isVisible() and not self._question.count():
            self._first.setFocus()
        order_as_laid_out(self)

    def close_question(self) -> None:
        """Take the open question away."""
        had = self._question.count() > 0
        clear_layout(self._question)
        if had and self._first is not None:
            self._first.setFocus()

    def open_draft(self, mal_id: str) -> None:
        """Go to what was begun."""
        self.go.emit(Place(DRAFT, (mal_id,)))

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        self.bar.show_message(message, meaning)

    def _buttons(self, side: Malside) -> list[Button]:
        presenter, made = self._presenter, []
        if side.waiting:
            made.append(button(tr("Før leders godkjenning"), "primary", "file-check", self._ask_approval))
        kind = "secondary" if side.waiting else "primary"
        if side.is_retired:
            made.append(button(tr("Ta i bruk igjen"), kind, "undo-2", presenter.put_back))
        elif side.can_edit:
            made.append(button(tr("Lag ny versjon"), kind, "pencil", presenter.new_version))
        made.append(button(tr("Lag egen kopi"), "secondary" if made else "primary", "plus", self._ask_name))
        made.append(button(tr("Lagre som fil"), "secondary", "download", self._on_save_as))
        if not side.is_retired:
            made.append(button(tr("Ta ut av bruk"), "secondary", "circle-pause", presenter.retire))
        made.append(button(tr("Alle maler"), "quiet", pressed=lambda: self.go.emit(Place(NAME))))
        return made

    def _on_move(self, kartlegging_id: str) -> None:
        self.go.emit(Place(MOVE, (kartlegging_id,)))

    def _ask_approval(self) -> None:
        if self._side is None:
            return
        card = ApprovalCard(self._side.waiting, self._today)
        card.approved.connect(self._on_approved)
        card.cancelled.connect(self.close_question)
        self._open(card)
        card.focus_first()

    def _ask_name(self) -> None:
        title = self._side.rad.title if self._side is not None else ""
        card = CopyCard(tr("{tittel} – vår", tittel=title))
        card.named.connect(self._presenter.copy)
        card.cancelled.connect(self.close_question)
        self._open(card)
        card.focus_first()

    def _open(self, card: QWidget) -> None:
        clear_layout(self._question)
        self._question.addWidget(card)
        card.show()  # what is not on screen yet forgets a focus given to it
        order_as_laid_out(self)

    def _on_approved(self, given: Godkjent) -> None:
        if given.dato is not None:
            self._presenter.approve(given.hasher, given.navn, given.dato)

    def _on_save_as(self) -> None:
        suggested = f"{self._presenter.skjema_id()}.json"
        ask_where_to_save(self, suggested, tr("Skjema ({files})", files=_FILES), self._on_path)

    def _on_path(self, path: Path) -> None:
        self._presenter.save_as(path)


def _behind(side: Malside, go: Callable[[str], None]) -> QVBoxLayout:
    """Return what has been begun in another version, each with the way to see what a move would mean."""
    block = column(spacing=8)
    block.addLayout(section_head(tr("Påbegynt i en annen versjon"), len(side.behind)))
    card = RowCard()
    for kartlegging_id, navn, words in side.behind:
        made = ListRow(Glyph("git-compare", "brand1_icon", 24), navn, "", words)
        see = button(tr("Se hva som endres"), "secondary", "arrow-right", partial(go, kartlegging_id))
        see.setAccessibleName(tr("Se hva som endres for {navn}", navn=navn))
        made.add_buttons(see)
        card.add_row(made)
    block.addWidget(card)
    return block


class CopyCard(PartCard):
    """Asks what the copy is to be called. `named` carries bokmål and nynorsk."""

    named = Signal(str, str)
    cancelled = Signal()

    def __init__(self, suggested: str) -> None:
        super().__init__(
            tr("Lag egen kopi"),
            tr("I kopien kan dere skjule, flytte og legge til. Spørsmål dere beholder, kan sammenlignes med før."),
        )
        self._name, self._nynorsk = line_edit(suggested), line_edit()
        self._name_row = FormRow(tr("Hva skal malen hete?"), self._name, note=tr("Må fylles ut"))
        self._summary = ErrorSummary()
        make = with_shortcut(button(tr("Lag kopi"), "primary", "plus", self._on_make), "Ctrl+Return")
        self.add(
            self._name_row,
            FormRow(tr("Navnet på nynorsk"), self._nynorsk, note=tr("Valgfritt")),
            self._summary,
            button_row(make, button(tr("Avbryt"), pressed=self.cancelled.emit)),
        )
        for field in (self._name, self._nynorsk):
            field.returnPressed.connect(self._on_make)

    def focus_first(self) -> None:
        """Stand in the name, ready to write over it."""
        self._name.setFocus()
        self._name.selectAll()

    def _on_make(self) -> None:
        self._name_row.set_error("" if self._name.text().strip() else tr("Skriv hva malen skal hete."))
        if not self._summary.show_for([self._name_row]):
            self.named.emit(self._name.text(), self._nynorsk.text())
