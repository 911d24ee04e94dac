"""Coming to a place: the keyboard stands at the next thing to do, and never at the lock because that came first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.skjermrom import settle
from ui.entry import Entry
from ui.i18n import marked
from ui.main_window import MainWindow, Owner
from ui.widgets.buttons import button
from ui.widgets.page import Place, Screen

Show = Callable[..., QWidget]
LATER_MS = 80


class Slow(Screen):
    """A place that is read beside the window; `words` alone, or with something to press."""

    def __init__(self, *, can_press: bool) -> None:
        super().__init__("barn", "Barn")
        self.act = button("Skriv om dette") if can_press else None

    def show_place(self, place: Place) -> None:
        super().show_place(place)
        QTimer.singleShot(LATER_MS, self._fill)

    def _fill(self) -> None:
        for line in range(60):
            self.add(QLabel(f"Linje {line}"))
        if self.act is not None:
            self.add(self.act)


def come(shown: Show, *, can_press: bool) -> tuple[MainWindow, Slow]:
    place = Slow(can_press=can_press)
    window = MainWindow(
        Owner("Solbakken", "Stille Vik", "Møtedeltaker"), [Entry("barn", marked("Barn"), lambda: place, "users-round")]
    )
    window.offer_no_search()
    shown(window)
    window.show_place(Place("barn"))
    settle()
    return window, place


def test_what_is_read_in_later_gets_the_focus_when_it_is_there(shown: Show, qtbot: QtBot) -> None:
    _window, place = come(shown, can_press=True)
    assert QApplication.focusWidget() is place.ground
    qtbot.waitUntil(lambda: QApplication.focusWidget() is place.act, timeout=3000)


def test_who_went_elsewhere_meanwhile_is_not_called_back(shown: Show, qtbot: QtBot) -> None:
    window, place = come(shown, can_press=True)
    QTest.keyClick(window, Qt.Key.Key_F6)
    chosen = QApplication.focusWidget()
    assert chosen is not place.ground
    qtbot.wait(LATER_MS * 3)
    assert QApplication.focusWidget() is chosen


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_Down])
def test_a_place_with_words_alone_is_scrolled_with_the_keyboard(shown: Show, qtbot: QtBot, key: Qt.Key) -> None:
    _window, place = come(shown, can_press=False)
    bar = place.ground.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=3000)
    focus = QApplication.focusWidget()
    assert focus is place.ground
    QTest.keyClick(focus, key)
    assert bar.value() > 0
