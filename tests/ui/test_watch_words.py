"""What the guard says in the window: a warning that a key takes away, and quietly that what was copied will be gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.husrom import words
from tests.ui.skjermrom import Elsewhere, settle
from ui.entry import Entry
from ui.i18n import Language, marked, use_language
from ui.lock_watch import LockWatch
from ui.main_window import MainWindow, Owner
from ui.system.port import MachineEvents
from ui.watch_words import COPIED, WatchWords
from ui.widgets.page import Place

Show = Callable[..., QWidget]


class Room:
    def __init__(self, app: QApplication, shown: Show) -> None:
        entry = Entry("barn", marked("Barn"), lambda: Elsewhere("barn"), "users-round")
        self.window = MainWindow(Owner("Solbakken", "Trygg Havn", "Helseansvarlig"), [entry])
        self.watch = LockWatch(app, 5, MachineEvents())
        self.words = WatchWords(app, self.window, self.watch)
        self.window.status_pressed.connect(self._on_pressed)
        shown(self.window)
        self.window.show_place(Place("barn"))
        self.watch.start()

    def _on_pressed(self, key: str) -> None:
        assert key == COPIED
        self.watch.clear_clipboard()


@pytest.fixture
def room(qapp: QApplication, shown: Show) -> Iterator[Room]:
    made = Room(qapp, shown)
    yield made
    made.watch.stop()


def test_a_warning_stands_until_somebody_is_there(room: Room) -> None:
    room.watch.warned.emit(60)
    assert "Programmet låses om 60 sekunder." in words(room.window)
    room.watch.came_back.emit()
    assert "Programmet låses om 60 sekunder." not in words(room.window)


def test_the_time_left_is_said_in_minutes_begun(room: Room) -> None:
    room.watch.ticked.emit(61)
    assert "Låses om 2 min" in words(room.window)


SAID = {
    Language.BOKMAAL: "Kopiert, tømmes innen 30 s",
    Language.NYNORSK: "Kopiert, blir tømt innan 30 s",
    Language.ENGLISH: "Copied, cleared within 30 s",
}


@pytest.mark.parametrize(("spoken", "said"), SAID.items())
def test_what_is_copied_says_quietly_that_it_will_be_gone(room: Room, spoken: Language, said: str) -> None:
    use_language(spoken)
    room.watch.copied.emit(30)
    assert said in words(room.window)
    room.watch.cleared.emit()
    assert said not in words(room.window)


@pytest.mark.xvfb  # in memory nobody owns a clipboard
def test_it_is_said_when_a_field_is_copied_from_and_one_press_clears_it(
    room: Room, qapp: QApplication, qtbot: QtBot
) -> None:
    screen = room.window.current_screen()
    assert screen is not None
    field = QLineEdit("Jeg vil sove.")
    screen.add(field)
    settle()
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: SAID[Language.BOKMAAL] in words(room.window))
    assert field.hasFocus(), "what is said takes nobody's focus"

    (said,) = [one for one in room.window.findChildren(QPushButton) if one.text() == SAID[Language.BOKMAAL]]
    said.setFocus()
    QTest.keyClick(said, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: qapp.clipboard().text() == "")
    assert SAID[Language.BOKMAAL] not in words(room.window)
    assert QApplication.focusWidget() is not None, "the keyboard stands somewhere afterwards"
