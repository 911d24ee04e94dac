"""The shell: one place at a time, keys that work everywhere, a title without names."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.entry import Entry
from ui.i18n import marked
from ui.main_window import MainWindow, Owner
from ui.widgets.buttons import Button
from ui.widgets.fields import line_edit
from ui.widgets.page import Place, Screen
from ui.widgets.shell_bars import StatusItem, TopBar

Shown = Callable[..., QWidget]
CTRL, ALT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


class Page(Screen):
    """A page that remembers what was asked of it."""

    made = 0

    def __init__(self, name: str) -> None:
        super().__init__(name, f"Vakker Blomst på {name}")
        Page.made += 1
        self.left = 0
        self.steps = 0
        self.printed = 0
        self.ids: tuple[str, ...] = ()
        self.field = line_edit()
        self.field.setAccessibleName("Felt")
        self.add(self.field)

    def show_place(self, place: Place) -> None:
        self.ids = place.ids

    def place(self) -> Place:
        return Place(self.name, self.ids)

    def leave(self) -> None:
        self.left += 1

    def print_page(self) -> None:
        self.printed += 1

    def step_back(self) -> bool:
        self.steps -= 1
        return self.steps >= 0


@pytest.fixture
def window(shown: Shown) -> MainWindow:
    Page.made = 0
    made = MainWindow(
        Owner("Solbakken", "Trygg Havn", "Helseansvarlig"),
        [
            Entry("i_dag", marked("i dag"), lambda: Page("i_dag"), "sun"),
            Entry("barn", marked("mars"), lambda: Page("barn"), "users-round"),
            Entry("ett_barn", marked("Neste"), lambda: Page("ett_barn"), under="barn"),
        ],
    )
    made.show_place(Place("i_dag"))
    shown(made)
    return made


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def page(window: MainWindow) -> Page:
    shown = window.current_screen()
    assert isinstance(shown, Page)
    return shown


def test_a_screen_is_made_when_it_is_first_needed_and_only_once(window: MainWindow) -> None:
    assert Page.made == 1
    window.show_place(Place("barn"))
    window.show_place(Place("i_dag"))
    window.show_place(Place("barn"))
    assert Page.made == 2


def test_leaving_a_place_saves_what_is_half_written(window: MainWindow) -> None:
    before = page(window)
    window.show_place(Place("barn"))
    assert before.left == 1
    assert window.leave() == Place("barn")
    assert page(window).left == 1


def test_the_title_names_the_place_and_never_the_child(window: MainWindow) -> None:
    window.show_place(Place("ett_barn", ("7",)))
    assert window.windowTitle() == "Helseansvarlig – Neste"
    assert "Blomst" not in window.windowTitle()
    assert window.current_place() == Place("ett_barn", ("7",))


def test_alt_and_a_number_lead_to_a_place(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2, ALT)
    assert window.current_place() == Place("barn")


def test_escape_leads_back_first_inside_the_screen_then_to_the_place_before(window: MainWindow) -> None:
    window.show_place(Place("barn"))
    window.show_place(Place("ett_barn", ("7",)))
    page(window).steps = 1
    press(window, Qt.Key.Key_Escape)
    assert window.current_place() == Place("ett_barn", ("7",))
    press(window, Qt.Key.Key_Escape)
    assert window.current_place() == Place("barn")
    press(window, Qt.Key.Key_Escape)
    assert window.current_place() == Place("i_dag")
    press(window, Qt.Key.Key_Escape)
    assert window.current_place() == Place("i_dag")


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_K, CTRL, "find_requested"), (Qt.Key.Key_J, CTRL, "note_requested"),
        (Qt.Key.Key_L, CTRL, "lock_requested"), (Qt.Key.Key_Y, CTRL, "redo_requested"),
        (Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier, "redo_requested"),
        (Qt.Key.Key_F5, NONE, "sync_requested"), (Qt.Key.Key_F1, NONE, "help_requested"),
    ],
)  # fmt: skip
def test_a_key_asks_for_its_thing_from_inside_a_field(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str
) -> None:
    page(window).field.setFocus()
    with qtbot.waitSignal(getattr(window, signal), timeout=500):
        press(window, key, modifier)


def test_undo_belongs_to_the_field_while_it_has_something_to_undo(window: MainWindow, qtbot: QtBot) -> None:
    field = page(window).field
    field.setFocus()
    QTest.keyClicks(field, "hei")
    with qtbot.assertNotEmitted(window.undo_requested):
        press(window, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""


def test_f6_goes_round_the_four_parts(window: MainWindow, qtbot: QtBot) -> None:
    window.status().set_item(StatusItem("lagret", "check", "Lagret 14.32"))
    qtbot.waitUntil(window.status().findChildren(QWidget)[0].isVisible)
    page(window).field.setFocus()
    visited = []
    for _ in range(4):
        press(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        visited.append(focus.accessibleName())
    assert visited == ["Lagret 14.32", "Finn barn, frist, dokument …", "i dag", "Felt"]


def test_ctrl_p_prints_the_page(window: MainWindow) -> None:
    press(window, Qt.Key.Key_P, CTRL)
    assert page(window).printed == 1


def test_the_curtain_hides_everything_and_its_keys_and_gives_the_place_back(window: MainWindow, qtbot: QtBot) -> None:
    field = page(window).field
    field.setFocus()
    press(window, Qt.Key.Key_F8)
    assert window.is_hidden_by_curtain()
    assert not field.isVisible()
    assert not window.findChild(TopBar).isVisible()
    with qtbot.assertNotEmitted(window.find_requested):
        press(window, Qt.Key.Key_K, CTRL)
    with qtbot.waitSignal(window.lock_requested, timeout=500):
        press(window, Qt.Key.Key_L, CTRL)
    press(window, Qt.Key.Key_F8)
    assert QApplication.focusWidget() is field


def test_the_curtain_survives_that_the_field_behind_it_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    field = page(window).field
    field.setFocus()
    window.hide_content()
    with qtbot.waitSignal(field.destroyed):
        field.deleteLater()
    window.show_content()
    assert not window.is_hidden_by_curtain()


def test_each_status_item_is_a_button_that_says_what_it_is(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.status()
    bar.show_items([StatusItem("lagret", "check", "Lagret 14.32"), StatusItem("utboks", "send", "Utboks 2")])
    outbox = next(one for one in bar.findChildren(Button) if one.accessibleName() == "Utboks 2")
    with qtbot.waitSignal(window.status_pressed) as told:
        outbox.click()
    assert told.args == ["utboks"]
    with qtbot.waitSignal(outbox.destroyed):
        bar.show_items([StatusItem("lagret", "check", "Lagret 14.33")])
    assert [one.text() for one in bar.findChildren(Button)] == ["Lagret 14.33"]


def test_a_count_is_heard_as_well_as_seen(window: MainWindow) -> None:
    window.set_count("barn", 3)
    names = [one.accessibleName() for one in window.findChildren(QWidget)]
    assert "mars, 3" in names


def test_a_screen_asks_for_another_place_without_knowing_it(window: MainWindow) -> None:
    page(window).go.emit(Place("ett_barn", ("3",)))
    assert window.current_place() == Place("ett_barn", ("3",))
    assert isinstance(QApplication.focusWidget(), QLineEdit)
