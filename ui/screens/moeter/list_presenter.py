"""Reads the meetings for the list; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.moete import Moetebilde, MoeteService
from helseansvarlig.services.moeterytme import Moetebasis, MoeterytmeService
from helseansvarlig.services.ports import Changes
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.moeter.model import Moeterad, build_rows
from ui.screens.moeter.usual import Nesterad, next_rows

TABLES = ("moete", "sak", "fristvalg", "institusjon", "motpart", "rolleinnehaver")


class MoeterView(Protocol):
    """What the presenter asks of the screen."""

    def show_rows(self, rows: list[Moeterad], neste: list[Nesterad]) -> None:
        """Show these meetings, and the next ones that nobody has planned."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class MoeterPresenter(Presenter[MoeterView]):
    """All meetings, those to come first."""

    def __init__(
        self, service: MoeteService, rytme: MoeterytmeService, jobs: Runner, today: Callable[[], date]
    ) -> None:
        self._service = service
        self._rytme = rytme
        self._jobs = jobs
        self._today = today

    def load(self) -> None:
        """Read the meetings anew."""
        self._jobs.run(self._read, done=self._on_loaded, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read anew when a meeting or a matter changed, or what next ones are counted by."""
        if isinstance(changes, Changes) and changes.concerns(*TABLES):
            self.load()

    def _read(self) -> tuple[list[Moetebilde], Moetebasis]:
        return self._service.list_moeter(), self._rytme.basis()

    def _on_loaded(self, read: tuple[list[Moetebilde], Moetebasis]) -> None:
        moeter, basis = read
        rows = build_rows(moeter, self._today(), lambda moete: len(basis.not_invited(moete)))
        self._shown().show_rows(rows, next_rows(basis.neste, self._today()))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
