"""Work beside the window: one thread for the database, answers in the window's thread, faults under a number."""

import logging
import threading
import time
import weakref
from dataclasses import dataclass

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from helseansvarlig.errors import BugError, HelseansvarligError, KnownError
from ui.jobs import Jobs, Lane, Report, Runner, SyncJobs


@dataclass(frozen=True)
class Answer:
    changes: frozenset[tuple[str, str]]


@pytest.fixture
def real(qtbot: QtBot) -> Jobs:  # noqa: ARG001 - an application must exist
    return Jobs()


def test_the_work_runs_elsewhere_and_the_answer_comes_home(real: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    real.run(threading.get_ident, done=lambda worker: seen.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    worker, home = seen[0]
    assert home == threading.get_ident()
    assert worker != home
    real.stop()


def test_all_database_work_shares_one_thread_in_order(real: Jobs, qtbot: QtBot) -> None:
    order: list[int] = []
    threads: set[int] = set()

    def work(number: int) -> None:
        threads.add(threading.get_ident())
        time.sleep(0.005 * (3 - number % 3))
        order.append(number)

    for number in range(9):
        real.run(lambda number=number: work(number))
    qtbot.waitUntil(lambda: len(order) == 9)
    assert order == list(range(9))
    assert len(threads) == 1
    real.stop()


def test_the_other_lane_does_not_wait_for_the_database(real: Jobs, qtbot: QtBot) -> None:
    hold, done = threading.Event(), []
    real.run(hold.wait)
    real.run(lambda: "pdf", done=done.append, lane=Lane.OTHER)
    qtbot.waitUntil(lambda: done == ["pdf"])
    hold.set()
    real.stop()


def test_a_known_error_arrives_as_it_is(real: Jobs, qtbot: QtBot) -> None:
    failures: list[HelseansvarligError] = []

    def work() -> None:
        raise KnownError("disk_full")

    real.run(work, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], KnownError)
    assert failures[0].code == "disk_full"
    real.stop()


def test_any_other_fault_gets_a_number_and_its_words_stay_out_of_the_log(
    real: Jobs, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    failures: list[HelseansvarligError] = []

    def work() -> None:
        raise ValueError("Vakker Blomst sover dårlig")

    with caplog.at_level(logging.ERROR):
        real.run(work, failed=failures.append)
        qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], BugError)
    assert str(failures[0]) in caplog.text
    assert "ValueError at test_jobs.py" in caplog.text
    assert "Vakker" not in caplog.text
    real.stop()


def test_a_fault_nobody_waits_for_is_still_told(real: Jobs, qtbot: QtBot) -> None:
    def work() -> None:
        raise KnownError("disk_full")

    with qtbot.waitSignal(real.unhandled) as told:
        real.run(work)
    assert told.args[0].code == "disk_full"
    real.stop()


def test_long_work_tells_of_its_steps_while_it_goes_on(real: Jobs, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []
    hold, done = threading.Event(), list[str]()

    def work(report: Report) -> str:
        report(1, 4)
        hold.wait()
        return "ferdig"

    real.run_long(work, done.append, lambda _: None, lambda *step: steps.append(step))
    qtbot.waitUntil(lambda: steps == [(1, 4)])
    assert done == []
    hold.set()
    qtbot.waitUntil(lambda: done == ["ferdig"])
    real.stop()


def test_draining_waits_for_the_queue_and_says_when_it_did_not_empty(real: Jobs, qtbot: QtBot) -> None:  # noqa: ARG001 - loop
    hold = threading.Event()
    real.run(hold.wait)
    assert not real.drain(0.05)
    hold.set()
    assert real.drain(2)
    real.stop()


@pytest.mark.parametrize("make", [Jobs, SyncJobs])
def test_what_a_service_changed_is_broadcast_after_its_answer(make: type[Jobs | SyncJobs], qtbot: QtBot) -> None:
    runner = make()
    told: list[object] = []
    runner.changed.connect(told.append)
    touched = frozenset({("barn", "1")})
    keep: Runner = runner
    keep.run(lambda: Answer(touched), done=lambda _: told.append("answer"))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["answer", touched]
    runner.stop()


def test_the_synchronous_runner_lets_a_bug_through() -> None:
    with pytest.raises(ZeroDivisionError):
        SyncJobs().run(lambda: 1 // 0)


def test_a_screen_that_is_gone_hears_no_more(real: Jobs, qtbot: QtBot) -> None:  # noqa: ARG001 - an application
    heard: list[object] = []
    screen = QObject()
    real.tell(screen, heard.append)
    real.broadcast({("barn", "1")})
    shiboken6.delete(screen)  # as when the window is built anew in another language
    real.broadcast({("barn", "2")})
    assert heard == [{("barn", "1")}]
    real.stop()


def test_a_machine_without_memory_is_told_in_its_own_words(real: Jobs, qtbot: QtBot) -> None:
    def work() -> None:
        raise MemoryError

    seen: list[HelseansvarligError] = []
    real.run(work, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))

    assert str(seen[0]) == "minne_fullt"
    real.stop()


class Caller:
    """Who asks for work, and is gone before it is done."""

    def hear(self, *_heard: object) -> None:
        """Hear how it went."""


def test_who_asked_is_never_let_go_in_another_thread(real: Jobs, qtbot: QtBot) -> None:
    """A window that dies outside its own thread takes the program with it."""
    hold, ended, dropped_in = threading.Event(), [], []
    caller = Caller()
    weakref.finalize(caller, lambda: dropped_in.append(threading.get_ident()))
    real.run_long(lambda _report: hold.wait(), lambda _done: ended.append(True), caller.hear, caller.hear)
    del caller
    hold.set()
    qtbot.waitUntil(lambda: bool(ended and dropped_in))
    assert dropped_in == [threading.get_ident()]
    real.stop()


def test_after_the_end_no_work_is_taken_and_nobody_hears_of_what_was_under_way(real: Jobs, qtbot: QtBot) -> None:
    heard: list[str] = []
    real.run(lambda: "under way", done=heard.append)
    real.drain(5)
    real.stop()
    real.run(lambda: "too late", done=heard.append)
    qtbot.wait(100)
    assert heard == []
