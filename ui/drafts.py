"""Keeps what is being written, encrypted, within a second of the last key press: the mechanism behind every text field.

A screen's presenter tells it each change; it writes at most every 600 ms and at once when asked to flush (on leaving
a place and before locking). Nothing here knows what the text means.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Runner

DELAY_MS = 600


class DraftService(Protocol):
    """What is needed of the core."""

    def keep(self, noekkel: str, innhold: str) -> object:
        """Keep a draft."""
        ...

    def find(self, noekkel: str) -> str | None:
        """Return a draft or None."""
        ...

    def discard(self, noekkel: str) -> object:
        """Forget a draft."""
        ...


class Drafts(QObject):
    """All half-written texts of one window, by key."""

    def __init__(self, service: DraftService, jobs: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._jobs = jobs
        self._waiting: dict[str, str] = {}
        self._kept: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.flush)
        self._is_over = False

    def changed(self, key: str, text: str) -> None:
        """Take note of what stands in a field now; it is written soon."""
        if self._is_over:
            return
        self._waiting[key] = text
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Write what waits, at once."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        self._kept |= waiting.keys()
        for key, text in waiting.items():
            self._jobs.run(_keeping(self._service, key, text))

    def end(self) -> None:
        """Write what waits and take no more: a window on its way out must not write to a vault that is closed."""
        self.flush()
        self._is_over = True

    def has_kept(self, *, besides: Collection[str] = ()) -> bool:
        """Tell whether something half written in this session has become no record yet, some keys left out."""
        return bool(self._kept.difference(besides))

    def find(self, key: str, found: Callable[[str | None], None]) -> None:
        """Give `found` the draft of a key, or None."""
        self._jobs.run(lambda: self._service.find(key), done=found)

    def discard(self, key: str) -> None:
        """Forget a draft that has become a record."""
        self._waiting.pop(key, None)
        self._kept.discard(key)
        self._jobs.run(lambda: self._service.discard(key))


def _keeping(service: DraftService, key: str, text: str) -> Callable[[], object]:
    return lambda: service.keep(key, text)
