"""One guard: whatever tells that nobody is there leads to the same request, once it has begun and until it ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ui.lock_watch import LockWatch
from ui.system.port import Away, MachineEvents


class Room:
    def __init__(self, app: QApplication) -> None:
        self.machine = MachineEvents()
        self.watch = LockWatch(app, 5, self.machine)
        self.asked = 0
        self.watch.lock_requested.connect(self._on_asked)

    def _on_asked(self) -> None:
        self.asked += 1


@pytest.fixture
def room(qapp: QApplication) -> Iterator[Room]:
    room = Room(qapp)
    room.watch.start()
    yield room
    room.watch.stop()


@pytest.mark.parametrize("how", list(Away))
def test_a_machine_that_is_left_asks_to_be_locked(room: Room, how: Away) -> None:
    room.machine.left.emit(how)
    assert room.asked == 1


def test_the_lock_key_asks_also_in_front_of_a_dialog(room: Room, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert room.asked == 1
    dialog.reject()


def test_time_that_is_up_asks(room: Room, qtbot: QtBot) -> None:
    room.watch.set_minutes(0)
    qtbot.waitUntil(lambda: room.asked == 1, timeout=3000)


def test_before_it_begins_and_after_it_ends_it_asks_nothing(room: Room, qapp: QApplication) -> None:
    room.watch.stop()
    room.watch.stop()
    room.machine.left.emit(Away.SLEEPING)
    early = Room(qapp)
    early.machine.left.emit(Away.SLEEPING)
    assert (room.asked, early.asked) == (0, 0)
