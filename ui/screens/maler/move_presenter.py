"""Decides how a begun kartlegging goes on in a new version; knows no widget."""

from __future__ import annotations

from typing import Protocol

from helseansvarlig.domain.malbytte import Malbytte
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.malbytte import Malvalg
from helseansvarlig.services.ports import Changes, Done
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.maler.kilder import Kilder
from ui.screens.maler.list_presenter import TABLES
from ui.screens.maler.move_model import Bytteside, side_of


class BytteView(Protocol):
    """What the presenter asks of the screen."""

    def show_side(self, side: Bytteside) -> None:
        """Show what a move would mean."""
        ...

    def open_kartlegging(self, kartlegging_id: str) -> None:
        """Go to the kartlegging."""
        ...

    def show_message(self, message: Message) -> None:
        """Say what is wrong."""
        ...


class ByttePresenter(Presenter[BytteView]):
    """One move."""

    def __init__(self, kilder: Kilder, jobs: Runner) -> None:
        self._service = kilder.bytte
        self._jobs = jobs
        self._kartlegging_id = ""

    def open(self, kartlegging_id: str) -> None:
        """Show what a move would mean."""
        self._kartlegging_id = kartlegging_id
        self._load()

    def kartlegging_id(self) -> str:
        """Return which kartlegging it is about."""
        return self._kartlegging_id

    def on_changed(self, changes: Changes) -> None:
        """Compare anew when an answer or a version has changed."""
        if self._kartlegging_id and changes.concerns(*TABLES, "kartlegging", "svar"):
            self._load()

    def move(self, grunn: str) -> None:
        """Go on in the new version."""
        kartlegging_id = self._kartlegging_id
        self._jobs.run(lambda: self._service.move(kartlegging_id, grunn), done=self._on_moved, failed=self._on_failed)

    def stay(self) -> None:
        """Go on in the version it has."""
        self._shown().open_kartlegging(self._kartlegging_id)

    def _load(self) -> None:
        kartlegging_id = self._kartlegging_id
        self._jobs.run(lambda: self._service.propose(kartlegging_id), done=self._on_loaded, failed=self._on_failed)

    def _on_loaded(self, valg: Malvalg) -> None:
        if valg.kartlegging.id == self._kartlegging_id:
            self._shown().show_side(side_of(valg))

    def _on_moved(self, _done: Done[Malbytte]) -> None:
        kartlegging_id, self._kartlegging_id = self._kartlegging_id, ""
        self._shown().open_kartlegging(kartlegging_id)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error))
