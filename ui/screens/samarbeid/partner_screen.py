"""Draws one service: how to reach it, who fills which role, what stands empty, and when you meet."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.samarbeid.model import Partnerside, Personrad
from ui.screens.samarbeid.partner_presenter import PartnerPresenter
from ui.widgets.buttons import button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import ListRow, facts, section_head
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose


class PartnerScreen(Screen):
    """One service; its people and its meetings each have a card."""

    def __init__(self, presenter: PartnerPresenter) -> None:
        super().__init__("samarbeidspartner", tr("Samarbeidspartner"), width=MAIN_WIDTH)
        self._presenter = presenter
        self._id = ""
        self._side: Partnerside | None = None
        self._add = button(tr("Legg til person"), "primary", "plus", self._on_person)
        self._parts: QVBoxLayout = column(spacing=24)
        self.add(self._parts)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show a service."""
        super().show_place(place)
        self._id = place.ids[0]
        self.bar.close_message()
        self._presenter.open(self._id)

    def place(self) -> Place:
        """Return which service it is."""
        return Place(self.name, (self._id,))

    def first_focus(self) -> QWidget | None:
        """Return the button that adds somebody."""
        return self._add

    def show_page(self, side: Partnerside) -> None:
        """Show one service; the focus stays on the button that adds somebody."""
        self._side = side
        self.set_title(side.motpart.navn, side.undertittel)
        clear_layout(self._parts)
        self._add = button(tr("Legg til person"), "primary", "plus", self._on_person)
        self._parts.addLayout(self._people(side))
        self._parts.addLayout(self._reach(side))
        self._parts.addLayout(self._meetings(side))
        order_as_laid_out(self)
        if self.isVisible():
            self._add.setFocus()

    def say(self, text: str) -> None:
        """Let a screen reader say what happened."""
        announce(self, text)

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        self.bar.show_message(message)

    def _people(self, side: Partnerside) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(tr("Folk og roller"), len(side.folk)))
        card = RowCard()
        for words in side.ledige:
            card.add_row(ListRow(Glyph("triangle-alert", "warning_icon"), words))
        for rad in side.folk:
            card.add_row(self._person(rad))
        if side.ledige or side.folk:
            section.addWidget(card)
        else:
            section.addWidget(Prose(tr("Ingen er skrevet inn ennå."), "subtle", 1.4))
        section.addLayout(button_row(self._add))
        return section

    def _person(self, rad: Personrad) -> ListRow:
        meta = tr("Sluttet · {when}", when=rad.naar) if rad.er_borte else rad.naar
        made = ListRow(Glyph("users-round", "text_subtle"), rad.hvem, meta=meta)
        change = button(tr("Endre"), pressed=lambda: self._on_person(rad.id))
        change.setAccessibleName(tr("Endre {name}", name=rad.hvem))
        if rad.er_borte:
            made.add_buttons(change)
            return made
        ended = button(tr("Siste dag i dag"), pressed=lambda: self._presenter.end(rad.id))
        ended.setAccessibleName(tr("Siste dag i dag: {name}", name=rad.hvem))
        made.add_buttons(change, ended)
        return made

    def _reach(self, side: Partnerside) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(tr("Slik når dere dem")))
        card = Card((20, 16, 20, 16), 12)
        check = button(tr("Sjekket i dag"), icon="check", pressed=self._presenter.check)
        change = button(tr("Endre opplysningene"), pressed=self._on_change)
        card.add(facts(side.opplysninger), button_row(check, change))
        section.addWidget(card)
        return section

    def _meetings(self, side: Partnerside) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(tr("Møter")))
        if side.moeter:
            card = Card((20, 16, 20, 16), 12)
            card.add(facts(side.moeter))
            section.addWidget(card)
        else:
            section.addWidget(Prose(tr("Ingen møter å regne neste fra ennå."), "subtle", 1.4))
        section.addLayout(button_row(button(tr("Nytt møte"), icon="calendar-days", pressed=self._on_meeting)))
        return section

    def _on_person(self, person_id: str = "") -> None:
        self.go.emit(Place("rolle", (self._id, person_id)))

    def _on_change(self) -> None:
        self.go.emit(Place("ny_samarbeidspartner", (self._id,)))

    def _on_meeting(self) -> None:
        if self._side is not None:
            self.go.emit(Place("nytt_moete", ("", self._side.motpart.navn)))
