"""Reads the meetings for the list; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.moete import Moetebilde, MoeteService
from helseansvarlig.services.ports import Changes
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.moeter.model import Moeterad, build_rows


class MoeterView(Protocol):
    """What the presenter asks of the screen."""

    def show_rows(self, rows: list[Moeterad]) -> None:
        """Show these meetings."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class MoeterPresenter(Presenter[MoeterView]):
    """All meetings, those to come first."""

    def __init__(self, service: MoeteService, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._jobs = jobs
        self._today = today

    def load(self) -> None:
        """Read the meetings anew."""
        self._jobs.run(self._service.list_moeter, done=self._on_loaded, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read anew when a meeting or a matter changed."""
        if isinstance(changes, Changes) and changes.concerns("moete", "sak"):
            self.load()

    def _on_loaded(self, moeter: list[Moetebilde]) -> None:
        self._shown().show_rows(build_rows(moeter, self._today()))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
