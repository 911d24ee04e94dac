"""Draws the list of templates, with the way to approve what waits and to bring in a form from a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from helseansvarlig.services.ports import Changes
from ui.files import ask_for_file
from ui.i18n import tr
from ui.messages import Message
from ui.screens.maler.approval import ApprovalCard, Godkjent
from ui.screens.maler.list_presenter import Fil, MalerPresenter
from ui.screens.maler.model import Malliste, Malrad
from ui.screens.maler.problem_list import problem_lines
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.layout import column
from ui.widgets.lists import RowButton, cell, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import PartCard, RowCard
from ui.widgets.tab_order import first_stop, order_as_laid_out

NAME, ONE, DRAFT, MOVE = "maler", "malen", "mal_utkast", "malbytte"
APPROVAL = "godkjenning"
WIDTH = 860
_FILES = "*.json"


class MalerScreen(Screen):
    """Every template of the house; one opens its own page."""

    def __init__(self, presenter: MalerPresenter, today: Callable[[], date]) -> None:
        super().__init__(
            NAME, tr("Maler"), tr("En mal brukes først når leder har godkjent nøyaktig den versjonen."), width=WIDTH
        )
        self._presenter = presenter
        self._today = today
        self._liste = Malliste((), (), (), (), ())
        self._approve = button(tr("Før leders godkjenning"), "primary", "file-check", presenter.begin_approval)
        self._lay = button(tr("Legg fram for leder"), "primary", "send", self._on_lay)
        self._fetch = button(tr("Hent leders svar"), "secondary", "refresh-cw", presenter.fetch_answers)
        self._bring = button(tr("Hent inn fra fil"), "secondary", "download", self._on_bring)
        self._question = column(spacing=16)
        self._rows = column(spacing=20)
        self._first: QWidget | None = None
        self._asking: ApprovalCard | None = None
        self.add(button_row(self._lay, self._approve, self._fetch, self._bring), self._question, self._rows)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Read the list; the id `godkjenning` opens the question about approval."""
        super().show_place(place)
        self.bar.close_message()
        self.close_question()
        self._presenter.load()
        if APPROVAL in place.ids:
            self._presenter.begin_approval()

    def place(self) -> Place:
        """Return whether the approval is being asked about, so that unlocking leads back to it."""
        return Place(NAME, (APPROVAL,) if self._asking is not None else ())

    def leave(self) -> None:
        """Keep what is half written."""
        self._presenter.leave()

    def on_changed(self, changes: Changes) -> None:
        """Hear what was changed."""
        self._presenter.on_changed(changes)

    def first_focus(self) -> QWidget | None:
        """Return the open question, else the approval while something waits, else the first template."""
        if self._asking is not None:
            return first_stop(self._asking)
        ways = ((self._lay, self._liste.unlaid), (self._fetch, self._liste.laid), (self._approve, self._liste.waiting))
        return next((one for one, is_there in ways if is_there), self._first)

    def step_back(self) -> bool:
        """Close the open question."""
        was_open = self._question.count() > 0
        self.close_question()
        return was_open

    def show_list(self, liste: Malliste) -> None:
        """Show every template by what can be done with it."""
        was_empty = self._first is None
        self._liste = liste
        self._first = None
        self._show_ways(liste)
        clear_layout(self._rows)
        for head, rows in (
            (tr("Utkast"), liste.drafts),
            (tr("I bruk"), liste.used),
            (tr("Venter på leder"), liste.held),
            (tr("Ute av bruk"), liste.retired),
        ):
            if rows:
                self._add_group(head, rows)
        order_as_laid_out(self)
        # What is read in the background comes after the page: only now is there something to stand on.
        if was_empty and self.isVisible() and self._asking is None and (target := self.first_focus()) is not None:
            target.setFocus()

    def _show_ways(self, liste: Malliste) -> None:
        """Let what is usually next be the primary act: to lay before the leader, or to write down what is on paper."""
        self._lay.setVisible(bool(liste.unlaid))
        self._fetch.setVisible(bool(liste.laid))
        self._approve.setVisible(bool(liste.waiting))
        is_signed_here = bool(liste.unlaid or liste.laid)
        self._approve.set_kind("secondary" if is_signed_here else "primary")
        self._fetch.set_kind("secondary" if liste.unlaid else "primary")
        self._bring.set_kind("secondary" if liste.waiting else "primary")

    def ask_approval(self, name: str) -> None:
        """Ask what the leader has approved."""
        if not self._liste.waiting:
            return
        card = ApprovalCard(self._liste.waiting, self._today, name)
        card.approved.connect(self._on_approved)
        card.cancelled.connect(self.close_question)
        card.name_typed.connect(self._presenter.name_typed)
        self._open(card)
        self._asking = card
        card.focus_first()

    def show_file(self, fil: Fil) -> None:
        """Show what a file holds before it is brought in."""
        why = tr("Dette er sett i filen:") if fil.problems else tr("Ingenting å bemerke.")
        card = PartCard(fil.title, why, *problem_lines(fil.problems))
        bring = button(tr("Hent inn"), "primary", "download", self._presenter.bring_in)
        cancel = button(tr("Avbryt"), pressed=self.close_question)
        buttons: list[Button] = [bring, cancel] if fil.usable else [cancel]
        card.add(button_row(*buttons))
        self._open(card)
        buttons[0].setFocus()

    def close_question(self) -> None:
        """Take the open question away."""
        had = self._question.count() > 0
        clear_layout(self._question)
        self._asking = None
        if had and (target := self.first_focus()) is not None:
            target.setFocus()

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        self.bar.show_message(message, meaning)

    def _open(self, card: QWidget) -> None:
        clear_layout(self._question)
        self._asking = None
        self._question.addWidget(card)
        card.show()  # what is not on screen yet forgets a focus given to it
        order_as_laid_out(self)

    def _add_group(self, head: str, rows: Sequence[Malrad]) -> None:
        block = column(spacing=8)
        block.addLayout(section_head(head, len(rows)))
        card = RowCard()
        for one in rows:
            card.add_row(self._row(one))
        block.addWidget(card)
        self._rows.addLayout(block)

    def _row(self, one: Malrad) -> RowButton:
        made = RowButton(one.spoken, [cell(one.title, "strong", stretch=1), cell(one.meta, "small", stretch=1)])
        place = Place(DRAFT if one.is_draft else ONE, (one.key,))
        made.opened.connect(partial(self.go.emit, place))
        self._first = self._first or made
        return made

    def _on_lay(self) -> None:
        self._presenter.lay_before(self._liste.unlaid)

    def _on_bring(self) -> None:
        ask_for_file(self, tr("Skjema ({files})", files=_FILES), self._presenter.read_file)

    def _on_approved(self, given: Godkjent) -> None:
        if given.dato is not None:
            self._presenter.approve(given.hasher, given.navn, given.dato)
