"""Moving to another machine, by keys alone: a copy that is read, a question that says everything, and a lock."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.husrom import Husrom, husrom, words
from tests.ui.skjermrom import shown_room

room = shown_room(husrom)


def said(room: Husrom) -> str:
    return " ".join(words(room.vindu))


def choose(room: Husrom, qtbot: QtBot, folder: Path) -> None:
    keys = room.go("flytting")
    keys.press(Qt.Key.Key_Return)
    dialog = room.vindu.findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.fileSelected.emit(str(folder))
    dialog.reject()


def test_the_vault_moves_out_and_the_program_locks(room: Husrom, qtbot: QtBot, tmp_path: Path) -> None:
    stick = tmp_path / "pinne"
    stick.mkdir()
    choose(room, qtbot, stick)

    (asked,) = room.asker.asked
    assert "«pinne»" in asked.consequence
    assert "bare med gjenopprettingsarket" in asked.consequence
    assert room.locked == [True]
    assert len(list(stick.rglob("*.hakopi"))) == 1
    header = json.loads((room.folder / "hvelv" / "hode.json").read_bytes())
    assert header["tilstand"] == "flyttet"


def test_no_changes_nothing(room: Husrom, qtbot: QtBot, tmp_path: Path) -> None:
    room.asker.yes = False
    choose(room, qtbot, tmp_path)
    assert room.locked == []
    assert list(tmp_path.glob("*.hakopi")) == []


def test_a_stick_that_is_gone_is_said_and_all_is_as_it_was(room: Husrom, qtbot: QtBot, tmp_path: Path) -> None:
    choose(room, qtbot, tmp_path / "borte")
    assert "Stedet for den andre kopien finnes ikke nå." in said(room)
    assert room.locked == []
    room.rom.tjenester.brukere.list()
