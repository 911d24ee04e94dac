"""A session and its guard: the machine's own lock, the minutes of a confined screen, and what leaving keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from helseansvarlig.services.utkast import SENTENCE
from helseansvarlig.settings import Settings
from tests.ui.husrom import words
from tests.ui.skjermrom import Rom, open_room, settle
from ui.doors import Opened
from ui.last_sentence import Sentence
from ui.session import Session, SessionParts
from ui.system.port import Away, MachineEvents
from ui.theme import Look
from ui.widgets.page import Place

Show = Callable[..., QWidget]


class Room:
    """A vault, and sessions over it one after the other."""

    def __init__(self, rom: Rom, look: Look, shown: Show) -> None:
        self.rom = rom
        self.machine = MachineEvents()
        self.asked = 0
        self._look = look
        self._shown = shown

    def begin(self, place: Place | None = None) -> Session:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        rom, settings = self.rom, Settings(laas_etter_minutter=7, laas_avgrenset_minutter=25)
        parts = SessionParts(
            app, rom.jobs, self._look, settings, lambda _settings: None, rom.today, Path(),
            machine=lambda _parent: self.machine,
        )  # fmt: skip
        begun = Session(parts, Opened(rom.hvelv, rom.tjenester.aapent, rom.tjenester, place))
        begun.lock_requested.connect(self._on_asked)
        self._shown(begun.window)
        begun.begin()
        settle()
        return begun

    def _on_asked(self) -> None:
        self.asked += 1


@pytest.fixture
def room(tmp_path: Path, look: Look, shown: Show) -> Iterator[Room]:
    rom = open_room(tmp_path)
    yield Room(rom, look, shown)
    rom.hvelv.lock(rom.tjenester.aapent)


def test_a_machine_that_is_left_asks_to_be_locked_until_the_session_ends(room: Room) -> None:
    begun = room.begin()
    room.machine.left.emit(Away.LOCKED)
    assert room.asked == 1
    begun.leave()
    room.machine.left.emit(Away.SLEEPING)
    assert room.asked == 1


def test_a_confined_screen_has_minutes_of_its_own(room: Room, qtbot: QtBot) -> None:
    def says(minutes: str) -> bool:
        return f"Låses om {minutes} min" in " ".join(words(begun.window.status()))

    begun = room.begin()
    qtbot.waitUntil(lambda: says("7"))
    screen = begun.window.current_screen()
    assert screen is not None
    screen.set_confined(confined=True)
    screen.set_confined(confined=False)
    qtbot.waitUntil(lambda: says("7"))
    screen.set_confined(confined=True)
    qtbot.waitUntil(lambda: says("25"))
    begun.leave()


def note(begun: Session) -> QPlainTextEdit:
    return next(one for one in begun.window.findChildren(QPlainTextEdit) if one.accessibleName().startswith("Hva så"))


def test_a_note_that_stood_in_front_stands_there_again_with_the_caret_in_it(room: Room, qtbot: QtBot) -> None:
    place = Place("barnet", (room.rom.add_child().id,))
    begun = room.begin(place)
    begun.window.note_requested.emit()
    settle()
    note(begun).setPlainText("Jeg vil natta.")
    cursor = note(begun).textCursor()
    cursor.setPosition(8)
    note(begun).setTextCursor(cursor)
    note(begun).setFocus()
    begun.leave()
    begun.window.hide()

    again = room.begin(place)
    qtbot.waitUntil(lambda: note(again).hasFocus() and note(again).textCursor().position() == 8, timeout=3000)
    assert note(again).toPlainText() == "Jeg vil natta."
    again.leave()


def test_a_sentence_of_another_place_is_left_alone(room: Room, qtbot: QtBot) -> None:
    room.rom.tjenester.utkast.keep(SENTENCE, Sentence('["barnet", "borte"]', in_front=True).to_text())
    begun = room.begin()
    qtbot.wait(100)
    assert not [one for one in begun.window.findChildren(QPlainTextEdit) if one.isVisible()]
    begun.leave()


def test_a_field_of_an_ordinary_screen_has_the_caret_again(room: Room, qtbot: QtBot) -> None:
    begun = room.begin(Place("nytt_barn"))
    field = name_of_child(begun)
    field.setFocus()
    QTest.keyClicks(field, "Vakker Blomst")
    field.setCursorPosition(6)
    begun.leave()
    begun.window.hide()

    again = room.begin(Place("nytt_barn"))
    new = name_of_child(again)
    qtbot.waitUntil(lambda: new.hasFocus() and new.cursorPosition() == 6, timeout=3000)
    assert new.text() == "Vakker Blomst"
    again.leave()


def name_of_child(begun: Session) -> QLineEdit:
    return next(one for one in begun.window.findChildren(QLineEdit) if one.accessibleName().startswith("Navn"))
