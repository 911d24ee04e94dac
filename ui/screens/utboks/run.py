"""One run of the outbox: seal, carry, one forsendelse at a time, then fetch answers; can be stopped between steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.ports import Channel, Done
from helseansvarlig.services.utboks import TRANSPORT_FAULTS, Kjoering, UtboksService
from ui.i18n import tr
from ui.jobs import Runner

Step = Callable[[str, int, int], None]
Ended = Callable[[Kjoering, HelseansvarligError | None, int], None]


class Run:
    """Each step is work of its own beside the window, so the window stays alive and Stopp works at once.

    `step` hears the words of each step and how far it has come; `ended` hears the result, the fault that stopped
    the run if there was one, and how many there were to send.
    """

    def __init__(self, service: UtboksService, jobs: Runner, step: Step, ended: Ended) -> None:
        self._service = service
        self._jobs = jobs
        self._step = step
        self._ended = ended
        self._channel: Channel | None = None
        self._left: list[str] = []
        self._total = 0
        self._result = Kjoering()
        self._is_stopped = False

    def start(self, open_channel: Callable[[], Channel]) -> None:
        """Open the way out and begin."""
        self._step(tr("Gjør klar …"), 0, 1)
        self._jobs.run(lambda: (open_channel(), self._service.waiting()), done=self._on_ready, failed=self._on_fault)

    def stop(self) -> None:
        """Begin no more steps."""
        self._is_stopped = True

    def _on_ready(self, ready: tuple[Channel, tuple[str, ...]]) -> None:
        self._channel, waiting = ready
        self._left, self._total = list(waiting), len(waiting)
        self._next()

    def _next(self) -> None:
        if self._is_stopped:
            self._ended(self._result, None, self._total)
        elif self._left:
            rad_id = self._left.pop(0)
            number = self._total - len(self._left)
            self._step(
                tr("Forsegler {number} av {total}", number=number, total=self._total), 2 * number - 2, self._steps()
            )
            self._jobs.run(
                lambda: self._service.seal(rad_id), done=lambda _: self._carry(rad_id), failed=self._on_item_fault
            )
        else:
            self._fetch()

    def _carry(self, rad_id: str) -> None:
        channel = self._channel
        if channel is None or self._is_stopped:
            self._ended(self._result, None, self._total)
            return
        number = self._total - len(self._left)
        self._step(tr("Legger ut {number} av {total}", number=number, total=self._total), 2 * number - 1, self._steps())
        self._jobs.run(
            lambda: self._service.carry(rad_id, channel), done=lambda _: self._on_carried(), failed=self._on_item_fault
        )

    def _on_carried(self) -> None:
        self._result = replace(self._result, overfoert=self._result.overfoert + 1)
        self._next()

    def _on_item_fault(self, error: HelseansvarligError) -> None:
        """A fault of one item sets it aside; a fault of the way out would meet the next one too."""
        if not isinstance(error, KnownError) or error.code in TRANSPORT_FAULTS:
            self._on_fault(error)
            return
        self._result = replace(self._result, avvist=self._result.avvist + 1)
        self._next()

    def _fetch(self) -> None:
        channel = self._channel
        if channel is None:
            return
        self._step(tr("Henter svar …"), self._steps() - 1, self._steps())
        self._jobs.run(lambda: self._service.fetch_receipts(channel), done=self._on_fetched, failed=self._on_fault)

    def _on_fetched(self, done: Done[int]) -> None:
        self._ended(replace(self._result, kvitteringer=done.value), None, self._total)

    def _on_fault(self, error: HelseansvarligError) -> None:
        self._ended(self._result, error, self._total)

    def _steps(self) -> int:
        """Seal and carry each, and fetch answers at the end."""
        return 2 * self._total + 1
