"""Decides what the list of documents shows; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.dokument import Dokumentstatus
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.dokument import Dokumentlinje, DokumentService
from helseansvarlig.services.ports import Changes
from ui.dates import day_and_month, near_date
from ui.i18n import tr, tr_marked
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.type_words import DOKUMENTER


@dataclass(frozen=True, slots=True)
class Rad:
    """One document: whom it is about, what it is, for whom and since when."""

    id: str
    hvem: str
    hva: str
    til: str
    naar: str
    er_signert: bool


class DokumenterView(Protocol):
    """What the presenter asks of the screen."""

    def show_rows(self, rows: list[Rad]) -> None:
        """Show these documents, newest first."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class DokumenterPresenter(Presenter[DokumenterView]):
    """All documents."""

    def __init__(self, service: DokumentService, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._jobs = jobs
        self._today = today
        self._is_shown = False

    def load(self) -> None:
        """Read the list anew."""
        self._is_shown = True
        self._jobs.run(self._service.list_dokumenter, done=self._on_loaded, failed=self._on_failed)

    def leave(self) -> None:
        """Nobody looks: changes need no reading until the list is shown again."""
        self._is_shown = False

    def on_changed(self, changes: object) -> None:
        """Read anew when a document or a child changed."""
        if self._is_shown and isinstance(changes, Changes) and changes.concerns("dokument", "barn"):
            self.load()

    def _on_loaded(self, lines: list[Dokumentlinje]) -> None:
        self._shown().show_rows([self._row(line) for line in lines])

    def _row(self, line: Dokumentlinje) -> Rad:
        dokument, today = line.dokument, self._today()
        begun = near_date(dokument.opprettet.astimezone(OSLO).date(), today)
        signed = day_and_month(dokument.frosset.astimezone(OSLO).date(), today) if dokument.frosset else ""
        return Rad(
            id=dokument.id,
            hvem=line.barn.navn if line.barn else tr("Møte, uten navn"),
            hva=tr_marked(DOKUMENTER[dokument.dokumenttype]),
            til=dokument.mottaker_navn,
            naar=tr("Signert {when}", when=signed) if signed else tr("Begynt {when}", when=begun),
            er_signert=dokument.status is Dokumentstatus.FROSSET,
        )

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
