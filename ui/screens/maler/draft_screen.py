"""Draws the editor of an own checklist: what should be mended, the items, a new one, and the trial."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.skjema import Tekst
from helseansvarlig.services.ports import Changes
from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.maler.draft_model import Punktord
from ui.screens.maler.draft_presenter import UtkastPresenter, Utkastside
from ui.screens.maler.item_forms import AddForm
from ui.screens.maler.item_list import ItemList
from ui.screens.maler.list_screen import DRAFT, NAME, WIDTH
from ui.screens.maler.problem_list import problem_lines
from ui.screens.maler.problem_words import Problemlinje
from ui.screens.maler.trial import TrialCard
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.fields import line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import column
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import PartCard
from ui.widgets.tab_order import first_stop, order_as_laid_out
from ui.widgets.text import Prose


class UtkastScreen(Screen):
    """`mal_utkast` (ids: the row's id)."""

    def __init__(self, presenter: UtkastPresenter) -> None:
        super().__init__(DRAFT, tr("Egen sjekkliste"), width=WIDTH)
        self._presenter = presenter
        self._side: Utkastside | None = None
        self._question = column(spacing=16)
        self._mend = column(spacing=16)
        self._list = ItemList()
        self._below = column(spacing=16)
        self._adding: AddForm | None = None
        self._add = button(tr("Legg til punkt"), "secondary", "plus", self._on_add)
        self.add(
            button_row(*self._top_buttons()),
            self._question,
            self._mend,
            Prose(tr("Enter åpner et punkt. Alt og pil flytter det. Delete skjuler det."), "small", 1.4),
            self._list,
            button_row(self._add),
            self._below,
        )
        self._listen()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the draft named."""
        if place.ids:
            self.bar.close_message()
            self._side = None
            self._clear_forms()
            self._presenter.open(place.ids[0])

    def place(self) -> Place:
        """Return which draft is shown."""
        mal_id = self._presenter.mal_id()
        return Place(DRAFT, (mal_id,)) if mal_id else Place(NAME)

    def leave(self) -> None:
        """Keep what is half written."""
        self._presenter.leave()

    def on_changed(self, changes: Changes) -> None:
        """Hear what was changed."""
        self._presenter.on_changed(changes)

    def first_focus(self) -> QWidget | None:
        """Return what is being written, else the first item."""
        if self._adding is not None:
            return first_stop(self._adding)
        return self._list.first() or super().first_focus()

    def step_back(self) -> bool:
        """Close what is open, else go back to the list."""
        if self._list.open_sti() or self._question.count() or self._adding is not None:
            self._on_closed()
        else:
            self.go.emit(Place(NAME))
        return True

    def show_draft(self, side: Utkastside) -> None:
        """Show the draft; what is open stays open."""
        is_new, self._side = self._side is None, side
        self.set_title(side.title, tr("Utkast. Blir versjon {versjon} når du tar den i bruk.", versjon=side.version))
        clear_layout(self._mend)
        if side.problems:
            self._mend.addWidget(PartCard(tr("Se på dette"), "", *problem_lines(side.problems, self._on_problem)))
        self._list.show_rows(side.rader)
        order_as_laid_out(self)
        if is_new and self.isVisible() and (target := self.first_focus()) is not None:
            target.setFocus()

    def open_half_written(self, ord_: Punktord) -> None:
        """Open what was being written."""
        if ord_.slag:
            self._open_add(ord_)
        else:
            self._open_item(ord_.sti, ord_)

    def stand_at(self, sti: str) -> None:
        """Stand on one item."""
        self._list.stand_at(sti)

    def close_forms(self, said: str) -> None:
        """Close what was being written, and let it be said what was done."""
        self._clear_forms()
        if said:
            announce(self, said)

    def leave_for(self, screen: str, key: str) -> None:
        """Go to another place of the templates."""
        self.go.emit(Place(screen, (key,) if key else ()))

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what is wrong."""
        self.bar.show_message(message, meaning)

    def _top_buttons(self) -> list[QWidget]:
        presenter = self._presenter
        return [
            button(tr("Ta i bruk"), "primary", "circle-check", presenter.publish),
            button(tr("Forhåndsvis og prøv"), "secondary", "eye", self._on_try),
            button(tr("Endre navn"), "secondary", "pencil", self._on_rename),
            button(tr("Forkast utkastet"), "secondary", "circle-x", presenter.discard),
            button(tr("Alle maler"), "quiet", pressed=lambda: self.go.emit(Place(NAME))),
        ]

    def _listen(self) -> None:
        presenter, items = self._presenter, self._list
        items.opened.connect(self._on_opened)
        items.closed.connect(self._on_closed)
        items.moved.connect(presenter.move)
        items.hidden.connect(self._on_hidden)
        items.removed.connect(presenter.remove)
        items.typed.connect(presenter.typed)
        items.saved.connect(presenter.reword)

    def _on_opened(self, sti: str) -> None:
        if self._list.open_sti() == sti:
            self._on_closed()
        else:
            self._presenter.forget()
            self._open_item(sti, None)

    def _open_item(self, sti: str, ord_: Punktord | None) -> None:
        self._clear_forms()
        self._list.open_item(sti, ord_)
        order_as_laid_out(self)

    def _on_hidden(self, sti: str, hidden: bool) -> None:
        self._presenter.hide(sti, hidden=hidden)

    def _on_problem(self, problem: Problemlinje) -> None:
        sti = self._side.path_of(problem) if self._side is not None else ""
        if sti:
            self._open_item(sti, None)

    def _on_add(self) -> None:
        if self._side is None:
            return
        at = self._list.open_sti()
        themes = [key for key, _ in self._side.temaer]
        near = next((key for key in reversed(themes) if at == key or at.startswith(f"{key}/")), themes[0])
        self._open_add(Punktord(slag="tekst", ved=near))

    def _open_add(self, ord_: Punktord) -> None:
        if self._side is None:
            return
        self._clear_forms()
        form = AddForm(list(self._side.temaer), ord_)
        form.typed.connect(self._presenter.typed)
        form.added.connect(self._presenter.add)
        form.closed.connect(self._on_closed)
        self._below.addWidget(form)
        self._adding = form
        form.show()  # what is not on screen yet forgets a focus given to it
        order_as_laid_out(self)
        form.focus_first()

    def _on_try(self) -> None:
        if self._side is not None:
            self._clear_forms()
            card = TrialCard(self._side.skjema)
            self._question.addWidget(card)
            card.add(button_row(button(tr("Lukk"), pressed=self._on_closed)))
            order_as_laid_out(self)

    def _on_rename(self) -> None:
        if self._side is None:
            return
        self._clear_forms()
        card = RenameCard(self._side.tittel)
        card.named.connect(self._presenter.rename)
        card.cancelled.connect(self._on_closed)
        self._question.addWidget(card)
        card.show()
        order_as_laid_out(self)
        card.focus_first()

    def _on_closed(self) -> None:
        at = self._list.open_sti()
        was_adding = self._adding is not None
        self._presenter.forget()
        self._clear_forms()
        if was_adding:
            self._add.setFocus()
        else:
            self._list.stand_at(at)

    def _clear_forms(self) -> None:
        self._list.close_item()
        self._adding = None
        clear_layout(self._question)
        clear_layout(self._below)


class RenameCard(PartCard):
    """Asks for the name in both written forms. `named` carries them."""

    named = Signal(str, str)
    cancelled = Signal()

    def __init__(self, tittel: Tekst) -> None:
        super().__init__(tr("Endre navn"))
        self._name, self._nynorsk = line_edit(tittel.tekst), line_edit(tittel.oversettelser.get("nn", ""))
        self._name_row = FormRow(tr("Hva skal malen hete?"), self._name, note=tr("Må fylles ut"))
        self._summary = ErrorSummary()
        save = with_shortcut(button(tr("Lagre navnet"), "primary", "check", self._on_save), "Ctrl+Return")
        self.add(
            self._name_row,
            FormRow(tr("Navnet på nynorsk"), self._nynorsk, note=tr("Valgfritt")),
            self._summary,
            button_row(save, button(tr("Avbryt"), pressed=self.cancelled.emit)),
        )
        for field in (self._name, self._nynorsk):
            field.returnPressed.connect(self._on_save)

    def focus_first(self) -> None:
        """Stand in the name."""
        self._name.setFocus()

    def _on_save(self) -> None:
        self._name_row.set_error("" if self._name.text().strip() else tr("Skriv hva malen skal hete."))
        if not self._summary.show_for([self._name_row]):
            self.named.emit(self._name.text(), self._nynorsk.text())
