"""A copy half a minute after the last change, at most every half hour. Locking never waits for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.kopi import KopiService
from ui.jobs import Runner

AFTER = timedelta(seconds=30)
AT_MOST_EVERY = timedelta(minutes=30)


class AutoBackup(QObject):
    """Plans copies of one open vault; `failed` hears what went wrong, and the next change tries again."""

    def __init__(
        self,
        service: KopiService,
        jobs: Runner,
        failed: Callable[[HelseansvarligError], None],
        parent: QObject | None = None,
        *,
        after: timedelta = AFTER,
        at_most_every: timedelta = AT_MOST_EVERY,
    ) -> None:
        super().__init__(parent)
        self._after = after
        self._at_most_every = at_most_every
        self._service = service
        self._jobs = jobs
        self._failed = failed
        self._newest: datetime | None = None
        self._told: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_due)

    def note_copy(self, taken: datetime | None) -> None:
        """Take note of when the newest copy was taken."""
        self._newest = taken

    def note_change(self) -> None:
        """Something changed: a copy follows when it has been quiet for a while and the last copy is old enough."""
        wait = self._after
        if self._newest is not None:  # it may lie ahead, where a clock was set back
            left = self._at_most_every - (datetime.now(UTC) - self._newest)
            wait = min(max(wait, left), max(wait, self._at_most_every))
        self._timer.start(wait // timedelta(milliseconds=1))

    def stop(self) -> None:
        """Plan no more."""
        self._timer.stop()

    def _on_due(self) -> None:
        self._newest = datetime.now(UTC)
        self._jobs.run(self._service.take, done=self._on_taken, failed=self._on_failed)

    def _on_taken(self, _done: object) -> None:
        self._jobs.run(self._service.look_after, failed=self._on_looked_after)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._newest = None
        self._failed(error)

    def _on_looked_after(self, error: HelseansvarligError) -> None:
        """Tell what is wrong beside the copy, such as a stick that is not there, once: the copy itself is taken."""
        if str(error) not in self._told:
            self._told.add(str(error))
            self._failed(error)
