"""Decides how the vault moves out; everything that follows is said before the one press that cannot be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.flytting import Flyttet, FlyttingService
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Asker, Message, Question, sentence
from ui.presenter import Presenter


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the screen is built from; `lock` locks the program, which ends this process."""

    service: FlyttingService
    lock: Callable[[], None]
    asker: Asker


class FlyttingView(Protocol):
    """What the presenter asks of the screen."""

    def show_working(self, text: str) -> None:
        """Say that work goes on; empty when it has ended."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the steps."""
        ...


class FlyttingPresenter(Presenter[FlyttingView]):
    """Copies, reads the copy, lays this machine's own to rest, locks."""

    def __init__(self, kilder: Kilder, jobs: Runner) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._busy = False

    @property
    def asker(self) -> Asker:
        """Return who asks before what cannot be undone."""
        return self._kilder.asker

    def question(self, target: Path) -> Question:
        """Return what to ask when a place has been chosen."""
        return Question(
            tr("Flytte hvelvet nå?"),
            tr(
                "Kopien legges i «{folder}» og leses igjennom der. Etterpå låser programmet seg, og her åpnes hvelvet "
                "bare med gjenopprettingsarket. Ingenting blir slettet.",
                folder=target.name or str(target),
            ),
            tr("Flytt hvelvet"),
        )

    def move(self, target: Path) -> None:
        """Move out; until the copy is laid and read, nothing has changed here."""
        if self._busy:
            return
        self._busy = True
        self._shown().show_working(tr("Tar kopi og leser alt igjennom …"))
        self._jobs.run(lambda: self._kilder.service.move_out(target), done=self._on_moved, failed=self._on_failed)

    def _on_moved(self, _done: Flyttet) -> None:
        self._kilder.lock()

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_working("")
        self._shown().show_message(sentence(error), "danger")
