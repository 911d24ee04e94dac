"""The left side of a meeting: its matters, who is there, the next meeting, and the button that ends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig.domain.moete import Moete
from ui.dates import short_date
from ui.i18n import tr
from ui.screens.moeter.model import Sakslinje
from ui.widgets.buttons import button, button_row
from ui.widgets.date_field import DateField
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import column
from ui.widgets.lists import RowButton, cell, section_head
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.text import Prose, label

WIDTH = 296


class AgendaColumn(Card):
    """One card, `WIDTH` wide beside a matter; the chosen matter is filled."""

    chosen = Signal(str)
    add_pressed = Signal()
    finish_pressed = Signal()
    next_meeting_typed = Signal(str)
    paper_pressed = Signal()
    suggest_pressed = Signal()
    mode_pressed = Signal()
    change_pressed = Signal()
    share_pressed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__((16, 16, 16, 20), 16)
        self._matters: QVBoxLayout = column(spacing=2)
        self._add = button(tr("Ny sak"), "secondary", "plus", self.add_pressed.emit)
        self._people: QVBoxLayout = column(spacing=4)
        self._next = DateField(today, ahead=False)
        self._next_row = FormRow(tr("Neste møte"), self._next, note=tr("Valgfritt"))
        self._finish = button(tr("Avslutt møtet"), "secondary", "check", self.finish_pressed.emit)
        self._paper = button("", "link", "file-text", self.paper_pressed.emit)
        self._suggest = button(tr("Forslag"), "secondary", "lightbulb", self.suggest_pressed.emit)
        self._mode = button(tr("Møtemodus"), "secondary", "maximize-2", self.mode_pressed.emit)
        self._mode.setAccessibleDescription("F9")
        self._change = button(tr("Endre møtet"), "link", "calendar-days", self.change_pressed.emit)
        self._share = button(tr("Del til møtet"), "link", "users", self.share_pressed.emit)
        self._keys = label("", "small", wrap=True)
        self.add(
            section_head(tr("Saksliste")),
            self._matters,
            button_row(self._add, self._suggest, self._mode, self._paper),
            self._keys,
        )
        self.add(self._people, button_row(self._change, self._share), self._next_row, button_row(self._finish))
        self.body.addStretch(1)
        self._next.line.editingFinished.connect(self._on_next_meeting)

    def show_lines(self, lines: list[Sakslinje]) -> None:
        """Show the matters; the focus stays where it is unless it stood on one of them."""
        clear_layout(self._matters)
        for line in lines:
            self._matters.addWidget(self._row(line))

    def show_meeting(self, moete: Moete) -> None:
        """Show who is there and when the next meeting is."""
        clear_layout(self._people)
        if moete.deltakere:
            self._people.addLayout(section_head(tr("Til stede")))
        for person in moete.deltakere:
            words = ", ".join(part for part in (person.navn, person.rolle, person.virksomhet) if part)
            self._people.addWidget(Prose(words, "", 1.4))
        self._next.line.setText(short_date(moete.neste_moete) if moete.neste_moete else "")
        self._next.line.setReadOnly(moete.ferdig)
        self._paper.set_label(tr("Lag referat") if moete.ferdig else tr("Lag saksliste"))
        both = tr("PgUp og PgDn bytter sak. F9 gir skjermen til møtet.")
        self._keys.setText(tr("PgUp og PgDn bytter sak.") if moete.ferdig else both)
        for one in (self._add, self._suggest, self._mode, self._change, self._share):
            one.setVisible(not moete.ferdig)
        self._finish.setVisible(not moete.ferdig)

    def next_meeting(self) -> str:
        """Return the day of the next meeting as typed."""
        return self._next.line.text()

    def _row(self, line: Sakslinje) -> QWidget:
        icon, colour = ("circle-check", "success_icon") if line.er_ferdig else ("circle", "text_subtle")
        if line.er_valgt:
            icon, colour = "circle-play", "accent_text"
        state = tr("skrevet") if line.er_ferdig else tr("ikke skrevet ennå")
        made = RowButton(f"{line.tekst}, {state}", [Glyph(icon, colour), cell(line.tekst, "", stretch=1)])
        made.setCheckable(True)
        made.setChecked(line.er_valgt)
        made.opened.connect(lambda: self.chosen.emit(line.sak_id))
        return made

    def _on_next_meeting(self) -> None:
        self._next_row.set_error(self._next.problem())
        self.next_meeting_typed.emit(self._next.line.text())
