"""Work beside the window: the only module that starts threads.

One worker owns the database connection, so calls to it never meet; a second takes PDF and sending. Answers come
back by one queued signal on an object that lives in the window's thread, so a callback may touch widgets.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from helseansvarlig.errors import BugError, HelseansvarligError, KnownError

if TYPE_CHECKING:  # imported when there is work: the first screen stands there before that
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Failed = Callable[[HelseansvarligError], None]
Report = Callable[[int, int], None]
"""How far long work has come: the step that is done, and how many there are."""

_log = logging.getLogger(__name__)

_TURN_SECONDS = 0.0005
"""How long a worker may compute while the window wants to go on; Python's own 5 ms add up to what a hand notices."""


class Lane(StrEnum):
    """Which worker: the one that owns the database, or the other."""

    DATABASE = "database"
    OTHER = "other"


class Runner(Protocol):
    """What presenters know of background work; `SyncJobs` in tests, `Jobs` in the program."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        lane: Lane = Lane.DATABASE,
    ) -> None:
        """Do `work` beside the window, then call one of the others in the window's thread."""
        ...

    def run_long(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Failed,
        progress: Report,
    ) -> None:
        """Do work that tells of its steps, on the second worker."""
        ...

    def broadcast(self, changes: object) -> None:
        """Tell every screen what changed; each decides whether to load anew."""
        ...


class _Ear(QObject):
    """Hears of changes for one listener, and is gone with it."""

    def __init__(self, listener: QObject, hear: Callable[[Any], None]) -> None:
        super().__init__(listener)
        self._hear = hear

    @Slot(object)
    def on_changed(self, changes: object) -> None:
        self._hear(changes)


class _Signals(QObject):
    """Common ground of both runners: the broadcast of changes, and errors nobody asked to see."""

    changed = Signal(object)
    unhandled = Signal(object)

    def tell(self, listener: QObject, hear: Callable[[Any], None]) -> None:
        """Call `hear` at every change for as long as `listener` lives.

        A presenter outlives its screen when the window is built anew, and must not draw on one that is gone.
        """
        self.changed.connect(_Ear(listener, hear).on_changed)

    def broadcast(self, changes: object) -> None:
        """Tell every screen what changed."""
        if changes:
            self.changed.emit(changes)

    def _tell_failure(self, error: HelseansvarligError, failed: Failed | None) -> None:
        if failed is not None:
            failed(error)
        else:
            self.unhandled.emit(error)

    def _tell_result(self, result: object, done: Callable[..., None] | None) -> None:
        if done is not None:
            done(result)
        # A service answers with an object that carries its `changes`: screens hear of them without being asked.
        self.broadcast(getattr(result, "changes", None))


class _Asked(NamedTuple):
    """Who wants to hear of a job; lives in the window's thread alone."""

    done: Callable[..., None] | None
    failed: Failed | None
    progress: Report | None = None


class _Failure(NamedTuple):
    """A job that ended in an error."""

    error: HelseansvarligError


class Jobs(_Signals):
    """Real background work; make it in the window's thread and call `drain` and `stop` before the program ends."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers: dict[Lane, ThreadPoolExecutor] = {}
        self._pending: set[Future[None]] = set()
        # Kept here and never given to a worker: what one holds last dies in its thread, and a window must not.
        self._asked: dict[object, _Asked] = {}
        self._is_stopped = False
        self._finished.connect(self._on_finished)  # sent by a worker, so Qt queues it for the window's thread

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        lane: Lane = Lane.DATABASE,
    ) -> None:
        """See `Runner.run`."""
        self._submit(object(), work, _Asked(done, failed), lane)

    def run_long(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Failed,
        progress: Report,
    ) -> None:
        """See `Runner.run_long`."""
        job = object()

        def report(step: int, total: int) -> None:
            self._finished.emit(lambda: self._tell_progress(job, step, total))

        self._submit(job, lambda: work(report), _Asked(done, failed, progress), Lane.OTHER)

    def drain(self, timeout: float) -> bool:
        """Wait until all work that was asked for is done; false when `timeout` seconds were not enough.

        Called before locking: callbacks still come later, through the event loop.
        """
        from concurrent.futures import wait

        return not wait(set(self._pending), timeout).not_done

    def stop(self) -> None:
        """Take no more work and end the threads when they are done; nobody hears of what was under way."""
        self._is_stopped = True
        for worker in self._workers.values():
            worker.shutdown(wait=True, cancel_futures=True)

    def _submit(self, job: object, work: Callable[[], T], asked: _Asked, lane: Lane) -> None:
        def attempt() -> None:
            outcome: object
            try:
                outcome = work()
            except HelseansvarligError as error:
                outcome = _Failure(error)
            except MemoryError:
                outcome = _Failure(KnownError("minne_fullt"))
            except Exception as error:  # noqa: BLE001 - the one place where any fault must become an answer
                outcome = _Failure(as_bug(error))
            self._finished.emit(lambda: self._tell_outcome(job, outcome))

        if self._is_stopped:
            return
        self._asked[job] = asked
        future = self._worker(lane).submit(attempt)
        self._pending.add(future)
        future.add_done_callback(self._pending.discard)

    def _tell_outcome(self, job: object, outcome: object) -> None:
        asked = self._asked.pop(job)
        if self._is_stopped:
            return
        if isinstance(outcome, _Failure):
            self._tell_failure(outcome.error, asked.failed)
        else:
            self._tell_result(outcome, asked.done)

    def _tell_progress(self, job: object, step: int, total: int) -> None:
        asked = self._asked.get(job)
        if asked is not None and asked.progress is not None:
            asked.progress(step, total)

    def _worker(self, lane: Lane) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        if lane not in self._workers:
            sys.setswitchinterval(_TURN_SECONDS)
            self._workers[lane] = ThreadPoolExecutor(1, thread_name_prefix=lane.value)
        return self._workers[lane]

    @Slot(object)
    def _on_finished(self, answer: Callable[[], None]) -> None:
        answer()


class SyncJobs(_Signals):
    """The same interface, run at once in the caller's thread: for tests and for pictures of screens."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        lane: Lane = Lane.DATABASE,  # noqa: ARG002 - one thread only
    ) -> None:
        """See `Runner.run`; a fault that is no KnownError goes through, so that the test sees it."""
        try:
            result = work()
        except KnownError as error:
            self._tell_failure(error, failed)
        else:
            self._tell_result(result, done)

    def run_long(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Failed,
        progress: Report,
    ) -> None:
        """See `Runner.run_long`."""
        self.run(lambda: work(progress), done, failed)

    def drain(self, timeout: float) -> bool:  # noqa: ARG002 - nothing is ever left
        """Nothing is ever left."""
        return True

    def stop(self) -> None:
        """Nothing to end."""


def as_bug(error: Exception) -> BugError:
    """Log type and place of a fault under an incident id, never its message, and return what the user is shown."""
    # Not at the top: a fault is rare, and start is not.
    import secrets
    import traceback

    incident = secrets.token_hex(4)
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"
    _log.error("incident %s: %s at %s", incident, type(error).__name__, place)
    return BugError(incident)
