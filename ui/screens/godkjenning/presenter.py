"""Decides what a leader is shown before she signs, and hands her signature in; knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from helseansvarlig.domain.rom import Innlevert
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.godkjenning import GodkjenningService
from helseansvarlig.services.ports import Changes, Done
from ui.i18n import tr, tr_n
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.godkjenning.model import Malsak, Sak, cases, templates


class GodkjenningView(Protocol):
    """What the presenter asks of the screen."""

    def show_cases(self, saker: list[Sak], maler: list[Malsak]) -> None:
        """Show the deletions and the templates that are laid before the leader, or that nothing is."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        ...


class GodkjenningPresenter(Presenter[GodkjenningView]):
    """Deletions and templates that wait for a leader."""

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

    def approve_templates(self, ids: Sequence[str]) -> None:
        """Sign these templates, and hand the signatures in."""
        service = self._service
        self._jobs.run(lambda: service.approve_templates(ids), done=self._on_signed, failed=self._on_failed)

    def _read(self) -> tuple[list[Sak], list[Malsak]]:
        today = self._today()
        return cases(self._service.waiting(), today), templates(self._service.templates(), today)

    def _on_loaded(self, read: tuple[list[Sak], list[Malsak]]) -> None:
        self._shown().show_cases(*read)

    def _on_signed(self, done: Done[int]) -> None:
        told = Message(
            tr_n("Malen er godkjent.", "{n} maler er godkjent.", done.value),
            tr("Den helseansvarlige henter godkjenningen, og så kan malen brukes."),
        )
        self._shown().show_message(told, "success")

    def _on_approved(self, _done: Done[Innlevert]) -> None:
        told = Message(
            tr("Slettingen er godkjent."),
            tr("Ingenting er slettet ennå."),
            tr("Den helseansvarlige henter godkjenningen og utfører slettingen."),
        )
        self._shown().show_message(told, "success")

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")
