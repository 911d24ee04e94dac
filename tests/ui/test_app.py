"""The program from its first screen: the demo opens of itself once, and after a lock it asks who is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from helseansvarlig.bootstrap import DEMO_PASSWORD, Surroundings, build_services, open_hvelv
from helseansvarlig.clock import SystemClock
from helseansvarlig.demo.run import README
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Rolle
from helseansvarlig.security.kdf import Kdfkost
from helseansvarlig.security.keyring_port import IngenNoekkelring
from tests.ui.husrom import words
from ui.app import Program
from ui.main_window import MainWindow
from ui.options import Options
from ui.screens.laas_opp.screen import UnlockScreen
from ui.widgets.fields import PasswordLine
from ui.widgets.page import Place

CHEAP = Kdfkost(8, 1)
AROUND = Surroundings(SystemClock(), IngenNoekkelring(), CHEAP, CHEAP)
LOCKED = datetime(2026, 11, 23, 12, tzinfo=UTC)
Start = Callable[[Options], Program]


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A finished demo with two people in it."""
    hvelv = open_hvelv(tmp_path / "hvelv", AROUND)
    opened = hvelv.create(hvelv.prepare(Institusjon("Solbakken"), "Trygg Havn", Rolle.HELSEANSVARLIG, DEMO_PASSWORD))
    staff = build_services(opened).brukere.invite("Rolig Bekk", Rolle.MOETEDELTAKER).value
    hvelv.lock(opened)
    hvelv.lock_room(hvelv.begin(staff.bruker.id, staff.startkode, DEMO_PASSWORD))  # type: ignore[arg-type] # a room
    (tmp_path / README).write_text("ferdig", encoding="utf-8")
    return tmp_path


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    begun: list[Program] = []

    def start(options: Options) -> Program:
        program = Program(qapp, options, AROUND, relaunch=lambda _words: None, leave=lambda: None)
        begun.append(program)
        program.start()
        return program

    yield start
    for program in begun:
        program.jobs.drain(5)
        qtbot.wait(50)
        program.quit()
        program.jobs.stop()
        assert program.window is not None
        program.window.hide()
        program.window.deleteLater()


def test_the_demo_opens_without_asking(demo: Path, start: Start, qtbot: QtBot) -> None:
    program = start(Options(demo=demo))
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=10_000)


def test_a_demo_that_was_locked_asks_who_is_there_and_says_what_opens_for_each(
    demo: Path, start: Start, qtbot: QtBot
) -> None:
    program = start(Options(demo=demo, locked_at=LOCKED))
    door = program.window
    assert isinstance(door, UnlockScreen)
    assert "Dette er demoen." in words(door)
    assert any(DEMO_PASSWORD in one for one in words(door))

    door.findChildren(QComboBox)[0].setCurrentIndex(1)
    field = door.findChildren(PasswordLine)[0]
    QTest.keyClicks(field, DEMO_PASSWORD)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=10_000)
    assert isinstance(program.window, MainWindow)
    assert program.window.current_place() == Place("delt_med_meg")
