"""Decides how a new recovery sheet takes an older one's place; keeps the code no longer than the screen shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.gjenopprettingsark import Arkplass, ArkService, Arkutkast
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the screen is built from; `sheet` makes a code's sheet as PDF, in memory only."""

    service: ArkService
    sheet: Callable[[str], bytes]
    print_pdf: Callable[[bytes], None]
    write_file: Callable[[Path, bytes], None]


class ArkView(Protocol):
    """What the presenter asks of the screen."""

    def show_places(self, places: frozenset[Arkplass]) -> None:
        """Show which of the two places have a sheet."""
        ...

    def show_sheet(self, plass: Arkplass, code: str, groups: tuple[int, int]) -> None:
        """Show a new sheet instead of the places."""
        ...

    def show_wrong_groups(self, groups: list[int]) -> None:
        """Mark the groups that are not what stands on the sheet."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above all."""
        ...


class ArkPresenter(Presenter[ArkView]):
    """One sheet at a time; leaving the screen forgets one that was not typed back, and the older one counts."""

    def __init__(self, kilder: Kilder, jobs: Runner) -> None:
        self._kilder = kilder
        self._service = kilder.service
        self._jobs = jobs
        self._draft: tuple[Arkplass, Arkutkast] | None = None
        self._busy = False

    def load(self) -> None:
        """Read which places have a sheet."""
        self._jobs.run(self._service.places, done=self._shown().show_places, failed=self._on_failed)

    def new(self, plass: Arkplass) -> None:
        """Make a new sheet for a place; nothing has changed yet."""
        if not self._busy:
            self._busy = True
            self._jobs.run(lambda: (plass, self._service.new(plass)), done=self._on_made, failed=self._on_failed)

    def save_sheet(self, path: Path) -> None:
        """Write the sheet to a file of the user's choice."""
        code = self._made()[1].kode
        self._jobs.run(
            lambda: self._kilder.write_file(path, self._kilder.sheet(code)),
            done=self._on_saved,
            failed=self._on_failed,
        )

    def print_sheet(self) -> None:
        """Send the sheet to the printer."""
        code = self._made()[1].kode
        self._jobs.run(lambda: self._kilder.sheet(code), done=self._kilder.print_pdf, failed=self._on_failed)

    def typed_back(self, typed: tuple[str, str]) -> None:
        """Put the sheet in force when both groups stand on the paper."""
        plass, draft = self._made()
        wrong = draft.wrong_groups(typed)
        if wrong:
            self._shown().show_wrong_groups(wrong)
        elif not self._busy:
            self._busy = True
            self._jobs.run(
                lambda: self._service.confirm(draft, plass, typed), done=self._on_confirmed, failed=self._on_failed
            )

    def forget(self) -> None:
        """Forget a sheet that was not typed back."""
        self._draft = None
        self._busy = False

    def _made(self) -> tuple[Arkplass, Arkutkast]:
        if self._draft is None:
            raise LookupError("there is no sheet on the screen")
        return self._draft

    def _on_made(self, made: tuple[Arkplass, Arkutkast]) -> None:
        self._busy = False
        self._draft = made
        plass, draft = made
        self._shown().show_sheet(plass, draft.kode, draft.grupper)

    def _on_saved(self, _done: None) -> None:
        self._shown().show_message(
            Message(tr("Arket er lagret."), "", tr("Skriv det ut, legg papiret i konvolutt, og slett filen.")),
            "success",
        )

    def _on_confirmed(self, _done: None) -> None:
        plass, _ = self._made()
        self.forget()
        where = tr("i safen") if plass is Arkplass.SAFE else tr("hos eieren")
        self.load()
        self._shown().show_message(
            Message(
                tr("Det nye arket gjelder."),
                tr("Arket som lå {where} før, åpner ikke lenger det som ligger her.", where=where),
                tr("Legg det nye i konvolutten, og makuler det gamle."),
            ),
            "success",
        )

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_message(sentence(error), "danger")
