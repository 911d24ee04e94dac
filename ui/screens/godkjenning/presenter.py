"""Decides what a leader is shown before she signs, and hands her signature in; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.domain.rom import Innlevert
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.godkjenning import GodkjenningService
from helseansvarlig.services.ports import Changes, Done
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.godkjenning.model import Sak, cases


class GodkjenningView(Protocol):
    """What the presenter asks of the screen."""

    def show_cases(self, saker: list[Sak]) -> None:
        """Show what is laid before the leader, or that nothing is."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        ...


class GodkjenningPresenter(Presenter[GodkjenningView]):
    """Deletions that wait for a leader."""

    def __init__(self, service: GodkjenningService, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._jobs = jobs
        self._today = today

    def load(self) -> None:
        """Read what is laid before her."""
        self._jobs.run(self._read, done=self._on_loaded, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read anew when something was handed in."""
        if isinstance(changes, Changes) and changes.concerns("innlevert"):
            self.load()

    def approve(self, sak_id: str) -> None:
        """Sign, and hand the signature in."""
        self._jobs.run(lambda: self._service.approve(sak_id), done=self._on_approved, failed=self._on_failed)

    def _read(self) -> list[Sak]:
        return cases(self._service.waiting(), self._today())

    def _on_loaded(self, saker: list[Sak]) -> None:
        self._shown().show_cases(saker)

    def _on_approved(self, _done: Done[Innlevert]) -> None:
        told = Message(
            tr("Slettingen er godkjent."),
            tr("Ingenting er slettet ennå."),
            tr("Den helseansvarlige henter godkjenningen og utfører slettingen."),
        )
        self._shown().show_message(told, "success")

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")
