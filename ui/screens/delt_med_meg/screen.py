"""Draws what has been shared, child by child."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.rom import Innleveringsart
from ui.i18n import tr
from ui.messages import Message
from ui.screens.delt_med_meg.model import Bunke, Moetebunke, Ting
from ui.screens.delt_med_meg.presenter import DeltPresenter
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.layout import column
from ui.widgets.lists import EmptyState, section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose, label


class DeltScreen(Screen):
    """What the health lead has chosen to show here, and for how long."""

    def __init__(self, presenter: DeltPresenter) -> None:
        super().__init__(
            "delt_med_meg",
            tr("Delt med meg"),
            tr("Det den helseansvarlige har valgt å dele, med formål og siste dag. Det vises ikke lenger enn det."),
            width=MAIN_WIDTH,
        )
        self._presenter = presenter
        self._first: QWidget | None = None
        self._lists = column(spacing=20)
        promise = button(tr("Hva dette lover"), "link", "info", lambda: self.go.emit(Place("om_deling")))
        self.add(self._lists, button_row(promise))
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show what is shared now."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.load()

    def first_focus(self) -> QWidget | None:
        """Return the first thing one can answer."""
        return self._first or super().first_focus()

    def show_piles(self, bunker: list[Moetebunke]) -> None:
        """Show what is for each meeting, child by child, or that nothing is shared now."""
        clear_layout(self._lists)
        self._first = None
        for moete in bunker:
            section = column(spacing=8)
            section.addLayout(section_head(moete.navn, sum(len(bunke.ting) for bunke in moete.bunker)))
            for bunke in moete.bunker:
                section.addWidget(self._pile(bunke))
            self._lists.addLayout(section)
        if not bunker:
            self._lists.addWidget(self._nothing())
        order_as_laid_out(self)

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def _pile(self, bunke: Bunke) -> QWidget:
        card = RowCard()
        name = QWidget()
        column(name, margins=(20, 12, 13, 10)).addWidget(label(bunke.om or tr("Gjelder flere"), "large-strong"))
        card.add_row(name)
        for ting in bunke.ting:
            card.add_row(self._thing(bunke.om or tr("Gjelder flere"), ting))
        return card

    def _thing(self, om: str, ting: Ting) -> QWidget:
        holder = QWidget()
        lines = column(holder, margins=(20, 14, 13, 12), spacing=4)
        lines.addWidget(Prose(ting.hva, "strong", 1.3))
        lines.addWidget(Prose(ting.tekst, "quote-on-card" if ting.er_barnets_ord else "", 1.5))
        lines.addWidget(Prose(ting.meta, "small", 1.3))
        answer = button(tr("Skriv om dette"), icon="square-pen", pressed=lambda: self._answer(ting.id))
        answer.setAccessibleName(tr("Skriv om {child}: {thing}", child=om, thing=ting.hva))
        buttons = [answer]
        if ting.er_oppgave:
            done = button(tr("Meld gjort"), icon="check", pressed=lambda: self._answer(ting.id, Innleveringsart.GJORT))
            done.setAccessibleName(tr("Meld gjort om {child}: {thing}", child=om, thing=ting.hva))
            buttons.insert(0, done)
        lines.addSpacing(4)
        lines.addLayout(button_row(*buttons))
        self._first = self._first or buttons[0]
        return holder

    def _nothing(self) -> EmptyState:
        write: Button = button(tr("Lever inn"), "primary", "square-pen", lambda: self.go.emit(Place("lever_inn")))
        self._first = write
        return EmptyState(
            "book-open-check",
            tr("Ingenting er delt med deg nå"),
            tr("Når den helseansvarlige deler noe til et møte, står det her. Du kan levere inn når som helst."),
            write,
        )

    def _answer(self, ting_id: str, art: str = Innleveringsart.NOTAT) -> None:
        self.go.emit(Place("lever_inn", (ting_id, art)))
