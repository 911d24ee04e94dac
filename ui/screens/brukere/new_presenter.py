"""Decides how somebody new is given access; keeps her start code no longer than the screen shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.brukere import Invitasjon
from helseansvarlig.services.ports import Done
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.brukere.kilder import Kilder
from ui.screens.brukere.model import note_saved

_ABOUT_THE_NAME = frozenset({"bruker_finnes", "bruker_mangler_navn"})


@dataclass(frozen=True, slots=True)
class Utfylt:
    """What the form asks; a day is None when none was written."""

    navn: str
    rolle: str
    fra: date | None
    til: date | None


class NyBrukerView(Protocol):
    """What the presenter asks of the screen."""

    def show_code(self, invited: Invitasjon) -> None:
        """Show the start code instead of the form."""
        ...

    def show_name_error(self, text: str) -> None:
        """Show it under the name."""
        ...

    def show_period_error(self, text: str) -> None:
        """Show it under the last day."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form."""
        ...


class NyBrukerPresenter(Presenter[NyBrukerView]):
    """Gives access and shows the code once."""

    def __init__(self, kilder: Kilder, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self.today = today
        self._busy = False
        self._invited: Invitasjon | None = None

    def invite(self, filled: Utfylt) -> None:
        """Give access; the derivation takes about a second and never stops the window."""
        if self._busy:
            return
        self._busy = True
        service = self._kilder.service
        self._jobs.run(
            lambda: service.invite(filled.navn, Rolle(filled.rolle), filled.fra, filled.til),
            done=self._on_invited,
            failed=self._on_failed,
        )

    def print_note(self) -> None:
        """Send the note to the printer."""
        invited = self._shown_code()
        self._jobs.run(lambda: self._note(invited), done=self._kilder.print_pdf, failed=self._on_failed)

    def save_note(self, path: Path) -> None:
        """Write the note to a file of the user's choice."""
        invited = self._shown_code()
        self._jobs.run(
            lambda: self._kilder.write_file(path, self._note(invited)), done=self._on_saved, failed=self._on_failed
        )

    def forget(self) -> None:
        """Forget the code: the screen is left."""
        self._invited = None

    def _note(self, invited: Invitasjon) -> bytes:
        return self._kilder.note(invited.bruker.navn, invited.startkode)

    def _shown_code(self) -> Invitasjon:
        if self._invited is None:
            raise LookupError("there is no code on the screen")
        return self._invited

    def _on_invited(self, done: Done[Invitasjon]) -> None:
        self._busy = False
        self._invited = done.value
        self._shown().show_code(done.value)

    def _on_saved(self, _done: None) -> None:
        self._shown().show_message(note_saved(), "success")

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        view, message = self._shown(), sentence(error)
        code = error.code if isinstance(error, KnownError) else ""
        if code in _ABOUT_THE_NAME:
            view.show_name_error(message.as_text())
        elif code == "periode_feil":
            view.show_period_error(message.as_text())
        else:
            view.show_message(message, "danger")
