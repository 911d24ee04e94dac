"""Decides what the consent list shows and ends a consent; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Changes
from helseansvarlig.services.samtykke import Samtykkelinje, SamtykkeService
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.samtykker.model import Rad, build_rows


class SamtykkerView(Protocol):
    """What the presenter asks of the screen."""

    def show_rows(self, rows: list[Rad], *, filtered: bool) -> None:
        """Show these rows; `filtered` tells that some were left out by what is typed above."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class SamtykkerPresenter(Presenter[SamtykkerView]):
    """All children's consents, filtered by name."""

    def __init__(self, service: SamtykkeService, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._jobs = jobs
        self._today = today
        self._rows: list[Rad] = []
        self._filter = ""

    def load(self) -> None:
        """Read the register anew."""
        self._jobs.run(self._service.overview, done=self._on_loaded, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read anew when a child or a consent changed."""
        if isinstance(changes, Changes) and changes.concerns("samtykke", "barn"):
            self.load()

    def filter(self, typed: str) -> None:
        """Show only the children whose name holds what is typed."""
        self._filter = typed.strip().casefold()
        self._show()

    def withdraw(self, samtykke_id: str, av: str) -> None:
        """End a consent from today."""
        self._jobs.run(lambda: self._service.withdraw(samtykke_id, av), failed=self._on_failed)

    def _on_loaded(self, lines: list[Samtykkelinje]) -> None:
        self._rows = build_rows(lines, self._today())
        self._show()

    def _show(self) -> None:
        kept = [row for row in self._rows if self._filter in row.navn.casefold()]
        self._shown().show_rows(kept, filtered=bool(self._rows) and not kept)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
