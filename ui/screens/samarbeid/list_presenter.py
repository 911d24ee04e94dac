"""Reads those we work with for the list; knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Changes
from helseansvarlig.services.samarbeid import Samarbeidsbilde, SamarbeidService
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.samarbeid.model import Partnergruppe, groups

TABLES = ("motpart", "rolleinnehaver", "moete", "barn", "fristvalg")


class SamarbeidView(Protocol):
    """What the presenter asks of the screen."""

    def show_groups(self, grupper: Sequence[Partnergruppe], kommuner_uten: Sequence[str]) -> None:
        """Show the services by kind, and the municipalities whose barnevernstjeneste is missing."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class SamarbeidPresenter(Presenter[SamarbeidView]):
    """Everybody we work with."""

    def __init__(self, service: SamarbeidService, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._jobs = jobs
        self._today = today

    def load(self) -> None:
        """Read the services anew."""
        self._jobs.run(self._service.picture, done=self._on_loaded, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read anew when one of them, its people or a meeting changed."""
        if isinstance(changes, Changes) and changes.concerns(*TABLES):
            self.load()

    def _on_loaded(self, bilde: Samarbeidsbilde) -> None:
        self._shown().show_groups(groups(bilde, self._today()), bilde.kommuner_uten)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
