"""What is told about the talk, on its way to the vault: saved within a second of the last key press."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from helseansvarlig.domain.kartlegging_samtale import Samtale
from ui.drafts import DELAY_MS
from ui.jobs import Failed, Runner
from ui.screens.kartlegging.kilder import Kilder


class SamtaleDesk:
    """The newest of what was told about one kartlegging; what is older is never sent after it."""

    def __init__(self, kilder: Kilder, jobs: Runner, failed: Failed) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._failed = failed
        self._id = ""
        self._waiting: tuple[str, Samtale] | None = None
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.flush)

    def stand_at(self, kartlegging_id: str) -> None:
        """Speak of this kartlegging from now on."""
        self._id = kartlegging_id

    def tell(self, samtale: Samtale) -> None:
        """Take note; it is sent at the next pause."""
        self._waiting = (self._id, samtale)
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Send what waits, at once."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            at, told = waiting
            self._jobs.run(lambda: self._kilder.service.describe(at, told), failed=self._failed)
