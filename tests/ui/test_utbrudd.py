"""Child mode cannot be left or seen past without the password: everything is tried, and planted holes are found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QWidget
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot

from tests.ui.barnerommet import Barnerommet, barnerommet, readable
from tests.ui.screens.barnemodus.urgent import urgent_place
from tests.ui.skjermrom import settle
from tests.ui.utbrudd import Utbrudd, all_that_is_said, every_chord
from ui.theme import Look
from ui.widgets.bars import MessageBar
from ui.widgets.page import Place

WITHOUT_IDS = ("i_dag", "barn", "moeter", "samtykker", "dokumenter", "utboks", "innlevert", "innstillinger", "hjelp")


@pytest.fixture
def rommet(tmp_path: Path, look: Look, shown: Callable[..., QWidget]) -> Iterator[Barnerommet]:
    with barnerommet(tmp_path, look, shown) as room:
        yield room


class Stubborn(QDialog):
    """A window that is asked to close, and does not."""

    painted = 0

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.painted += 1


def visit_everything(rommet: Barnerommet) -> set[str]:
    """Be everywhere first, so that every screen exists, holds what it holds and has its shortcuts; return those."""
    window = rommet.session.window
    for name in WITHOUT_IDS:
        if window.has_place(name):
            window.show_place(Place(name))
            settle()
    window.show_place(Place("barnet", (rommet.barn.id,)))
    settle()
    window.find_requested.emit()
    settle()
    window.note_requested.emit()
    settle()
    return every_chord()


def welcome(rommet: Barnerommet) -> None:
    rommet.hand_over()


def question(rommet: Barnerommet) -> None:
    rommet.hand_over()
    rommet.press("Begynn")


def own_words(rommet: Barnerommet) -> None:
    question(rommet)
    rommet.press("Skriv med egne ord")


def together(rommet: Barnerommet) -> None:
    path, words = urgent_place(rommet)
    question(rommet)
    rommet.to_question(path)
    rommet.choose(words)


def pause(rommet: Barnerommet) -> None:
    question(rommet)
    rommet.press("Jeg vil ta pause")


PAGES = {"hei": welcome, "spørsmål": question, "egne ord": own_words, "sammen": together, "pause": pause}


# --- every way out


@pytest.mark.lang
@pytest.mark.parametrize("page", ["spørsmål", "pause"])
def test_no_key_with_any_modifier_leads_out(rommet: Barnerommet, page: str, qtlog: _QtMessageCapture) -> None:
    visit_everything(rommet)
    PAGES[page](rommet)
    hand = Utbrudd(rommet)
    with qtlog.disabled():  # the test library says of each media key that it has no letter for it
        assert hand.keys() == []
    assert hand.tries > 16 * (95 + 35), "the control: so many were tried"
    assert rommet.locked, "the one key that works: Ctrl+L"


@pytest.mark.parametrize("page", PAGES)
def test_no_shortcut_of_the_program_and_nothing_else_leads_out(rommet: Barnerommet, page: str) -> None:
    chords = visit_everything(rommet)
    assert {"Ctrl+K", "Ctrl+J", "Ctrl+Z", "Ctrl+P", "F1", "F5", "F6", "Esc", "Alt+1", "Ctrl+L", "F8"} <= chords
    PAGES[page](rommet)
    hand = Utbrudd(rommet)
    assert hand.look_deep("arriving") == []
    assert hand.shortcuts(chords) == []
    assert hand.tabs() == []
    assert hand.mouse() == []
    assert hand.wishes() == []
    locked = len(rommet.locked)
    assert hand.window() == []
    assert len(rommet.locked) == locked + 1, "closing the window locks"


def test_nothing_that_the_program_has_to_say_is_said_to_the_child(rommet: Barnerommet, qtbot: QtBot) -> None:
    visit_everything(rommet)
    question(rommet)
    session, hand = rommet.session, Utbrudd(rommet)
    tables = ("barn", "kartlegging", "svar", "kopi", "utboks", "innlevering", "notat", "lokalnummer")
    said = all_that_is_said(session, tables, rommet.begun.id)
    for name, say in said.items():
        say()
        settle()
        qtbot.wait(20)
        assert hand.look_deep(name) == [], name
    rommet.press("Jeg vil ta pause")
    rommet.give_password()
    told = [one.accessibleName() for one in session.window.current_screen().findChildren(MessageBar) if one.isVisible()]
    assert any("Disken" in one or "disken" in one for one in told), "what had to wait is told to the adult"


def test_a_warning_before_it_locks_is_her_own_and_names_nothing(rommet: Barnerommet) -> None:
    question(rommet)
    rommet.session._watch.warned.emit(60)
    settle()
    assert any(one.startswith("Er du her ennå?") for one in rommet.words())
    assert Utbrudd(rommet).look_deep("warned") == []


def test_a_window_made_anew_is_confined_too(rommet: Barnerommet, shown: Callable[..., QWidget]) -> None:
    question(rommet)
    before = rommet.session.window
    rommet.session.rebuild()
    shown(rommet.session.window)
    before.hide()
    settle()
    assert rommet.session.window.is_confined()
    assert Utbrudd(rommet).look_deep("made anew") == []
    rommet.press("Jeg vil ta pause")
    rommet.give_password()
    assert rommet.session.window.current_place().screen == "kartlegging"


@pytest.mark.xvfb  # in memory nobody owns a clipboard
def test_what_an_adult_copied_is_gone_from_the_clipboard(rommet: Barnerommet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: rommet.session._watch._is_on)  # the guard begins after the first paint
    QApplication.clipboard().setText("Hemmelig notat")
    settle()
    question(rommet)
    assert QApplication.clipboard().text() == ""


def test_a_dialog_that_was_on_its_way_does_not_stand_in_front(rommet: Barnerommet) -> None:
    question(rommet)
    late = Stubborn(rommet.session.window)
    late.show()
    settle()
    assert not late.isVisible()
    assert late.painted == 0


def test_the_password_alone_leads_out_and_everything_is_back(rommet: Barnerommet) -> None:
    pause(rommet)
    rommet.give_password("Password1")
    assert rommet.session.window.is_confined()
    rommet.give_password()
    assert not rommet.session.window.is_confined()
    assert {"Solbakken", "I dag", "Barn"} <= set(rommet.words())
    rommet.session.window.show_place(Place("barn"))
    assert rommet.session.window.current_place() == Place("barn")


# --- the controls: what the hand must find


def test_the_same_words_are_found_where_nobody_is_confined(rommet: Barnerommet) -> None:
    visit_everything(rommet)
    heard = "\n".join(readable(rommet.session.window))
    assert "Modig Gran" in heard
    assert "Solbakken" in heard


def test_a_planted_key_is_found(rommet: Barnerommet) -> None:
    question(rommet)
    screen = rommet.screen()

    def leak() -> None:
        screen.add(QLabel("Modig Gran"))

    QShortcut(QKeySequence("Ctrl+Shift+H"), screen, leak)
    assert any("«Modig Gran» can be seen" in one for one in Utbrudd(rommet).shortcuts({"Ctrl+K", "Ctrl+Shift+H"}))


def test_a_planted_way_out_is_found(rommet: Barnerommet) -> None:
    question(rommet)
    screen = rommet.screen()
    QShortcut(QKeySequence("F3"), screen, lambda: screen.set_confined(confined=False))
    assert any("led to" in one for one in Utbrudd(rommet).shortcuts({"F3"}))


def test_a_hidden_word_is_heard(rommet: Barnerommet) -> None:
    question(rommet)
    hidden = QLabel("Modig Gran", rommet.screen())
    hidden.hide()
    assert Utbrudd(rommet).look_deep("hidden") == ["hidden: «Modig Gran» can be heard", "hidden: «Gran» can be heard"]


def test_a_window_that_stays_is_found(rommet: Barnerommet) -> None:
    question(rommet)

    another = QMainWindow()  # the one kind that is let through, since a window made anew is one
    another.show()
    settle()
    assert Utbrudd(rommet).look("another") == ["another: a window opened: QMainWindow"]
