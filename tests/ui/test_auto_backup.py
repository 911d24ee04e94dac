"""A copy when it has been quiet for a while, seldom enough; what failed is told and tried again at the next change.

The vault and its copies are real; half a minute and half an hour are shortened alike.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helseansvarlig.errors import HelseansvarligError, KnownError
from tests.ui.skjermrom import Rom, open_room
from ui.auto_backup import AFTER, AT_MOST_EVERY, AutoBackup

QUIET, SELDOM = timedelta(milliseconds=100), timedelta(milliseconds=600)


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Rom]:
    room = open_room(tmp_path)
    yield room
    room.hvelv.lock(room.tjenester.aapent)


@pytest.fixture
def errors() -> list[HelseansvarligError]:
    return []


@pytest.fixture
def backup(rom: Rom, errors: list[HelseansvarligError], qapp: object) -> Iterator[AutoBackup]:  # noqa: ARG001 - timers
    planned = AutoBackup(rom.tjenester.kopi, rom.jobs, errors.append, after=QUIET, at_most_every=SELDOM)
    yield planned
    planned.stop()


def copies(rom: Rom) -> int:
    return len(rom.tjenester.kopi.all())


def test_a_copy_is_taken_when_it_has_been_quiet_and_not_before(rom: Rom, backup: AutoBackup, qtbot: QtBot) -> None:
    assert (timedelta(seconds=30), timedelta(minutes=30)) == (AFTER, AT_MOST_EVERY)
    for _ in range(4):
        backup.note_change()
        qtbot.wait(40)
    assert copies(rom) == 0, "each change begins the quiet time anew"
    qtbot.waitUntil(lambda: copies(rom) == 1)
    qtbot.wait(300)
    assert copies(rom) == 1, "nothing changed since"


def test_a_change_soon_after_a_copy_waits_and_is_not_forgotten(rom: Rom, backup: AutoBackup, qtbot: QtBot) -> None:
    backup.note_copy(datetime.now(UTC))
    backup.note_change()
    qtbot.wait(350)
    assert copies(rom) == 0
    qtbot.waitUntil(lambda: copies(rom) == 1, timeout=2000)


def test_an_old_copy_holds_nothing_back(rom: Rom, backup: AutoBackup, qtbot: QtBot) -> None:
    backup.note_copy(datetime.now(UTC) - timedelta(hours=1))
    backup.note_change()
    qtbot.waitUntil(lambda: copies(rom) == 1, timeout=400)


def test_a_copy_from_the_future_is_a_clock_set_back_and_holds_back_no_longer_than_a_new_one(
    rom: Rom, backup: AutoBackup, qtbot: QtBot
) -> None:
    backup.note_copy(datetime.now(UTC) + timedelta(days=400))
    backup.note_change()
    qtbot.waitUntil(lambda: copies(rom) == 1, timeout=1500)


def test_locking_plans_no_more(rom: Rom, backup: AutoBackup, qtbot: QtBot) -> None:
    backup.note_change()
    backup.stop()
    qtbot.wait(300)
    assert copies(rom) == 0


def test_a_copy_that_failed_is_told_and_the_next_change_tries_at_once(
    rom: Rom, backup: AutoBackup, errors: list[HelseansvarligError], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "hvelv" / "kopi"
    if folder.exists():
        folder.rmdir()
    folder.write_bytes(b"")  # a file stands where the folder of the copies belongs
    backup.note_change()
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], KnownError)
    folder.unlink()
    folder.mkdir()
    backup.note_change()
    qtbot.waitUntil(lambda: copies(rom) == 1, timeout=450)


def test_what_follows_a_copy_is_done_and_a_missing_stick_is_told_once(
    rom: Rom, backup: AutoBackup, errors: list[HelseansvarligError], qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "pinne"
    stick.mkdir()
    rom.tjenester.kopi.set_second_place(stick)
    shutil.rmtree(stick)

    for number in (1, 2):
        backup.note_change()
        qtbot.waitUntil(lambda wanted=number: copies(rom) == wanted, timeout=3000)
    qtbot.wait(50)

    assert [str(error) for error in errors] == ["medium_borte"]
    assert rom.tjenester.kopi.last_rehearsal() is not None, "the first copy is tried out at once"
