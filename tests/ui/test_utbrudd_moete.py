"""Møtemodus cannot be left or seen past without the password: much is tried, and planted holes are found.

The long form, every key with every modifier at every page, is `tests/lang/test_moeterommet.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QWidget
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot

from tests.ui.barnerommet import press_key
from tests.ui.moeterommet import Moeterommet, moeterommet
from tests.ui.skjermrom import settle
from tests.ui.utbrudd import Utbrudd, all_that_is_said, every_chord
from ui.theme import Look
from ui.widgets.bars import MessageBar
from ui.widgets.page import Place

WITHOUT_IDS = ("i_dag", "barn", "moeter", "samtykker", "dokumenter", "utboks", "innstillinger", "hjelp")


@pytest.fixture
def rommet(tmp_path: Path, look: Look, shown: Callable[..., QWidget]) -> Iterator[Moeterommet]:
    with moeterommet(tmp_path, look, shown) as room:
        yield room


def visit_everything(rommet: Moeterommet) -> set[str]:
    """Be everywhere first, so that every screen exists, holds what it holds and has its shortcuts; return those."""
    window = rommet.session.window
    for name in WITHOUT_IDS:
        if window.has_place(name):
            window.show_place(Place(name))
            settle()
    window.show_place(Place("barnet", (rommet.barn.id,)))
    window.show_place(Place("moete", (rommet.moete.id,)))
    settle()
    window.find_requested.emit()
    window.note_requested.emit()
    settle()
    return every_chord()


def matter(rommet: Moeterommet) -> None:
    rommet.begin()


def named(rommet: Moeterommet) -> None:
    rommet.begin()
    rommet.press("2")


def nameless(rommet: Moeterommet) -> None:
    rommet.begin()
    rommet.press("3")


def undated(rommet: Moeterommet) -> None:
    rommet.begin()
    rommet.write("Hva er bestemt?", "De ringer")
    rommet.press("Avslutt møtet")


def way_out(rommet: Moeterommet) -> None:
    rommet.begin()
    rommet.press("Gå ut")


def over(rommet: Moeterommet) -> None:
    rommet.begin()
    rommet.press("Avslutt møtet")


PAGES = {
    "sak": matter, "med navn": named, "uten navn": nameless, "uten dato": undated, "ut": way_out, "ferdig": over,
}  # fmt: skip
"""Every page that a meeting can stand at; `tests/lang/test_moeterommet.py` tries everything at each."""


@pytest.mark.parametrize("page", ["med navn", "ut"])
def test_no_shortcut_of_the_program_and_nothing_else_leads_out(rommet: Moeterommet, page: str) -> None:
    chords = visit_everything(rommet)
    assert {"Ctrl+K", "Ctrl+J", "Ctrl+M", "F9", "Ctrl+Z", "F1", "F5", "F6", "Esc", "Alt+1", "Ctrl+L", "F8"} <= chords
    PAGES[page](rommet)
    hand = Utbrudd(rommet)
    assert hand.look_deep("arriving") == []
    assert hand.shortcuts(chords) == []
    assert hand.tabs() == []
    assert hand.hover() == []
    assert hand.wishes() == []
    locked = len(rommet.locked)
    assert hand.window() == []
    assert len(rommet.locked) == locked + 1, "closing the window locks"
    assert hand.ending() == []
    assert len(rommet.locked) == locked + 2, "and so does the end of the machine's session"


def test_nothing_that_the_program_has_to_say_is_said_to_the_meeting(rommet: Moeterommet, qtbot: QtBot) -> None:
    visit_everything(rommet)
    named(rommet)
    session, hand = rommet.session, Utbrudd(rommet)
    tables = ("barn", "moete", "sak", "kopi", "utboks", "innlevering", "notat", "lokalnummer", "innmeldtsak")
    said = all_that_is_said(session, tables, rommet.moete.id)
    for name, say in said.items():
        say()
        settle()
        qtbot.wait(5)
        assert hand.look_deep(name) == [], name
    rommet.press("Gå ut")
    rommet.give_password()
    told = [one.accessibleName() for one in session.window.current_screen().findChildren(MessageBar) if one.isVisible()]
    assert any("Disken" in one or "disken" in one for one in told), "what had to wait is told afterwards"


def test_the_password_alone_leads_out_and_everything_is_back(rommet: Moeterommet) -> None:
    way_out(rommet)
    rommet.give_password("Password1")
    assert rommet.session.window.is_confined()
    rommet.give_password()
    assert not rommet.session.window.is_confined()
    assert rommet.session.window.current_place() == Place("moete", (rommet.moete.id,))
    assert {"Solbakken", "I dag", "Barn"} <= set(rommet.words())


def test_a_warning_before_it_locks_names_nothing(rommet: Moeterommet) -> None:
    named(rommet)
    rommet.session._watch.warned.emit(60)
    settle()
    assert any(one.startswith("Er dere her ennå?") for one in rommet.words())
    assert Utbrudd(rommet).look_deep("warned") == []


def test_a_window_made_anew_is_confined_too_at_the_same_matter(
    rommet: Moeterommet, shown: Callable[..., QWidget]
) -> None:
    named(rommet)
    before = rommet.session.window
    rommet.session.rebuild()
    shown(rommet.session.window)
    before.hide()
    settle()
    assert rommet.session.window.is_confined()
    assert "2  Vakker Blomst: søvn" in rommet.words()
    assert Utbrudd(rommet).look_deep("made anew") == []


def test_a_dialog_that_was_on_its_way_does_not_stand_in_front(rommet: Moeterommet) -> None:
    named(rommet)
    late = QDialog(rommet.session.window)
    late.show()
    settle()
    assert not late.isVisible()


def test_no_step_back_leads_into_a_meeting_that_was_left(rommet: Moeterommet) -> None:
    """Esc would ask for the password once more, for nothing."""
    rommet.session.window.show_place(Place("moete", (rommet.moete.id,)))
    way_out(rommet)
    rommet.give_password()
    press_key(Qt.Key.Key_Escape)
    assert not rommet.session.window.is_confined()


def test_f8_hides_all_of_the_meeting(rommet: Moeterommet) -> None:
    named(rommet)
    assert any("Vakker Blomst" in one for one in rommet.words())
    rommet.session.window.hide_content()
    settle()
    assert not any("Vakker" in one or "BUP" in one for one in rommet.words())


def test_a_named_matter_is_told_of_only_while_it_is_spoken_of(rommet: Moeterommet) -> None:
    rommet.begin()
    assert not any("Vakker" in one for one in rommet.words())
    rommet.press("2")
    assert "2  Vakker Blomst: søvn" in rommet.words()
    assert "«Jeg vil sove.»" in rommet.words()
    rommet.press("3")
    assert not any("Vakker" in one or "sove" in one for one in rommet.words())


# --- the controls: what the hand must find


def test_a_planted_key_is_found(rommet: Moeterommet) -> None:
    rommet.begin()
    screen = rommet.screen()
    QShortcut(QKeySequence("Ctrl+Shift+H"), screen, lambda: screen.add(QLabel("Modig Gran")))
    assert any("«Modig Gran» can be seen" in one for one in Utbrudd(rommet).shortcuts({"Ctrl+K", "Ctrl+Shift+H"}))


def test_a_planted_way_out_is_found(rommet: Moeterommet) -> None:
    rommet.begin()
    screen = rommet.screen()
    QShortcut(QKeySequence("F3"), screen, lambda: screen.set_confined(confined=False))
    assert any("led to" in one for one in Utbrudd(rommet).shortcuts({"F3"}))


def test_a_planted_tip_is_found(rommet: Moeterommet, qtlog: _QtMessageCapture) -> None:
    rommet.begin()
    part = QLabel("Ringetid")
    part.setToolTip("Modig Gran")
    rommet.screen().add(part)
    settle()
    with qtlog.disabled():  # the plugin says of the tip's own little window that it cannot raise it
        assert "hover on QLabel: «Modig Gran» is told" in Utbrudd(rommet).hover()


def test_a_planted_menu_is_found(rommet: Moeterommet, qtlog: _QtMessageCapture) -> None:
    rommet.begin()
    part, menu = QLabel("Ringetid"), QMenu(rommet.session.window)
    menu.addAction("Fjern")
    part.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    part.customContextMenuRequested.connect(lambda at: menu.popup(part.mapToGlobal(at)))
    rommet.screen().add(part)
    settle()
    eaten = QApplication.instance()
    assert eaten is not None
    eaten.removeEventFilter(rommet.session.window._confinement)  # the hole: nothing eats the wish
    with qtlog.disabled():
        found = Utbrudd(rommet).mouse()
    assert "a menu on QLabel" in found
    assert any("«Hemmelig notat» can be seen" in one for one in found), "and what was dropped on a field"


def test_a_planted_name_that_only_a_screen_reader_hears_is_found(rommet: Moeterommet) -> None:
    rommet.begin()
    rommet.screen().setAccessibleDescription("Modig Gran")
    assert "x: «Modig Gran» can be heard" in Utbrudd(rommet).look_deep("x")
