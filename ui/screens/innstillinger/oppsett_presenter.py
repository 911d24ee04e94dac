"""Puts one chosen setting in force at once, and says so when it cannot be kept; knows no widget."""

from __future__ import annotations

from typing import Protocol

from helseansvarlig.errors import KnownError
from helseansvarlig.settings import Settings
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.innstillinger.kilder import Program


class OppsettView(Protocol):
    """What the presenter asks of a section that shows settings."""

    def show_section(self) -> None:
        """Show what is chosen."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that the choice could not be kept."""
        ...

    def forget_problem(self) -> None:
        """Take away what was said about the choice before."""
        ...


class OppsettPresenter(Presenter[OppsettView]):
    """Changes one setting at a time; nothing is done when it is chosen already."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def settings(self) -> Settings:
        """Return the settings in force."""
        return self._program.settings()

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without a key."""
        self._use(self.settings()._replace(laas_etter_minutter=minutes))

    def set_confined_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without a key where a child or a meeting has the screen."""
        self._use(self.settings()._replace(laas_avgrenset_minutter=minutes))

    def set_theme(self, tema: str) -> None:
        """Use the machine's colours, light ones or dark ones."""
        self._use(self.settings()._replace(tema=tema))

    def set_text_size(self, percent: str) -> None:
        """Use a text size in per cent."""
        self._use(self.settings()._replace(tekststoerrelse=int(percent)))

    def set_language(self, spraak: str) -> None:
        """Use bokmål, nynorsk or English on the screens."""
        self._use(self.settings()._replace(spraak=spraak))

    def _use(self, chosen: Settings) -> None:
        if chosen == self.settings():
            return
        view = self._shown()
        view.forget_problem()  # before: a new language or text size takes the section away
        try:
            self._program.use(chosen)
        except KnownError as error:
            view.show_section()
            view.show_problem(sentence(error))
