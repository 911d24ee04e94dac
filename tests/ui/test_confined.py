"""A child or a meeting has the screen: nothing leads away, no other name is in sight, and locking works as ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.entry import Entry
from ui.i18n import marked
from ui.main_window import MainWindow, Owner
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.navigation import Navigation
from ui.widgets.page import Place, Screen
from ui.widgets.shell_bars import StatusBar, TopBar

Show = Callable[..., QWidget]
CTRL, ALT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
AROUND = (TopBar, Navigation, StatusBar)


class Page(Screen):
    def __init__(self, name: str) -> None:
        super().__init__(name, name)
        self.field = line_edit()
        self.add(FormRow("Felt", self.field))


@pytest.fixture
def window(shown: Show) -> MainWindow:
    entries = [Entry(name, marked("mars"), lambda name=name: Page(name), "sun") for name in ("i_dag", "barn")]
    made = MainWindow(Owner("Solbakken", "Trygg Havn", "Helseansvarlig"), entries)
    made.show_place(Place("i_dag"))
    shown(made)
    return made


@pytest.fixture
def page(window: MainWindow) -> Page:
    shown = window.current_screen()
    assert isinstance(shown, Page)
    shown.field.setFocus()
    return shown


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def in_sight(window: MainWindow) -> list[str]:
    """What of the shell is in the window at all: hidden in it would not be enough."""
    return [kind.__name__ for kind in AROUND if window.findChildren(kind)]


def test_nothing_stands_round_a_confined_screen_until_it_lets_go(window: MainWindow, page: Page) -> None:
    assert in_sight(window) == ["TopBar", "Navigation", "StatusBar"], "the control"
    page.set_confined(confined=True)
    assert in_sight(window) == []
    page.set_confined(confined=False)
    assert in_sight(window) == ["TopBar", "Navigation", "StatusBar"]


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_K, CTRL, "find_requested"),
        (Qt.Key.Key_J, CTRL, "note_requested"),
        (Qt.Key.Key_Z, CTRL, "undo_requested"),
        (Qt.Key.Key_F1, NONE, "help_requested"),
        (Qt.Key.Key_F5, NONE, "sync_requested"),
    ],
)
def test_a_key_that_leads_away_sleeps(
    window: MainWindow, page: Page, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str
) -> None:
    page.set_confined(confined=True)
    with qtbot.assertNotEmitted(getattr(window, signal)):
        press(key, modifier)
    page.set_confined(confined=False)
    with qtbot.waitSignal(getattr(window, signal)):
        press(key, modifier)


def test_no_key_and_no_wish_of_the_screen_leads_to_another_place(window: MainWindow, page: Page) -> None:
    page.set_confined(confined=True)
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_Escape)
    page.go.emit(Place("barn"))
    assert window.current_place() == Place("i_dag")
    page.set_confined(confined=False)
    press(Qt.Key.Key_2, ALT)
    assert window.current_place() == Place("barn")


def test_hiding_and_locking_work_as_ever(window: MainWindow, page: Page, qtbot: QtBot) -> None:
    page.set_confined(confined=True)
    with qtbot.waitSignal(window.lock_requested):
        press(Qt.Key.Key_L, CTRL)
    press(Qt.Key.Key_F8)
    assert window.is_hidden_by_curtain()


def test_the_window_tells_of_each_change_and_a_screen_in_the_back_changes_nothing(
    window: MainWindow, page: Page, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.confined_changed):
        page.set_confined(confined=True)
    assert window.is_confined()
    page.set_confined(confined=False)
    window.show_place(Place("barn"))
    with qtbot.assertNotEmitted(window.confined_changed):
        page.set_confined(confined=True)
    assert in_sight(window) == ["TopBar", "Navigation", "StatusBar"]
    window.show_place(Place("i_dag"))
    assert in_sight(window) == []
