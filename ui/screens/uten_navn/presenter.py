"""Decides when a question without a name is searched, drawn, kept and let out; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.dokument import Forhaandsvisning
from helseansvarlig.services.uten_navn import FELTER, Navnesjekk, UtenNavnService, Utgangspunkt
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.uten_navn.model import Sjekkbilde, as_draft, check_view, from_draft

SEARCH_AFTER_MS = 300
"""A pause in the typing this long, and what is found follows."""


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the screen is built from."""

    uten_navn: UtenNavnService
    print_pdf: Callable[[bytes], None]
    write_file: Callable[[Path, bytes], None]


class UtenNavnView(Protocol):
    """What the presenter asks of the screen."""

    def show_fields(self, felter: dict[str, str]) -> None:
        """Show what stands in the fields."""
        ...

    def show_check(self, bilde: Sjekkbilde) -> None:
        """Show what was found."""
        ...

    def show_drawn(self, pdf: bytes, text: str) -> None:
        """Show the page as it would leave."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; everything typed stays."""
        ...

    def show_done(self, message: Message) -> None:
        """Say that it worked."""
        ...


class UtenNavnPresenter(QObject, Presenter[UtenNavnView]):
    """One question at a time."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner) -> None:
        super().__init__()
        self._kilder, self._drafts, self._jobs = kilder, drafts, jobs
        self._dokument_id = ""
        self._start: Utgangspunkt | None = None
        self._felter: dict[str, str] = dict.fromkeys(FELTER, "")
        self._seen: frozenset[str] = frozenset()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SEARCH_AFTER_MS)
        self._soon.timeout.connect(self._search)

    def open(self, dokument_id: str) -> None:
        """Begin a question from a document that the gate stops, or go on with it."""
        self._dokument_id, self._start = dokument_id, None
        self._jobs.run(lambda: self._kilder.uten_navn.begin(dokument_id), done=self._on_begun, failed=self._on_failed)

    def changed(self, felt: str, text: str) -> None:
        """Keep what stands in a field now, and search again soon."""
        if self._start is None or self._felter[felt] == text:
            return
        self._felter[felt] = text
        self._keep()
        self._soon.start()

    def accept(self, merke: str) -> None:
        """Take it that these words name nobody here, wherever they stand in this question."""
        self._seen |= {merke}
        self._keep()
        self._search()

    def leave(self) -> None:
        """Keep what is written, and search no more."""
        self._soon.stop()
        self._drafts.flush()

    def print_it(self) -> None:
        """Print; refused while something is found."""
        self._let_out(self._kilder.print_pdf, on_paper=True)

    def save_to(self, path: Path) -> None:
        """Write the PDF where the user chose; refused while something is found."""

        def write(pdf: bytes) -> None:
            self._kilder.write_file(path, pdf)
            self._shown().show_done(
                Message(tr("PDF-en er lagret."), tr("Den er ikke kryptert."), tr("Les den gjennom før du sender den."))
            )

        self._let_out(write, on_paper=False)

    def _let_out(self, take: Callable[[bytes], None], *, on_paper: bool) -> None:
        dokument_id, felter, seen = self._dokument_id, dict(self._felter), self._seen
        self._jobs.run(
            lambda: self._kilder.uten_navn.let_out(dokument_id, felter, seen, on_paper=on_paper),
            done=take,
            failed=self._on_failed,
        )

    def _on_begun(self, start: Utgangspunkt) -> None:
        if start.dokument.id != self._dokument_id:
            return
        self._start = start
        self._felter, self._seen = {name: start.felter.get(name, "") for name in FELTER}, frozenset()
        self._drafts.find(self._key(), self._on_draft)

    def _on_draft(self, draft: str | None) -> None:
        if draft is not None:
            kept, self._seen = from_draft(draft)
            self._felter |= kept
        self._shown().show_fields(dict(self._felter))
        self._search()

    def _search(self) -> None:
        start, felter, seen = self._start, dict(self._felter), self._seen
        if start is None:
            return
        service = self._kilder.uten_navn

        def work() -> tuple[Navnesjekk, Forhaandsvisning]:
            return service.check(start, felter, seen), service.preview(start, felter)

        def done(found: tuple[Navnesjekk, Forhaandsvisning]) -> None:
            if felter == self._felter and seen == self._seen:  # else a newer search is on its way
                self._shown().show_check(check_view(found[0], felter))
                self._shown().show_drawn(found[1].pdf, found[1].tekst)

        self._jobs.run(work, done=done, failed=self._on_failed)

    def _keep(self) -> None:
        self._drafts.changed(self._key(), as_draft(self._felter, self._seen))

    def _key(self) -> str:
        return f"uten_navn:{self._dokument_id}"

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
