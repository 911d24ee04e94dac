"""Decides which lines of the register are shown; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.domain.utleveringsregister import Registerlinje, Registerutvalg
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.ports import Changes
from helseansvarlig.services.utleveringsregister import UtleveringsregisterService
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.utleveringer.model import SHOWN_AT_FIRST, Rad, build_rows


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the screens of the register are built from."""

    register: UtleveringsregisterService
    barn: BarnService
    print_pdf: Callable[[bytes], None]
    write_file: Callable[[Path, bytes], None]


@dataclass(frozen=True, slots=True)
class Sporsmaal:
    """What is asked for: a child's or all, which lines, which way out."""

    barn_id: str = ""
    utvalg: str = Registerutvalg.ALLE.value
    kanal: str = ""


class UtleveringerView(Protocol):
    """What the presenter asks of the screen."""

    def show_children(self, children: list[tuple[str, str]], chosen: str) -> None:
        """Offer these children."""
        ...

    def show_rows(self, rows: list[Rad], *, more: int) -> None:
        """Show these lines, and how many older there are."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class UtleveringerPresenter(Presenter[UtleveringerView]):
    """The register of one child or of the house."""

    def __init__(self, kilder: Kilder, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._today = today
        self._asked = Sporsmaal()
        self._most = SHOWN_AT_FIRST
        self._is_shown = False

    def open(self, barn_id: str) -> None:
        """Show the register, of one child where one is named."""
        self._is_shown, self._most = True, SHOWN_AT_FIRST
        self._asked = Sporsmaal(barn_id or "")
        self._jobs.run(self._children, done=self._on_children, failed=self._on_failed)
        self._read()

    def ask(self, asked: Sporsmaal) -> None:
        """Show other lines."""
        if asked != self._asked:
            self._asked, self._most = asked, SHOWN_AT_FIRST
            self._read()

    def show_more(self) -> None:
        """Show older lines too."""
        self._most += SHOWN_AT_FIRST
        self._read()

    def leave(self) -> None:
        """Nobody looks: changes need no reading."""
        self._is_shown = False

    def on_changed(self, changes: object) -> None:
        """Read anew when something left or was called back."""
        if self._is_shown and isinstance(changes, Changes) and changes.concerns("utlevering", "utboks"):
            self._read()

    def _children(self) -> list[tuple[str, str]]:
        return [(line.barn.id, line.barn.navn) for line in self._kilder.barn.list_barn(also_moved=True)]

    def _read(self) -> None:
        asked = self._asked
        kanal = Kanal(asked.kanal) if asked.kanal else None
        self._jobs.run(
            lambda: (asked, self._kilder.register.lines(asked.barn_id, Registerutvalg(asked.utvalg), kanal)),
            done=self._on_read,
            failed=self._on_failed,
        )

    def _on_children(self, children: list[tuple[str, str]]) -> None:
        self._shown().show_children(children, self._asked.barn_id)

    def _on_read(self, read: tuple[Sporsmaal, list[Registerlinje]]) -> None:
        asked, lines = read
        if asked == self._asked:
            shown = lines[: self._most]
            self._shown().show_rows(build_rows(shown, self._today()), more=len(lines) - len(shown))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
