"""Decides what stands in the way of a deletion, and carries it out when nothing does; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.domain.sletting import Slettet
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.innlevering import InnboksService
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.sletting import SlettingService
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.sletting.model import Slettingsbilde, picture_of, result_words


class SlettingView(Protocol):
    """What the presenter asks of the screen."""

    def show_picture(self, bilde: Slettingsbilde) -> None:
        """Show who has moved, and what has been deleted."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        ...


class SlettingPresenter(Presenter[SlettingView]):
    """Children who have moved."""

    def __init__(
        self, service: SlettingService, innboks: InnboksService, jobs: Runner, today: Callable[[], date]
    ) -> None:
        self._service = service
        self._innboks = innboks
        self._jobs = jobs
        self._today = today

    def open(self) -> None:
        """Take out the leader's answers, then show all."""
        self._jobs.run(self._fetch, failed=self._on_failed)
        self.load()

    def load(self) -> None:
        """Read anew."""
        self._jobs.run(self._read, done=self._on_loaded, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read anew when something that counts has changed."""
        if isinstance(changes, Changes) and changes.concerns("barn", "sletting", "utboks", "oppfoelging", "dokument"):
            self.load()

    def request(self, barn_id: str) -> None:
        """Lay it before the leader, or say what comes first."""
        self._jobs.run(lambda: self._service.request(barn_id), done=self._on_requested, failed=self._on_failed)

    def withdraw(self, sletting_id: str) -> None:
        """Take the request back."""
        self._jobs.run(lambda: self._service.withdraw(sletting_id), failed=self._on_failed)

    def carry_out(self, sletting_id: str) -> None:
        """Delete."""
        self._jobs.run(lambda: self._service.carry_out(sletting_id), done=self._on_done, failed=self._on_failed)

    def _fetch(self) -> Done[int]:
        fetched = self._innboks.fetch()
        approved = self._service.take_approvals()
        return Done(approved.value, Changes(fetched.changes.touched | approved.changes.touched))

    def _read(self) -> Slettingsbilde:
        return picture_of(self._service.lines(), self._service.done(), self._today())

    def _on_loaded(self, bilde: Slettingsbilde) -> None:
        self._shown().show_picture(bilde)

    def _on_requested(self, _done: object) -> None:
        told = Message(
            tr("Slettingen er lagt fram for lederen."),
            tr("Ingenting er slettet."),
            tr("Når lederen har signert, kan du slette her. Endres noe i mappen, må den legges fram på nytt."),
        )
        self._shown().show_message(told, "success")

    def _on_done(self, done: Done[Slettet]) -> None:
        self._shown().show_message(result_words(done.value), "success")

    def _on_failed(self, error: HelseansvarligError) -> None:
        # A refusal is the next step in words: nothing has gone wrong.
        refused = isinstance(error, KnownError) and error.code.startswith("sletting_")
        self._shown().show_message(sentence(error), "warning" if refused else "danger")
