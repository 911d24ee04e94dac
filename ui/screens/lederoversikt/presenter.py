"""Decides what the leader's numbers look like; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.godkjenning import GodkjenningService
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.lederoversikt.model import Lederbilde, picture_of


class LederoversiktView(Protocol):
    """What the presenter asks of the screen."""

    def show_picture(self, bilde: Lederbilde | None) -> None:
        """Show the numbers; None when none have been shared."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class LederoversiktPresenter(Presenter[LederoversiktView]):
    """The newest numbers."""

    def __init__(self, service: GodkjenningService, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._jobs = jobs
        self._today = today

    def load(self) -> None:
        """Read the newest."""
        self._jobs.run(self._read, done=self._on_loaded, failed=self._on_failed)

    def _read(self) -> Lederbilde | None:
        shared = self._service.overview()
        return picture_of(self._service.numbers(shared), self._today()) if shared is not None else None

    def _on_loaded(self, bilde: Lederbilde | None) -> None:
        self._shown().show_picture(bilde)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
