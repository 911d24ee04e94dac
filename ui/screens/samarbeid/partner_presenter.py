"""Decides what is shown of one service, and what its buttons do; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.domain.institusjon import Motpart
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.samarbeid import Partnerbilde, SamarbeidService
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.samarbeid.list_presenter import TABLES
from ui.screens.samarbeid.model import Partnerside, page


class PartnerView(Protocol):
    """What the presenter asks of the screen."""

    def show_page(self, side: Partnerside) -> None:
        """Show one service."""
        ...

    def say(self, text: str) -> None:
        """Let a screen reader say what happened."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class PartnerPresenter(Presenter[PartnerView]):
    """One service at a time."""

    def __init__(
        self, service: SamarbeidService, book: InstitusjonService, jobs: Runner, today: Callable[[], date]
    ) -> None:
        self._service = service
        self._book = book
        self._jobs = jobs
        self._today = today
        self._id = ""

    def open(self, motpart_id: str) -> None:
        """Show a service."""
        self._id = motpart_id
        self._load()

    def on_changed(self, changes: object) -> None:
        """Read anew when it, its people or a meeting changed."""
        if self._id and isinstance(changes, Changes) and changes.concerns(*TABLES):
            self._load()

    def check(self) -> None:
        """Put down that somebody has asked them, today, whether it is right."""
        motpart_id = self._id
        self._jobs.run(lambda: self._book.check_motpart(motpart_id), done=self._on_checked, failed=self._on_failed)

    def end(self, person_id: str) -> None:
        """Today is the last day that somebody fills a role."""
        today = self._today()
        self._jobs.run(lambda: self._service.end_person(person_id, today), done=self._on_ended, failed=self._on_failed)

    def _load(self) -> None:
        motpart_id = self._id
        self._jobs.run(lambda: self._service.get(motpart_id), done=self._on_loaded, failed=self._on_failed)

    def _on_loaded(self, bilde: Partnerbilde) -> None:
        self._shown().show_page(page(bilde, self._today()))

    def _on_checked(self, _done: Done[Motpart]) -> None:
        self._shown().say(tr("Sjekket i dag."))

    def _on_ended(self, done: Done[Rolleinnehaver]) -> None:
        self._shown().say(tr("{name} har siste dag i dag.", name=done.value.navn))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
