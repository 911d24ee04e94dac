"""What is kept in step with the writing besides the page: what goes along, and what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from helseansvarlig.services.dokument import Dokumentbilde
from helseansvarlig.services.dokumenttyper.utvalg import UTVALG
from ui.screens.dokumenter.missing_model import Savnbilde, missing_view
from ui.screens.dokumenter.model import Deltilstand, reader_of, state_of
from ui.screens.dokumenter.notes_model import Leser
from ui.screens.dokumenter.selection_model import Utvalgsbilde, selection_view

LOOK_AFTER_MS = 300
"""A pause this long, and the list of what is missing follows."""


class BesideView(Protocol):
    """What is asked of the screen."""

    def show_part_state(self, del_id: str, tilstand: Deltilstand) -> None:
        """Show how far one part has come."""
        ...

    def show_selection(self, utvalg: Utvalgsbilde) -> None:
        """Show what goes along now."""
        ...

    def show_missing(self, savn: tuple[Savnbilde, ...]) -> None:
        """Show what is still missing."""
        ...


class Beside(QObject):
    """Follows one document at a time."""

    def __init__(self, shown: Callable[[], BesideView], today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._shown, self._today = shown, today
        self._picture: Dokumentbilde | None = None
        self._felter: Mapping[str, str] = {}
        self._leser = Leser()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AFTER_MS)
        self._soon.timeout.connect(self._look)

    def leser(self) -> Leser:
        """Return what reads along in the fields of this document."""
        return self._leser

    def follow(self, picture: Dokumentbilde, felter: Mapping[str, str]) -> None:
        """Begin with a document that is opened or read anew; what somebody has put away stays away."""
        put_away = self._leser.skjult if self._is_same(picture) else set()
        self._picture, self._felter = picture, felter
        self._leser = reader_of(picture, self._today())
        self._leser.skjult |= put_away
        self._leser.naar_skjult = self._soon.start

    def show_all(self) -> None:
        """Show the choice and what is missing at once."""
        self._show_selection()
        self._look()

    def changed(self, felt_id: str) -> None:
        """Take note of a field that was written in."""
        picture = self._picture
        if picture is None:
            return
        for part in picture.deler:
            if felt_id == UTVALG or any(felt.id == felt_id for felt in part.felter):
                self._shown().show_part_state(part.id, state_of(picture, part, self._felter))
        if felt_id == UTVALG:
            self.show_all()
        else:
            self._soon.start()

    def stop(self) -> None:
        """Look no more until a document is opened."""
        self._soon.stop()

    def _is_same(self, picture: Dokumentbilde) -> bool:
        return self._picture is not None and self._picture.dokument.id == picture.dokument.id

    def _show_selection(self) -> None:
        if self._picture is not None and (chosen := selection_view(self._picture, self._felter)) is not None:
            self._shown().show_selection(chosen)

    def _look(self) -> None:
        if self._picture is not None:
            self._shown().show_missing(missing_view(self._picture, self._felter, self._leser))
