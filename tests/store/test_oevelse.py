"""The rehearsal restores for real and leaves nothing; what could not be brought back is said before it is needed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.errors import KnownError
from helseansvarlig.store.backup import FileBackups
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.oevelse import rehearse
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.disker import mounted
from tests.store.eksempler import note, save_child, save_note
from tests.store.kopinoekler import Noekler

KEYS = Noekler()


@pytest.fixture
def taken(store: SqlcipherStore, connection: Connection, tmp_path: Path, clock: FixedClock) -> Path:
    save_child(store)
    for number in range(3):
        save_note(store, note(number))
    backups = FileBackups(tmp_path / "kopi", clock)
    return backups.path(backups.take(connection, KEYS).navn)


def test_what_came_back_is_counted_and_nothing_is_left(taken: Path) -> None:
    counted = rehearse(taken, KEYS.backup_key(), taken.parent)

    assert (counted["barn"], counted["notat"], counted["logg"]) == (1, 3, 4)
    assert [*taken.parent.iterdir()] == [taken]


def test_a_damaged_copy_fails_the_rehearsal(taken: Path) -> None:
    raw = bytearray(taken.read_bytes())
    raw[len(raw) // 2] ^= 1
    taken.write_bytes(raw)

    with pytest.raises(KnownError, match="oevelse_mislyktes"):
        rehearse(taken, KEYS.backup_key(), taken.parent)
    assert [*taken.parent.iterdir()] == [taken]


def test_a_copy_without_its_database_fails_the_rehearsal(taken: Path) -> None:
    with zipfile.ZipFile(taken) as archive:
        kept = {name: archive.read(name) for name in ("hode.json", "kopi.json")}
    with zipfile.ZipFile(taken, "w") as archive:
        for name, data in kept.items():
            archive.writestr(name, data)

    with pytest.raises(KnownError, match="oevelse_mislyktes"):
        rehearse(taken, KEYS.backup_key(), taken.parent)


def test_a_copy_under_an_earlier_key_is_said_to_be_that(taken: Path) -> None:
    with pytest.raises(KnownError, match="kopi_gammel_noekkel"):
        rehearse(taken, "ef" * 48, taken.parent)


def test_without_room_the_copy_is_not_blamed(taken: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=100k") as disk, pytest.raises(KnownError, match="disk_full"):
        rehearse(taken, KEYS.backup_key(), disk)
