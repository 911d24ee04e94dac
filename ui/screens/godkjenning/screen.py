"""Draws the deletions a leader is asked about; signing takes two presses, and says first what goes and what stays."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.godkjenning.model import Sak
from ui.screens.godkjenning.presenter import GodkjenningPresenter
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.layout import Fold, column, row
from ui.widgets.lists import EmptyState
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Heading, Prose


class GodkjenningScreen(Screen):
    """One card for each child who has moved and whose records may go."""

    def __init__(self, presenter: GodkjenningPresenter) -> None:
        super().__init__(
            "godkjenning",
            tr("Godkjenning"),
            tr("Mappen til et barn som har flyttet, kan slettes når mottakeren har kvittert og en leder godkjenner."),
        )
        self._presenter = presenter
        self._saker: list[Sak] = []
        self._signing = ""
        self._first: QWidget | None = None
        self._lists: QVBoxLayout = column(spacing=16)
        self.add(self._lists)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show what waits."""
        super().show_place(place)
        self.bar.close_message()
        self._signing = ""
        self._presenter.load()

    def first_focus(self) -> QWidget | None:
        """Return the first button."""
        return self._first or super().first_focus()

    def step_back(self) -> bool:
        """Close the question before signing."""
        was_open = bool(self._signing)
        if was_open:
            self._ask("")
        return was_open

    def show_cases(self, saker: list[Sak]) -> None:
        """Show each deletion, or that none waits."""
        self._saker = saker
        clear_layout(self._lists)
        self._first = None
        for sak in saker:
            self._lists.addWidget(self._card(sak))
        if not saker:
            self._lists.addWidget(
                EmptyState(
                    "file-check",
                    tr("Ingenting venter på godkjenning"),
                    tr("Ingenting slettes uten deg. Når et barn har flyttet og alt er overført, står det her."),
                )
            )
        order_as_laid_out(self)

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        self.bar.show_message(message, meaning)

    def _card(self, sak: Sak) -> Card:
        card = Card((24, 20, 24, 20), 12)
        head = row(spacing=12)
        head.addWidget(Heading(sak.navn, "section"), 1)
        if sak.besvart:
            head.addWidget(badge("success", "circle-check", tr("Godkjent av deg")))
        card.add(head)
        for what, words in sak.fakta:
            card.add(_fact(what, words))
        if not sak.besvart:
            card.add(self._signature(sak) if self._signing == sak.id else self._ask_row(sak))
        return card

    def _ask_row(self, sak: Sak) -> QWidget:
        ask = button(tr("Godkjenn sletting"), "primary", "file-check", lambda: self._ask(sak.id))
        ask.setAccessibleName(tr("Godkjenn at mappen til {name} slettes", name=sak.navn))
        self._first = self._first or ask
        return _row_of(ask)

    def _signature(self, sak: Sak) -> QWidget:
        holder = QWidget()
        lines = column(holder, margins=(0, 4, 0, 0), spacing=12)
        lines.addWidget(
            Prose(
                tr(
                    "Du signerer at alt om {name} kan slettes her. Det kan ikke angres. "
                    "Eldre sikkerhetskopier kan inneholde barnet i inntil ett år.",
                    name=sak.navn,
                ),
                "",
                1.4,
            )
        )
        sign = button(tr("Signer"), "primary", "file-check", lambda: self._on_signed(sak.id))
        sign.setAccessibleName(tr("Signer at mappen til {name} slettes", name=sak.navn))
        self._first = sign
        lines.addWidget(_row_of(sign, button(tr("Avbryt"), pressed=lambda: self._ask(""))))
        return holder

    def _ask(self, sak_id: str) -> None:
        self._signing = sak_id
        self.show_cases(self._saker)
        if self._first is not None:
            self._first.setFocus()

    def _on_signed(self, sak_id: str) -> None:
        self._signing = ""
        self._presenter.approve(sak_id)


def _row_of(*buttons: QWidget) -> QWidget:
    """Return buttons in a row with room for the first one's ring."""
    holder = QWidget()
    column(holder, margins=(3, 4, 0, 0)).addLayout(button_row(*buttons))
    return holder


def _fact(what: str, words: str) -> QWidget:
    holder = QWidget()
    fold = Fold(spacing=16, below_spacing=0)
    column(holder).addLayout(fold)
    fold.add(Prose(what, "subtle", 1.4), 2)
    fold.add(Prose(words, "", 1.4), 3)
    return holder
