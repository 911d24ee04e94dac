"""One folder's database: made, opened, set aside; a missing or damaged file is never replaced by an empty one."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.errors import KnownError
from helseansvarlig.store.connection import open_database
from helseansvarlig.store.kopifil import read_header
from helseansvarlig.store.vault_file import DATABASE, FileVault
from tests.disker import mounted
from tests.store.conftest import KEY
from tests.store.eksempler import note, notes, save_child, save_note
from tests.store.kopinoekler import Noekler

KEYS = Noekler()


@pytest.fixture
def vault(tmp_path: Path, clock: FixedClock) -> FileVault:
    vault = FileVault(tmp_path / "hvelv", clock)
    vault.prepare()
    return vault


def test_the_folder_is_the_owners_alone(vault: FileVault, tmp_path: Path) -> None:
    assert vault.copies() == []
    assert (tmp_path / "hvelv").stat().st_mode & 0o777 == 0o700


def test_a_missing_file_is_damage_and_no_new_vault(vault: FileVault, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="hvelv_skadet"):
        vault.open(KEYS)

    assert not (tmp_path / "hvelv" / DATABASE).exists()


def test_what_a_first_run_left_behind_is_set_aside(vault: FileVault, tmp_path: Path) -> None:
    open_database(tmp_path / "hvelv" / DATABASE, "ee" * 48).close()
    left = (tmp_path / "hvelv" / DATABASE).read_bytes()

    store, _, _ = vault.create(KEYS)
    save_child(store)
    store.close()

    assert [f.read_bytes() for f in (tmp_path / "hvelv" / "karantene").rglob("*.db")] == [left]


def test_a_copy_takes_the_damaged_files_place_and_the_damaged_file_is_kept(vault: FileVault, tmp_path: Path) -> None:
    store, backups, _ = vault.create(KEYS)
    save_child(store)
    save_note(store, note(1))
    copy = backups.take()
    store.close()
    database = tmp_path / "hvelv" / DATABASE
    for attempt in range(2):  # at the same moment too: nothing in quarantine is ever overwritten
        database.write_bytes(b"skadet %d" % attempt)
        with pytest.raises(KnownError, match="hvelv_skadet"):
            vault.open(KEYS)
        vault.restore(KEYS, copy.navn)

    store, _, _ = vault.open(KEYS)

    assert notes(store) == [note(1)]
    assert sorted(f.read_bytes() for f in (tmp_path / "hvelv" / "karantene").rglob("*.db")) == [
        b"skadet 0", b"skadet 1",
    ]  # fmt: skip
    store.close()


def test_a_log_left_beside_a_damaged_file_goes_with_it(vault: FileVault, tmp_path: Path) -> None:
    """It belongs to the old file under the same key: found beside the restored one it would be played into it."""
    store, backups, _ = vault.create(KEYS)
    save_child(store)
    copy = backups.take()
    store.close()
    (tmp_path / "hvelv" / f"{DATABASE}-wal").write_bytes(b"gammel logg")

    vault.restore(KEYS, copy.navn)

    assert not (tmp_path / "hvelv" / f"{DATABASE}-wal").exists()
    assert [f.name for f in (tmp_path / "hvelv" / "karantene").rglob("*-wal")] == [f"{DATABASE}-wal"]


def test_a_damaged_copy_leaves_everything_where_it_was(vault: FileVault, tmp_path: Path) -> None:
    store, backups, _ = vault.create(KEYS)
    save_child(store)
    copy = backups.take()
    store.close()
    path = tmp_path / "hvelv" / "kopi" / copy.navn
    path.write_bytes(path.read_bytes()[:-1000])
    before = (tmp_path / "hvelv" / DATABASE).read_bytes()

    with pytest.raises(KnownError, match="kopi_skadet"):
        vault.restore(KEYS, copy.navn)

    assert (tmp_path / "hvelv" / DATABASE).read_bytes() == before
    assert not (tmp_path / "hvelv" / "karantene").exists()


def test_damage_under_the_newest_log_rows_is_told_at_the_door(vault: FileVault, tmp_path: Path) -> None:
    store, _, _ = vault.create(KEYS)
    save_child(store)
    for number in range(30):
        save_note(store, note(number))
    store.close()
    database = tmp_path / "hvelv" / DATABASE
    raw = bytearray(database.read_bytes())
    raw[4096:] = bytes(len(raw) - 4096)
    database.write_bytes(raw)

    with pytest.raises(KnownError, match="hvelv_skadet"):
        vault.open(KEYS)
    with pytest.raises(KnownError, match="hvelv_skadet"):  # and it has let go: not «in use»
        vault.open(KEYS)


def test_a_broken_chain_is_told_at_the_door(vault: FileVault, tmp_path: Path) -> None:
    store, _, _ = vault.create(KEYS)
    save_child(store)
    store.close()
    connection = open_database(tmp_path / "hvelv" / DATABASE, KEY)
    connection.execute("DROP TRIGGER logg_kan_ikke_endres")
    connection.execute("UPDATE logg SET utfall = 'x'")
    connection.close()

    with pytest.raises(KnownError, match="logg_brutt"):
        vault.open(KEYS)


def test_taking_a_copy_is_logged_and_cannot_be_undone(vault: FileVault) -> None:
    store, backups, _ = vault.create(KEYS)
    copy = backups.take()

    assert [(row.handling, row.objekt) for row in store.log_rows(1)] == [("kopi.tatt", f"kopi:{copy.navn}")]
    assert store.next_undo() is None
    assert backups.verify(copy.navn) == copy
    store.close()


def test_after_a_change_of_password_copies_carry_the_new_header(vault: FileVault, tmp_path: Path) -> None:
    store, backups, _ = vault.create(KEYS)
    backups.use(Noekler(b'{"hode": "det nye"}'))
    copy = backups.take()

    assert read_header(tmp_path / "hvelv" / "kopi" / copy.navn) == b'{"hode": "det nye"}'
    store.close()


def test_a_folder_that_a_sync_program_took_over_is_refused_at_each_unlock(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "Dropbox").mkdir()

    with pytest.raises(KnownError, match="mappe_synkronisert"):
        FileVault(tmp_path / "Dropbox", clock).acquire()
    assert [*(tmp_path / "Dropbox").iterdir()] == []


def test_the_newest_copy_that_is_whole_is_taken_and_damaged_ones_are_passed_over(
    vault: FileVault, tmp_path: Path, clock: FixedClock
) -> None:
    store, backups, _ = vault.create(KEYS)
    save_child(store)
    for number in range(3):
        save_note(store, note(number))
        clock.moment += timedelta(hours=1)
        backups.take()
    store.close()
    whole, *damaged = sorted((tmp_path / "hvelv" / "kopi").iterdir())
    for path in damaged:
        path.write_bytes(path.read_bytes()[:-3000])

    assert vault.restore_newest(KEYS).navn == whole.name

    store, _, _ = vault.open(KEYS)
    assert notes(store) == [note(0)]
    store.close()
    whole.unlink()
    with pytest.raises(KnownError, match="kopi_skadet"):
        vault.restore_newest(KEYS)


def test_without_copies_nothing_is_restored(vault: FileVault) -> None:
    with pytest.raises(KnownError, match="kopi_finnes_ikke"):
        vault.restore_newest(KEYS)


def test_a_full_disk_is_no_reason_to_take_an_older_copy(vault: FileVault, tmp_path: Path, clock: FixedClock) -> None:
    """What stops the newest from being brought back says nothing about it; an older one would lose work."""
    store, backups, _ = vault.create(KEYS)
    save_child(store)
    for _ in range(2):
        clock.moment += timedelta(hours=1)
        backups.take()
    store.close()
    with mounted(tmp_path / "disk", "size=2m") as disk:
        shutil.copytree(tmp_path / "hvelv" / "kopi", disk / "kopi")
        (disk / "fyll").write_bytes(bytes(shutil.disk_usage(disk).free - 64 * 1024))

        with pytest.raises(KnownError, match="disk_full"):
            FileVault(disk, clock).restore_newest(KEYS)

        assert not (disk / DATABASE).exists()
