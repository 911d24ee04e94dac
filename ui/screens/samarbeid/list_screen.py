"""Draws those we work with: what is missing first, then the services by kind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.samarbeid.list_presenter import SamarbeidPresenter
from ui.screens.samarbeid.model import Partnergruppe, Partnerrad
from ui.widgets.buttons import button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.lists import EmptyState, ListRow, RowButton, cell, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import RowCard
from ui.widgets.tab_order import order_as_laid_out


class SamarbeidScreen(Screen):
    """Every service we work with; Enter opens one."""

    def __init__(self, presenter: SamarbeidPresenter) -> None:
        super().__init__(
            "samarbeidspartnere", tr("Samarbeidspartnere"), tr("Tjenestene rundt barna, og hvem som har hvilken rolle.")
        )
        self._presenter = presenter
        self._new = button(tr("Ny samarbeidspartner"), "primary", "plus", self._on_new)
        self._lists: QVBoxLayout = column(spacing=20)
        self._first: QWidget | None = None
        self.add(button_row(self._new), self._lists)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the services as they stand."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.load()

    def first_focus(self) -> QWidget | None:
        """Return the first service, or the button that adds one."""
        return self._first or self._new

    def show_groups(self, grupper: Sequence[Partnergruppe], kommuner_uten: Sequence[str]) -> None:
        """Show the services by kind, and the municipalities whose barnevernstjeneste is missing."""
        clear_layout(self._lists)
        self._first = None
        if kommuner_uten:
            self._lists.addLayout(self._missing(kommuner_uten))
        for gruppe in grupper:
            self._lists.addLayout(self._section(gruppe))
        if not grupper:
            self._lists.addWidget(
                EmptyState(
                    "users",
                    tr("Ingen samarbeidspartnere ennå"),
                    tr("Legg inn BUP, legevakta og andre dere trenger, så ser dere hvem som har ansvaret der."),
                )
            )
        order_as_laid_out(self)

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def _missing(self, towns: Sequence[str]) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(tr("Mangler"), len(towns)))
        card = RowCard()
        for town in towns:
            words = tr("Et barn her har denne omsorgskommunen, og barnevernstjenesten står ikke i lista.")
            made = ListRow(Glyph("triangle-alert", "warning_icon"), town, meta=words)
            add = button(tr("Legg til"), icon="plus", pressed=self._on_new)
            add.setAccessibleName(tr("Legg til barnevernstjenesten i {town}", town=town))
            made.add_buttons(add)
            card.add_row(made)
        section.addWidget(card)
        return section

    def _section(self, gruppe: Partnergruppe) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(gruppe.tittel, len(gruppe.rader)))
        card = RowCard()
        for rad in gruppe.rader:
            made = self._row(rad)
            self._first = self._first or made
            card.add_row(made)
        section.addWidget(card)
        return section

    def _row(self, rad: Partnerrad) -> RowButton:
        words = _warning(rad.mangler) if rad.mangler else cell(rad.folk, "", stretch=3)
        cells = [cell(rad.navn, "strong", stretch=2), words, cell(rad.sjekk, "small", width=200)]
        made = RowButton(", ".join(part for part in (rad.navn, rad.mangler, rad.folk, rad.sjekk) if part), cells)
        made.opened.connect(lambda: self.go.emit(Place("samarbeidspartner", (rad.motpart_id,))))
        return made

    def _on_new(self) -> None:
        self.go.emit(Place("ny_samarbeidspartner"))


def _warning(text: str) -> QWidget:
    """Return words with a sign before them that stays with them where the row folds."""
    holder = QWidget()
    holder.setProperty("stretch", 3)
    across = row(holder, spacing=9)
    across.addWidget(Glyph("triangle-alert", "warning_icon", 18))
    across.addWidget(cell(text, "warning"), 1)
    return holder
