"""A copy counts when it has been opened and read; a flipped bit is found; the newest are never thinned away."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.errors import KnownError
from helseansvarlig.store.backup import SUFFIX, FileBackups
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.kopifil import read_header, restore_file
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.conftest import NOW
from tests.store.conftest import KEY
from tests.store.eksempler import note, save_child, save_note
from tests.store.kopinoekler import Noekler

KEYS = Noekler()


@pytest.fixture
def backups(tmp_path: Path, clock: FixedClock) -> FileBackups:
    return FileBackups(tmp_path / "kopi", clock)


@pytest.fixture
def taken(store: SqlcipherStore, connection: Connection, backups: FileBackups) -> Path:
    """A copy of a child with three notes."""
    save_child(store)
    for number in range(3):
        save_note(store, note(number))
    return backups.path(backups.take(connection, KEYS).navn)


def test_a_copy_says_when_it_was_taken_and_how_large_it_is(
    backups: FileBackups, clock: FixedClock, taken: Path
) -> None:
    copy = backups.all()[0]

    assert (copy.navn, copy.tatt, copy.verifisert) == (taken.name, clock.now(), True)
    assert (copy.stoerrelse, copy.logg.nummer) == (taken.stat().st_size, 4)


def test_a_copy_is_one_private_file_and_nothing_beside_it(taken: Path) -> None:
    assert [f.name for f in taken.parent.iterdir()] == [taken.name]
    assert taken.stat().st_mode & 0o777 == 0o600
    assert taken.parent.stat().st_mode & 0o777 == 0o700


def test_a_copy_carries_the_header_that_opens_it_and_counts_no_names(taken: Path) -> None:
    with zipfile.ZipFile(taken) as archive:
        manifest = json.loads(archive.read("kopi.json"))

    assert read_header(taken) == KEYS.header()
    assert (manifest["antall"]["barn"], manifest["antall"]["notat"], manifest["logg_nummer"]) == (1, 3, 4)
    assert b"Blomst" not in taken.read_bytes()


def test_the_newest_are_kept_and_fewer_of_the_older(
    connection: Connection, backups: FileBackups, clock: FixedClock
) -> None:
    for _ in range(60):
        clock.moment += timedelta(minutes=10)
        backups.take(connection, KEYS)

    kept = [copy.tatt for copy in backups.all()]
    assert kept[:10] == [clock.moment - n * timedelta(minutes=10) for n in range(10)]
    assert 15 < len(kept) < 25  # then one for each hour


def test_a_clock_set_back_does_not_thin_away_the_copy_just_taken(
    connection: Connection, backups: FileBackups, clock: FixedClock
) -> None:
    for _ in range(12):
        clock.moment += timedelta(minutes=30)
        backups.take(connection, KEYS)
    before = {copy.navn for copy in backups.all()}
    clock.moment = NOW - timedelta(days=9000)

    first = backups.take(connection, KEYS)
    clock.moment += timedelta(minutes=1)
    second = backups.take(connection, KEYS)

    assert {copy.navn for copy in backups.all()} == before | {first.navn, second.navn}


def test_another_machines_copies_of_the_vault_are_its_own_to_thin(
    connection: Connection, backups: FileBackups, clock: FixedClock
) -> None:
    other = backups.take(connection, Noekler(eksemplaret="11"))
    for _ in range(40):
        clock.moment += timedelta(seconds=10)
        backups.take(connection, Noekler(eksemplaret="22"))

    found = backups.all()
    assert len(found) == 11
    assert [copy.navn for copy in found if copy.eksemplar == "11"] == [other.navn]


def test_a_damaged_copy_no_longer_counts_and_is_kept(backups: FileBackups, taken: Path) -> None:
    raw = bytearray(taken.read_bytes())
    raw[len(raw) // 2] ^= 1
    taken.write_bytes(raw)

    with pytest.raises(KnownError, match="kopi_skadet"):
        backups.verify(taken.name, KEYS.backup_key())

    assert backups.all() == []
    assert [f.read_bytes() for f in taken.parent.iterdir()] == [bytes(raw)]


def test_a_copy_under_another_key_is_not_called_damaged(backups: FileBackups, taken: Path) -> None:
    with pytest.raises(KnownError, match="kopi_gammel_noekkel"):
        backups.verify(taken.name, "ef" * 48)

    assert [copy.navn for copy in backups.all()] == [taken.name]


def test_a_row_put_back_to_what_it_was_is_found_in_the_copy(
    store: SqlcipherStore, connection: Connection, backups: FileBackups
) -> None:
    """The log's chain is whole, every page is authentic, and yet the note says what it said before."""
    save_child(store)
    save_note(store, note(1))
    before = dict(connection.execute("SELECT * FROM notat").fetchone())
    save_note(store, note(1, text="Jeg sover bedre nå"))
    connection.execute("UPDATE notat SET tekst = ?", (before["tekst"],))

    with pytest.raises(KnownError, match="rad_uten_historie"):
        backups.take(connection, KEYS)
    assert backups.all() == []


