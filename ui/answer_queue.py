"""Answers on their way to the vault: none is let go of before the vault has it, and none overtakes another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QTimer

from helseansvarlig.domain.svar import Svar
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.kartlegging import KartleggingService
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from helseansvarlig.services.ports import Done
from ui.drafts import DELAY_MS
from ui.jobs import Runner

Answers = dict[str, Svar]


class SavingListener(Protocol):
    """Who is told how it went."""

    def on_saved(self, kartlegging_id: str) -> None:
        """The vault has what was sent."""
        ...

    def on_not_saved(self, error: HelseansvarligError) -> None:
        """It was not saved; it waits here until it is tried again."""
        ...


class AnswerQueue:
    """What the vault does not have yet, by kartlegging; also what failed, for as long as the window lives."""

    def __init__(self, service: KartleggingService, jobs: Runner, listener: SavingListener) -> None:
        self._service = service
        self._jobs = jobs
        self._listener = listener
        self._waiting: dict[str, Answers] = {}
        self._sending: set[str] = set()
        self._own: object = None
        self._soon = ""
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._on_time)

    def waiting(self, kartlegging_id: str) -> Answers:
        """Return what is not saved yet."""
        return self._waiting.get(kartlegging_id, {})

    def put(self, kartlegging_id: str, path: str, svar: Svar) -> None:
        """Take an answer; `send` or `send_soon` follows."""
        self._waiting.setdefault(kartlegging_id, {})[path] = svar

    def send_soon(self, kartlegging_id: str) -> None:
        """Send when there is a pause in the writing: well within a second."""
        self._soon = kartlegging_id
        if not self._timer.isActive():
            self._timer.start()

    def send(self, kartlegging_id: str, *, at_once: bool = False) -> bool:
        """Send all that waits; return whether something did. `at_once` does not await what is under way."""
        batch = dict(self.waiting(kartlegging_id))
        if not batch:
            return False
        if kartlegging_id not in self._sending or at_once:
            self._timer.stop()
            self._sending.add(kartlegging_id)
            self._jobs.run(
                lambda: self._service.answer_all(kartlegging_id, batch),
                done=_bound(self._on_saved, kartlegging_id, batch),
                failed=lambda error: self._on_not_saved(kartlegging_id, error),
            )
        return True

    def is_own(self, changes: object) -> bool:
        """Tell whether these changes are of our own sending."""
        return changes is self._own

    def _on_time(self) -> None:
        self.send(self._soon)

    def _on_saved(self, kartlegging_id: str, batch: Answers, done: Done[Kartleggingsbilde]) -> None:
        self._sending.discard(kartlegging_id)
        self._own = done.changes
        waiting = self.waiting(kartlegging_id)
        self._waiting[kartlegging_id] = {path: svar for path, svar in waiting.items() if batch.get(path) is not svar}
        self._listener.on_saved(kartlegging_id)
        self.send(kartlegging_id)

    def _on_not_saved(self, kartlegging_id: str, error: HelseansvarligError) -> None:
        self._sending.discard(kartlegging_id)
        self._listener.on_not_saved(error)


def _bound(
    call: Callable[[str, Answers, Done[Kartleggingsbilde]], None], kartlegging_id: str, batch: Answers
) -> Callable[[Done[Kartleggingsbilde]], None]:
    return lambda done: call(kartlegging_id, batch, done)
