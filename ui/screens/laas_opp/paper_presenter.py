"""Decides the two ways in with paper: a new person's start code, and the recovery sheet with the one that follows it.

Made when somebody asks for it: most mornings nobody does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from helseansvarlig.errors import HelseansvarligError, KnownError
from ui.files import write_file
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence

_ABOUT_THE_CODE = frozenset({"startkode_feil", "startkode_utloept"})


class NewSheet(Protocol):
    """The sheet that takes a used one's place, once two of its groups have been typed back."""

    @property
    def kode(self) -> str:
        """Return the eight groups, parted by spaces."""
        ...

    @property
    def grupper(self) -> tuple[int, int]:
        """Return the numbers of the groups to type back."""
        ...


class PaperService(Protocol):
    """What the ways in with paper need from the vault."""

    def begin(self, user_id: str, start_code: str, password: str) -> object:
        """Open for a new person; her password opens from now on. Raises `startkode_feil`, `startkode_utloept`."""
        ...

    def recover(self, user_id: str, code: str, password: str) -> NewSheet:
        """Try the sheet's code; nothing is changed yet. Raises `gjenopprettingskode_feil`."""
        ...

    def wrong_groups(self, typed: tuple[str, str]) -> list[int]:
        """Return which of the two groups are not those of the new sheet."""
        ...

    def sheet(self) -> bytes:
        """Return the new sheet as PDF, in memory only."""
        ...

    def finish_recovery(self, typed: tuple[str, str]) -> object:
        """Open under the new password; the used code opens nothing from now on."""
        ...


class PaperView(Protocol):
    """What the presenter asks of the screen."""

    def show_working(self, text: str) -> None:
        """Say that work goes on."""
        ...

    def show_idle(self) -> None:
        """Stop saying so."""
        ...

    def show_code_error(self, text: str) -> None:
        """Show it under the recovery code, which stays."""
        ...

    def show_start_error(self, text: str) -> None:
        """Show it under the start code, which stays."""
        ...

    def show_sheet(self, code: str, groups: tuple[int, int]) -> None:
        """Show the new sheet, and which groups will be asked for."""
        ...

    def show_wrong_groups(self, groups: list[int]) -> None:
        """Mark the groups that do not match."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the form."""
        ...


class PaperPresenter:
    """`opened` gets what the service returns; `print_pdf` sends bytes to a printer."""

    def __init__(
        self,
        service: PaperService,
        jobs: Runner,
        view: PaperView,
        opened: Callable[[object], None],
        print_pdf: Callable[[bytes], None],
    ) -> None:
        self._service = service
        self._jobs = jobs
        self._view = view
        self._opened = opened
        self._print_pdf = print_pdf
        self._busy = False

    def begin(self, user_id: str, start_code: str, password: str) -> None:
        """Try the start code and keep the password."""
        if self._start(tr("Låser opp …")):
            self._jobs.run(
                lambda: self._service.begin(user_id, start_code, password), done=self._on_opened, failed=self._on_failed
            )

    def recover(self, user_id: str, code: str, password: str) -> None:
        """Try the sheet; what follows is its successor."""
        if self._start(tr("Ser etter om koden stemmer …")):
            self._jobs.run(
                lambda: self._service.recover(user_id, code, password), done=self._on_sheet, failed=self._on_failed
            )

    def save_sheet(self, path: Path) -> None:
        """Write the new sheet to a file of the user's choice."""
        self._jobs.run(
            lambda: write_file(path, self._service.sheet()), done=self._on_sheet_saved, failed=self._on_failed
        )

    def print_sheet(self) -> None:
        """Send the new sheet to the printer."""
        self._jobs.run(self._service.sheet, done=self._print_pdf, failed=self._on_failed)

    def typed_back(self, typed: tuple[str, str]) -> None:
        """Open when both groups stand on the paper; until then the old sheet is the one that counts."""
        wrong = self._service.wrong_groups(typed)
        if wrong:
            self._view.show_wrong_groups(wrong)
        elif self._start(tr("Låser opp …")):
            self._jobs.run(lambda: self._service.finish_recovery(typed), done=self._on_opened, failed=self._on_failed)

    def _start(self, text: str) -> bool:
        if self._busy:
            return False
        self._busy = True
        self._view.show_working(text)
        return True

    def _stop(self) -> None:
        self._busy = False
        self._view.show_idle()

    def _on_opened(self, opened: object) -> None:
        self._stop()
        self._opened(opened)

    def _on_sheet(self, sheet: NewSheet) -> None:
        self._stop()
        self._view.show_sheet(sheet.kode, sheet.grupper)

    def _on_sheet_saved(self, _done: None) -> None:
        self._view.show_message(
            Message(tr("Arket er lagret."), "", tr("Skriv det ut, legg papiret i safen, og slett filen.")), "success"
        )

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._stop()
        code = error.code if isinstance(error, KnownError) else ""
        message = sentence(error)
        if code == "gjenopprettingskode_feil":
            self._view.show_code_error(message.as_text())
        elif code in _ABOUT_THE_CODE:
            self._view.show_start_error(message.as_text())
        else:
            self._view.show_message(message, "danger")
