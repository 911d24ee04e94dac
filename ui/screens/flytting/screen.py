"""Draws the way to another machine: what to have at hand, what happens here, what to do there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.files import ask_for_folder
from ui.i18n import tr
from ui.messages import Message
from ui.screens.flytting.presenter import FlyttingPresenter
from ui.widgets.buttons import button, button_row
from ui.widgets.layout import column
from ui.widgets.page import MAIN_WIDTH, Place, Screen
from ui.widgets.progress import Working
from ui.widgets.surfaces import PartCard
from ui.widgets.text import Prose


class FlyttingScreen(Screen):
    """`flytting`: only one machine is the living one, or two would go different ways."""

    def __init__(self, presenter: FlyttingPresenter) -> None:
        super().__init__(
            "flytting",
            tr("Flytt til ny maskin"),
            tr("Alt blir med: barna, dokumentene, brukerne og loggen. Bare én maskin er i bruk om gangen."),
            width=MAIN_WIDTH,
        )
        self._presenter = presenter
        self._working = Working()
        self._choose = button(tr("Velg sted for kopien"), "primary", "hard-drive-download", self._on_choose)
        self._build()
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the way from its beginning."""
        super().show_place(place)
        self.bar.close_message()

    def first_focus(self) -> QWidget | None:
        """Return the one button."""
        return self._choose

    def show_working(self, text: str) -> None:
        """Say that work goes on; empty when it has ended."""
        if text:
            self.bar.close_message()
            self._working.start(text)
        else:
            self._working.stop()

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the steps."""
        self.bar.show_message(message, meaning)

    def _build(self) -> None:
        here = _steps(
            tr("1. Ha gjenopprettingsarket klart. Uten det kommer du ikke inn på den nye maskinen."),
            tr("2. Sett inn en minnepinne, eller ha et sted begge maskinene når."),
            tr("3. Velg stedet. Vi legger en kopi der og leser den igjennom. Så låses programmet her."),
        )
        there = _steps(
            tr("1. Start Helseansvarlig og velg «Hent fra sikkerhetskopi». Finn kopien."),
            tr("2. Velg «Glemt passord», og skriv koden fra arket og et nytt passord."),
            tr("3. Skriv ut det nye arket. De andre får en ny startkode av deg."),
        )
        self.add(
            PartCard(tr("På denne maskinen"), "", here, button_row(self._choose), self._working),
            PartCard(tr("På den nye maskinen"), "", there),
        )

    def _on_choose(self) -> None:
        ask_for_folder(self, self._on_chosen)

    def _on_chosen(self, target: Path) -> None:
        def answered(yes: bool) -> None:
            if yes:
                self._presenter.move(target)

        self._presenter.asker.ask(self, self._presenter.question(target), answered)


def _steps(*texts: str) -> QVBoxLayout:
    lines = column(spacing=8)
    for one in texts:
        lines.addWidget(Prose(one, "", 1.4))
    return lines
