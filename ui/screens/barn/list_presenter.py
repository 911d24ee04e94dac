"""Decides what is shown of a list that somebody brought, and registers it when she says so; knows no widget."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.barneliste import Barneliste
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barneliste import BarnelisteService
from helseansvarlig.services.ports import Done
from ui.files import read_file
from ui.i18n import tr_n
from ui.jobs import Lane, Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.barn.list_model import Forhaandsvisning, preview_of

MOST_BYTES = 5_000_000


class ListeView(Protocol):
    """What the presenter asks of the screen."""

    def show_preview(self, vist: Forhaandsvisning) -> None:
        """Show what the list would bring in."""
        ...

    def show_start(self) -> None:
        """Show how to bring a list; nothing has been read."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the list."""
        ...

    def go_to_children(self, said: str) -> None:
        """Go to the children, and let a screen reader say what was done."""
        ...


class ListePresenter(Presenter[ListeView]):
    """One list at a time; it is kept in memory only until it is registered or left."""

    def __init__(self, barneliste: BarnelisteService, jobs: Runner) -> None:
        self._service = barneliste
        self._jobs = jobs
        self._liste: Barneliste | None = None
        self._busy = False

    def begin(self) -> None:
        """Forget the list from last time."""
        self._liste, self._busy = None, False
        self._shown().show_start()

    def read(self, path: Path) -> None:
        """Read a file, and show what it would bring in."""
        self._jobs.run(
            lambda: read_file(path, MOST_BYTES), done=self._on_bytes, failed=self._on_failed, lane=Lane.OTHER
        )

    def register(self) -> None:
        """Register everybody who can be, once."""
        liste = self._liste
        if liste is not None and not self._busy:
            self._busy = True
            self._jobs.run(
                lambda: self._service.register(liste.rader), done=self._on_registered, failed=self._on_failed
            )

    def _on_bytes(self, data: bytes) -> None:
        self._jobs.run(lambda: self._service.preview(data), done=self._on_preview, failed=self._on_failed)

    def _on_preview(self, liste: Barneliste) -> None:
        self._liste = liste
        self._shown().show_preview(preview_of(liste))

    def _on_registered(self, done: Done[tuple[Barn, ...]]) -> None:
        self._liste, self._busy = None, False
        self._shown().go_to_children(tr_n("Ett barn er lagt inn.", "{n} barn er lagt inn.", len(done.value)))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_message(sentence(error), "danger")
