"""Decides which children the list shows while somebody types; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import Barnelinje, BarnService
from helseansvarlig.services.ports import Changes
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.barn.model import Barneliste, Barnerad, list_of, row_of

TABLES = ("barn", "samtykke", "oppfoelging", "kartlegging")


class BarnView(Protocol):
    """What the presenter asks of the screen."""

    def show_list(self, liste: Barneliste, typed: str, *, also_moved: bool) -> None:
        """Show the children found for what is typed."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the list."""
        ...


class BarnPresenter(Presenter[BarnView]):
    """Reads all children once and filters in memory, so that the list follows every key."""

    def __init__(self, barn: BarnService, jobs: Runner, today: Callable[[], date]) -> None:
        self._barn = barn
        self._jobs = jobs
        self._today = today
        self._rader: tuple[Barnerad, ...] | None = None
        self._typed = ""
        self._also_moved = False

    def load(self) -> None:
        """Read all children."""
        self._jobs.run(lambda: self._barn.list_barn(also_moved=True), done=self._on_read, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read them anew when something that stands in the list changed."""
        if isinstance(changes, Changes) and changes.concerns(*TABLES):
            self.load()

    def type_filter(self, typed: str) -> None:
        """Show only who matches."""
        self._typed = typed
        self._show()

    def show_moved(self, *, also_moved: bool) -> None:
        """Show, or hide, the children who have moved."""
        self._also_moved = also_moved
        self._show()

    def _on_read(self, linjer: list[Barnelinje]) -> None:
        today = self._today()
        self._rader = tuple(row_of(linje, today) for linje in linjer)
        self._show()

    def _show(self) -> None:
        if self._rader is None:  # not read yet is not empty: what was typed meanwhile filters when they come
            return
        liste = list_of(self._rader, self._typed, also_moved=self._also_moved)
        self._shown().show_list(liste, self._typed, also_moved=self._also_moved)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")