@pytest.mark.parametrize("name", [f"20261123T093000000000Z - Kopi{SUFFIX}", f"x{SUFFIX}", f"{SUFFIX}", "notat.txt"])
def test_what_else_lies_in_the_folder_is_left_alone(backups: FileBackups, taken: Path, name: str) -> None:
    (taken.parent / name).write_bytes(b"noe annet")

    assert [copy.navn for copy in backups.all()] == [taken.name]
    assert (taken.parent / name).exists()


@pytest.mark.parametrize("name", ["../helse.db", "/etc/passwd", "borte.hakopi", "", "."])
def test_a_name_that_is_none_of_ours_leads_nowhere(backups: FileBackups, taken: Path, name: str) -> None:
    assert taken.exists()
    with pytest.raises(KnownError, match="kopi_skadet"):
        backups.path(name)


def test_what_a_killed_program_left_half_done_is_cleared_away(
    connection: Connection, backups: FileBackups, taken: Path
) -> None:
    left = taken.parent / ".arbeid-abc"
    left.mkdir()
    (left / "helse.db").write_bytes(b"halv")

    backups.take(connection, KEYS)

    assert not left.exists()


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for no copy."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can make a disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "none", folder], check=False)
    if made.returncode != 0:
        pytest.skip("this machine does not let root make a disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_told_and_leaves_no_half_copy(
    full_disk: Path, connection: Connection, store: SqlcipherStore, clock: FixedClock
) -> None:
    save_child(store)
    backups = FileBackups(full_disk / "kopi", clock)

    with pytest.raises(KnownError, match="disk_full"):
        backups.take(connection, KEYS)

    assert backups.all() == []
    assert [*(full_disk / "kopi").iterdir()] == []


def test_restoring_onto_a_full_disk_does_not_blame_the_copy(full_disk: Path, taken: Path) -> None:
    with pytest.raises(KnownError, match="disk_full"):
        restore_file(taken, KEYS.backup_key(), full_disk / "tilbake.db", KEY)

    assert [*full_disk.iterdir()] == []


@pytest.mark.parametrize(
    "name", ["sommer.hakopi", "helse.db", "20261123T093000000000Z.zip", "99991231T235959000000Z.hakopi"]
)
def test_a_file_whose_name_tells_no_moment_is_not_laid_among_the_copies(
    backups: FileBackups, taken: Path, tmp_path: Path, name: str
) -> None:
    foreign = tmp_path / name
    foreign.write_bytes(taken.read_bytes())

    with pytest.raises(KnownError, match="kopi_skadet"):
        backups.adopt(foreign)

    assert [copy.navn for copy in backups.all()] == [taken.name]


def test_a_copy_under_no_name_of_ours_is_nowhere(backups: FileBackups, taken: Path) -> None:
    for name in ("borte.hakopi", f"../{taken.name}/x", "hode.json", ""):
        with pytest.raises(KnownError, match="kopi_skadet"):
            backups.path(name)
    assert backups.path(f"../annet/{taken.name}") == taken, "only the name counts, never a way out of the folder"
