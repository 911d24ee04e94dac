"""Draws what has been handed in, each letter with its two ways on, and what is shared in the house."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.innlevert.model import Bilde, Brev, Delt
from ui.screens.innlevert.presenter import InnlevertPresenter
from ui.widgets.buttons import button, button_row
from ui.widgets.choices import CheckBox
from ui.widgets.fields import Choice
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import EmptyState, ListRow, section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose


class InnlevertScreen(Screen):
    """What goes between the health records and the rest of the house."""

    def __init__(self, presenter: InnlevertPresenter) -> None:
        super().__init__(
            "innlevert",
            tr("Deling i huset"),
            tr("Kolleger ser bare det du deler her, og så lenge du sier. Det de leverer, kan bare du lese."),
            width=MAIN_WIDTH,
        )
        self._presenter = presenter
        self._first: QWidget | None = None
        self._share = button(tr("Del noe"), "primary", "plus", lambda: self.go.emit(Place("del_noe")))
        numbers = button(tr("Del tall med leder"), icon="chart-no-axes-column", pressed=presenter.share_numbers)
        self._lists: QVBoxLayout = column(spacing=20)
        self.add(button_row(self._share, numbers), self._lists)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Take out what waits, and show it."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.open()

    def first_focus(self) -> QWidget | None:
        """Return the first letter's button, or the one for sharing."""
        return self._first or self._share

    def show_picture(self, bilde: Bilde) -> None:
        """Show the letters first: they wait for somebody."""
        clear_layout(self._lists)
        self._first = None
        self._share.set_kind("secondary" if bilde.brev else "primary")
        if bilde.brev:
            section = column(spacing=12)
            section.addLayout(section_head(tr("Levert til deg"), len(bilde.brev)))
            for number, brev in enumerate(bilde.brev):
                section.addWidget(self._letter(brev, bilde.barn, "secondary" if number else "primary"))
            self._lists.addLayout(section)
        if bilde.delt:
            self._lists.addLayout(self._shared(bilde.delt))
        if not bilde.brev and not bilde.delt:
            self._lists.addWidget(
                EmptyState(
                    "message-circle",
                    tr("Ingenting er delt, og ingenting er levert"),
                    tr("Del det kollegene trenger til neste møte. De kan svare, og svaret kommer hit."),
                )
            )
        order_as_laid_out(self)

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        self.bar.show_message(message, meaning)

    def _letter(self, brev: Brev, barn: tuple[tuple[str, str], ...], kind: str) -> QWidget:
        card = LetterCard(brev, list(barn), kind)
        card.merged.connect(self._on_merged)
        card.laid_aside.connect(self._presenter.lay_aside)
        self._first = self._first or card.first()
        return card

    def _shared(self, delt: tuple[Delt, ...]) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(tr("Delt nå"), len(delt)))
        card = RowCard()
        for one in delt:
            made = ListRow(Glyph("users", "text_subtle"), one.om, one.hva, one.meta)
            made.add_buttons(self._end_button(one))
            card.add_row(made)
        section.addWidget(card)
        return section

    def _end_button(self, one: Delt) -> QWidget:
        end = button(tr("Trekk tilbake"), pressed=lambda: self._presenter.withdraw(one.id))
        end.setAccessibleName(tr("Trekk tilbake om {name}: {what}", name=one.om, what=one.hva))
        return end

    def _on_merged(self, brev_id: str, barn_id: str, child_said: bool) -> None:
        self._presenter.merge(brev_id, barn_id, child_said=child_said)


class LetterCard(Card):
    """One thing handed in: what it says, and the two things that can be done with it."""

    merged = Signal(str, str, bool)
    laid_aside = Signal(str)

    def __init__(self, brev: Brev, barn: list[tuple[str, str]], kind: str) -> None:
        """`kind` is how much the next act stands out: one button of a page is filled."""
        super().__init__((24, 20, 24, 24), 16)
        self._brev = brev
        self._child = Choice([("", tr("Velg barn")), *barn], brev.barn_id)
        self._row = FormRow(tr("Hvilket barn gjelder det?"), self._child)
        self._said = CheckBox(tr("Dette er barnets egne ord"))
        keep = button(tr("Legg i mappen"), icon="check", pressed=self._on_keep)
        keep.setAccessibleName(tr("Legg i mappen: {letter}", letter=brev.hode))
        aside = button(tr("Legg til side"), pressed=lambda: self.laid_aside.emit(brev.id))
        aside.setAccessibleName(tr("Legg til side: {letter}", letter=brev.hode))
        words = column(spacing=4)
        words.addWidget(Prose(brev.hode, "strong", 1.3))
        words.addWidget(Prose(brev.tekst, "", 1.5))
        # A question is answered, and mostly kept in nobody's record.
        first, second = (aside, keep) if brev.er_spoersmaal else (keep, aside)
        first.set_kind(kind)
        self.add(words, self._row, self._said, button_row(first, second))

    def first(self) -> QWidget:
        """Return where one begins: at the child when none is known."""
        return self._child

    def _on_keep(self) -> None:
        chosen = self._child.key()
        self._row.set_error("" if chosen else tr("Velg hvem det gjelder."))
        if chosen:
            self.merged.emit(self._brev.id, chosen, self._said.isChecked())
        else:
            self._row.focus_field()
