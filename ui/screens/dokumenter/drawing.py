"""Keeps the page in step with the typing: composed where the database is, drawn beside it, never two at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.dokument import DokumentService, Forhaandsvisning
from ui.jobs import Lane, Runner

DRAW_AFTER_MS = 150
"""A pause in the typing this long, and the page follows: three pages are painted within 300 ms of the last key."""


class Drawing(QObject):
    """Asks for one drawing at a time; what was asked for meanwhile is drawn next, and the rest is never drawn."""

    def __init__(
        self,
        service: DokumentService,
        jobs: Runner,
        drawn: Callable[[bytes, str], None],
        failed: Callable[[HelseansvarligError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._jobs = jobs
        self._drawn = drawn
        self._failed = failed
        self._dokument_id = ""
        self._felter: dict[str, str] | None = None
        self._is_busy = False
        self._is_stale = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(DRAW_AFTER_MS)
        self._soon.timeout.connect(self._start)

    def request_now(self, dokument_id: str, felter: Mapping[str, str] | None) -> None:
        """Draw a document with these fields; None draws what was signed."""
        self._dokument_id = dokument_id
        self._felter = dict(felter) if felter is not None else None
        self._soon.stop()
        self._start()

    def request_soon(self, felter: Mapping[str, str]) -> None:
        """Draw when the typing pauses."""
        self._felter = dict(felter)
        self._soon.start()

    def stop(self) -> None:
        """Draw nothing more until it is asked for: nobody looks, and the vault may be closing."""
        self._soon.stop()

    def _start(self) -> None:
        if self._is_busy:
            self._is_stale = True
            return
        self._is_busy, self._is_stale = True, False
        dokument_id, felter = self._dokument_id, self._felter
        if felter is None:
            self._jobs.run(lambda: self._service.preview(dokument_id), done=self._on_drawn, failed=self._on_failed)
        else:
            self._jobs.run(
                lambda: self._service.model(dokument_id, felter), done=self._on_composed, failed=self._on_failed
            )

    def _on_composed(self, modell: Dokumentmodell) -> None:
        if self._has_overtaken():
            return
        self._jobs.run(
            lambda: self._service.render(modell), done=self._on_drawn, failed=self._on_failed, lane=Lane.OTHER
        )

    def _on_drawn(self, page: Forhaandsvisning) -> None:
        if not self._has_overtaken():
            self._is_busy = False
            self._drawn(page.pdf, page.tekst)

    def _on_failed(self, error: HelseansvarligError) -> None:
        if not self._has_overtaken():
            self._is_busy = False
            self._failed(error)

    def _has_overtaken(self) -> bool:
        """Begin again when something newer was asked for, and drop what has been done so far."""
        if not self._is_stale:
            return False
        self._is_busy = False
        self._start()
        return True
