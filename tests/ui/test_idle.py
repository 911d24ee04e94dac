"""Nobody there: warned a minute ahead, extended by one key, locked in the end, also over a sleep nobody told of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.idle import IdleWatch


class Room:
    """A watch whose two clocks go only when told, and what it said."""

    def __init__(self, qtbot: QtBot, app: QApplication, minutes: int) -> None:
        self._qtbot = qtbot
        self._clocks = [1000.0, 50_000.0]
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        self.said: list[str] = []
        self.left = -1
        self._looks = 0
        self.watch = IdleWatch(app, minutes, (lambda: self._clocks[0], lambda: self._clocks[1]), tick_ms=1)
        self.watch.ticked.connect(self._on_ticked)
        self.watch.warned.connect(lambda left: self.said.append(f"varslet {left}"))
        self.watch.came_back.connect(lambda: self.said.append("tilbake"))
        self.watch.expired.connect(lambda: self.said.append("ute"))
        self.watch.start()

    def _on_ticked(self, left: int) -> None:
        self.left = left
        self._looks += 1

    def pass_by(self, seconds: float, of_day: float | None = None) -> None:
        """Let time go, the time of day perhaps otherwise; wait until the watch has looked twice."""
        self._clocks[0] += seconds
        self._clocks[1] += seconds if of_day is None else of_day
        enough = self._looks + 2
        self._qtbot.waitUntil(lambda: self._looks >= enough or "ute" in self.said)

    def press(self) -> None:
        QTest.keyClick(self.field, Qt.Key.Key_Shift)


@pytest.fixture
def five(qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    room = Room(qtbot, qapp, 5)
    yield room
    room.watch.stop()


def test_it_warns_a_minute_ahead_and_locks_at_the_limit(five: Room) -> None:
    five.pass_by(239)
    assert (five.said, five.left) == ([], 61)
    five.pass_by(1)
    assert five.said == ["varslet 60"]
    five.pass_by(59)
    assert (five.said, five.left) == (["varslet 60"], 1)
    five.pass_by(1)
    assert five.said == ["varslet 60", "ute"]


def test_one_key_extends_and_takes_the_warning_away(five: Room) -> None:
    five.pass_by(250)
    five.press()
    assert five.said == ["varslet 50", "tilbake"]
    five.pass_by(239)
    assert (five.said, five.left) == (["varslet 50", "tilbake"], 61)
    five.pass_by(61)
    assert five.said[-1] == "ute"


def test_the_mouse_is_a_sign_of_life_too(five: Room) -> None:
    five.pass_by(200)
    QTest.mouseMove(five.field, QPoint(1, 1))
    QTest.mouseClick(five.field, Qt.MouseButton.LeftButton)
    five.pass_by(150)
    assert (five.said, five.left) == ([], 150)


def test_a_sleep_nobody_told_of_counts_and_the_first_touch_after_it_comes_too_late(five: Room) -> None:
    five.pass_by(0)
    five._clocks[1] += 8 * 3600
    five.press()
    five.pass_by(0)
    assert five.said == ["ute"]


def test_a_clock_set_back_gives_no_time(five: Room) -> None:
    five.pass_by(150, of_day=-3600)
    five.pass_by(150)
    assert five.said[-1] == "ute"


def test_with_one_minute_it_warns_half_a_minute_ahead(qtbot: QtBot, qapp: QApplication) -> None:
    room = Room(qtbot, qapp, 1)
    room.pass_by(29)
    assert room.said == []
    room.pass_by(1)
    assert room.said == ["varslet 30"]
    room.watch.stop()


def test_another_limit_counts_from_now_and_the_same_one_changes_nothing(five: Room) -> None:
    five.pass_by(250)
    five.watch.set_minutes(5)
    five.pass_by(0)
    assert (five.said, five.left) == (["varslet 50"], 50)
    five.watch.set_minutes(20)
    five.pass_by(0)
    assert (five.said, five.left) == (["varslet 50", "tilbake"], 1200)
    five.pass_by(1140)
    assert five.said[-1] == "varslet 60", "the longer limit warns as early"


def test_a_watch_that_is_stopped_is_silent(five: Room, qtbot: QtBot) -> None:
    five.watch.stop()
    five._clocks[0] += 1000
    with qtbot.assertNotEmitted(five.watch.ticked, wait=50):
        five.press()
    assert five.said == []
