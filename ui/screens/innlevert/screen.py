"""Draws what has been handed in, each letter with its two ways on, and what is shared in the house."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.innlevert.letter_card import LetterCard
from ui.screens.innlevert.model import Bilde, Brev, Delt
from ui.screens.innlevert.presenter import InnlevertPresenter
from ui.widgets.buttons import button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import EmptyState, ListRow, section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard
from ui.widgets.tab_order import order_as_laid_out


class InnlevertScreen(Screen):
    """What goes between the health records and the rest of the house."""

    def __init__(self, presenter: InnlevertPresenter, today: Callable[[], date]) -> None:
        super().__init__(
            "innlevert",
            tr("Deling i huset"),
            tr("Kolleger ser bare det du deler her, og så lenge du sier. Det de leverer, kan bare du lese."),
            width=MAIN_WIDTH,
        )
        self._presenter = presenter
        self._today = today
        self._me = ""
        self._first: QWidget | None = None
        self._share = button(tr("Del noe"), "primary", "plus", lambda: self.go.emit(Place("del_noe")))
        numbers = button(tr("Del tall med leder"), icon="chart-no-axes-column", pressed=presenter.share_numbers)
        self._lists: QVBoxLayout = column(spacing=20)
        promise = button(tr("Hva dette lover"), "link", "info", lambda: self.go.emit(Place("om_deling")))
        self.add(button_row(self._share, numbers, promise), self._lists)
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
        self._me = bilde.jeg
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
        card = LetterCard(brev, list(barn), self._me, kind, self._today)
        card.merged.connect(self._on_merged)
        card.closed.connect(self._presenter.close_task)
        card.tasked.connect(self._presenter.make_task)
        card.raised.connect(self._presenter.raise_in_meeting)
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
