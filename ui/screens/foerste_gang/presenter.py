"""Decides what each of the five steps says; knows no widget.

Nothing reaches the disk before two groups of the recovery sheet are typed back.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import Protocol

from helseansvarlig.errors import HelseansvarligError
from ui.files import write_file
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter

GROUPS = 8  # of the recovery code


class Step(IntEnum):
    """The five steps, in order."""

    INSTITUSJON = 1
    NUMRE = 2
    PASSORD = 3
    ARK = 4
    FERDIG = 5


@dataclass(frozen=True, slots=True)
class Numre:
    """Whom to call here when something is urgent, by telephone: a number, or that there is none."""

    legevakt: str = ""
    lokale: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class NyInstitusjon:
    """What the first two steps ask: the house, perhaps its unit and number, who is working, and whom to call."""

    navn: str
    enhet: str
    orgnr: str
    bruker: str
    rolle: str
    numre: Numre = Numre()


class FirstRunService(Protocol):
    """What the steps need from the core."""

    def orgnr_is_valid(self, orgnr: str) -> bool:
        """Tell whether nine digits are a possible organisation number."""
        ...

    def numbers(self) -> list[tuple[str, str, str]]:
        """Return the telephones a house must answer for at once: id, name, and when one calls it."""
        ...

    def password_strength(self, password: str) -> str:
        """Return the core's word for it: for_kort, for_vanlig, god, svaert_god."""
        ...

    def create(self, institusjon: NyInstitusjon, password: str) -> str:
        """Make keys in memory and return the recovery code, eight groups parted by spaces."""
        ...

    def write(self) -> object:
        """Write the vault to the disk: the sheet has been typed back."""
        ...

    def same_group(self, code: str, number: int, typed: str) -> bool:
        """Tell whether `typed` is group `number` (from 1), look-alike letters forgiven."""
        ...

    def sheet(self, code: str) -> bytes:
        """Return the recovery sheet as PDF, in memory only."""
        ...


class FirstRunView(Protocol):
    """What the presenter asks of the screen."""

    def show_step(self, step: Step) -> None:
        """Show a step, what was typed before kept."""
        ...

    def show_numbers(self, asked: list[tuple[str, str, str]]) -> None:
        """Show which telephones are asked for; what was typed before is kept."""
        ...

    def show_working(self, text: str) -> None:
        """Say that work goes on."""
        ...

    def show_idle(self) -> None:
        """Stop saying so."""
        ...

    def show_code(self, code: str, groups: tuple[int, int]) -> None:
        """Show the code, and which two groups will be asked for."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the step."""
        ...


class FirstRunPresenter(Presenter[FirstRunView]):
    """Leads through the steps; `print_pdf` sends bytes to a printer."""

    def __init__(self, service: FirstRunService, jobs: Runner, print_pdf: Callable[[bytes], None]) -> None:
        self._service = service
        self._jobs = jobs
        self._print_pdf = print_pdf
        self._institusjon: NyInstitusjon | None = None
        self._code = ""
        self._groups = _two_groups()
        self._busy = False

    def password_strength(self, password: str) -> str:
        """Return the core's judgement."""
        return self._service.password_strength(password)

    def orgnr_warning(self, orgnr: str) -> str:
        """Return a sentence for a number that does not look right, else an empty one. It never stops anybody."""
        digits = "".join(orgnr.split())
        if not digits or self._service.orgnr_is_valid(digits):
            return ""
        return tr("Dette ligner ikke et organisasjonsnummer (ni siffer). Du kan rette det senere.")

    def finish_institusjon(self, institusjon: NyInstitusjon) -> None:
        """Keep what was typed, in memory, and go on to the telephone numbers."""
        self._institusjon = institusjon
        self._jobs.run(self._service.numbers, done=self._on_numbers, failed=self._on_failed)

    def finish_numre(self, numre: Numre) -> None:
        """Keep whom to call, in memory, and go on to the password."""
        if self._institusjon is not None:
            self._institusjon = replace(self._institusjon, numre=numre)
        self._shown().show_step(Step.PASSORD)

    def back_to(self, step: Step) -> None:
        """Go back to an earlier step; nothing was written yet."""
        self._shown().show_step(step)

    def finish_password(self, password: str) -> None:
        """Make the keys; nothing is on the disk until the sheet has been typed back."""
        institusjon = self._institusjon
        if institusjon is None or self._busy:
            return
        self._busy = True
        self._shown().show_working(tr("Lager det krypterte hvelvet …"))
        self._jobs.run(
            lambda: self._service.create(institusjon, password), done=self._on_created, failed=self._on_failed
        )

    def save_sheet(self, path: Path) -> None:
        """Write the recovery sheet to a file of the user's choice."""
        code = self._code
        self._jobs.run(
            lambda: write_file(path, self._service.sheet(code)), done=self._on_sheet_saved, failed=self._on_failed
        )

    def print_sheet(self) -> None:
        """Send the recovery sheet to the printer."""
        code = self._code
        self._jobs.run(lambda: self._service.sheet(code), done=self._print_pdf, failed=self._on_failed)

    def wrong_groups(self, typed: tuple[str, str]) -> list[int]:
        """Return the numbers of the groups that do not match; an empty list leads on to the last step."""
        pairs = zip(self._groups, typed, strict=True)
        wrong = [number for number, text in pairs if not self._service.same_group(self._code, number, text)]
        if not wrong and not self._busy:
            self._busy = True
            self._shown().show_working(tr("Lager det krypterte hvelvet …"))
            self._jobs.run(self._service.write, done=self._on_written, failed=self._on_failed)
        return wrong

    def _on_numbers(self, asked: list[tuple[str, str, str]]) -> None:
        self._shown().show_numbers(asked)
        self._shown().show_step(Step.NUMRE)

    def _on_written(self, _done: object) -> None:
        self._busy = False
        self._code = ""
        self._shown().show_idle()
        self._shown().show_step(Step.FERDIG)

    def _on_created(self, code: str) -> None:
        self._busy = False
        self._code = code
        view = self._shown()
        view.show_idle()
        view.show_code(code, self._groups)
        view.show_step(Step.ARK)

    def _on_sheet_saved(self, _done: None) -> None:
        self._shown().show_message(
            Message(
                tr("Arket er lagret."),
                "",
                tr("Skriv det ut, legg papiret i safen, og slett filen."),
            ),
            "success",
        )

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_idle()
        self._shown().show_message(sentence(error), "danger")


def _two_groups() -> tuple[int, int]:
    """Choose two different groups, in order, so that the whole sheet must be at hand."""
    first, second = sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), 2))
    return first, second
