"""Draws what a leader is asked about; signing takes two presses, and says first what it holds for."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from ui.i18n import tr
from ui.screens.godkjenning.model import Malsak, Sak
from ui.screens.godkjenning.presenter import GodkjenningPresenter
from ui.screens.godkjenning.template_card import ALL, TemplateCard
from ui.widgets.asking import AskingScreen
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.lists import EmptyState, facts
from ui.widgets.surfaces import Card, PartCard
from ui.widgets.text import Prose


class GodkjenningScreen(AskingScreen):
    """One card for each child who has moved and whose records may go, and one for the templates."""

    def __init__(self, presenter: GodkjenningPresenter) -> None:
        super().__init__(
            "godkjenning",
            tr("Godkjenning"),
            tr("Maler brukes, og mappen til et barn som har flyttet, slettes, bare når du har godkjent det."),
        )
        self._presenter = presenter
        self._saker: list[Sak] = []
        self._maler: list[Malsak] = []
        self._read_id = ""
        self._readers: dict[str, QWidget] = {}
        presenter.attach(self)

    def load(self) -> None:
        """Read what waits."""
        self._presenter.load()

    def show_cases(self, saker: list[Sak], maler: list[Malsak]) -> None:
        """Show each deletion and the templates, or that nothing waits."""
        self._saker, self._maler = saker, maler
        self.redraw()

    def draw(self) -> None:
        """Draw each deletion and the templates, or that nothing waits."""
        for sak in self._saker:
            self.cards.addWidget(self._card(sak))
        if self._maler:
            acts = (self._on_read, self.ask, self._on_templates_signed)
            card = TemplateCard(self._maler, self.asking, self._read_id, acts)
            self.cards.addWidget(card)
            is_asking = self.asking in (ALL, *(one.id for one in self._maler))
            self.first = card.first if is_asking else self.first or card.first
            self._readers = card.readers
        if not self._saker and not self._maler:
            self.cards.addWidget(
                EmptyState(
                    "file-check",
                    tr("Ingenting venter på godkjenning"),
                    tr("Ingenting slettes uten deg. Når et barn har flyttet og alt er overført, står det her."),
                )
            )

    def _card(self, sak: Sak) -> Card:
        state = badge("success", "circle-check", tr("Godkjent av deg")) if sak.besvart else None
        card = PartCard(sak.navn, "", facts(sak.fakta), state=state)
        if not sak.besvart:
            card.add(*(self._signature(sak) if self.asking == sak.id else self._question(sak)))
        return card

    def _question(self, sak: Sak) -> list[QWidget | QLayout]:
        ask = button(tr("Godkjenn sletting"), "primary", "file-check", lambda: self.ask(sak.id))
        ask.setAccessibleName(tr("Godkjenn at mappen til {name} slettes", name=sak.navn))
        self.first = self.first or ask
        return [button_row(ask)]

    def _signature(self, sak: Sak) -> list[QWidget | QLayout]:
        what = tr(
            "Du signerer at alt om {name} kan slettes her. Det kan ikke angres. "
            "Eldre sikkerhetskopier kan inneholde barnet i inntil ett år.",
            name=sak.navn,
        )
        sign = button(tr("Signer"), "primary", "file-check", lambda: self._on_signed(sak.id))
        sign.setAccessibleName(tr("Signer at mappen til {name} slettes", name=sak.navn))
        self.first = sign
        return [Prose(what, "", 1.4), button_row(sign, button(tr("Avbryt"), pressed=lambda: self.ask("")))]

    def _on_read(self, mal_id: str) -> None:
        self._read_id = "" if mal_id == self._read_id else mal_id
        self.redraw()
        self._readers[mal_id].setFocus()

    def _on_templates_signed(self, ids: list[str]) -> None:
        self.asking = ""
        self._presenter.approve_templates(ids)

    def _on_signed(self, sak_id: str) -> None:
        self.asking = ""
        self._presenter.approve(sak_id)
