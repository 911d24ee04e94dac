"""Compartments travel in a copy under their own keys, come back where they are gone, and hold nothing else back."""

from __future__ import annotations

import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helseansvarlig.clock import SystemClock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Kopi
from helseansvarlig.store.kopier import OpenBackups
from helseansvarlig.store.kopifil import read_manifest, verify_file
from helseansvarlig.store.rom_file import FileRom
from helseansvarlig.store.romkopi import copy_rooms, restore_room, rooms_open, set_room_aside
from helseansvarlig.store.rotasjonsfil import opens
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from helseansvarlig.store.vault_file import FileVault
from tests.disker import mounted
from tests.store.eksempler import save_child
from tests.store.kopinoekler import Noekler

KEYS = Noekler()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed vault with a meeting compartment in which something was read."""
    vault = FileVault(tmp_path / "hvelv", SystemClock())
    vault.prepare()
    store, _, _ = vault.create(KEYS)
    save_child(store)
    store.close()
    room = FileRom(tmp_path / "hvelv", SystemClock()).open(Rom.MOETE, KEYS)
    room.log(Hendelse("frigitt.lest", angrebar=False))
    room.close()
    return tmp_path / "hvelv"


def opened(folder: Path) -> tuple[SqlcipherStore, OpenBackups]:
    store, backups, _ = FileVault(folder, SystemClock()).open(KEYS)
    return store, backups


def taken(folder: Path) -> Kopi:
    store, backups = opened(folder)
    copy = backups.take()
    store.close()
    return copy


def room_rows(folder: Path) -> int:
    room = FileRom(folder, SystemClock()).open(Rom.MOETE, KEYS)
    rows = len(room.log_rows(10))
    room.close()
    return rows


def test_a_compartment_lies_in_the_copy_under_its_own_backup_key(folder: Path, tmp_path: Path) -> None:
    path = folder / "kopi" / taken(folder).navn
    with zipfile.ZipFile(path) as archive:
        (tmp_path / "moete.db").write_bytes(archive.read("moete.db"))

    assert [*read_manifest(path).rom] == ["moete.db"]
    assert opens(tmp_path / "moete.db", KEYS.room_key(Rom.MOETE, "kopi"))
    assert not opens(tmp_path / "moete.db", KEYS.backup_key())


def test_a_flipped_bit_in_it_is_found_with_the_health_records_key_alone(folder: Path) -> None:
    path = folder / "kopi" / taken(folder).navn
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    damaged = bytearray(content["moete.db"])
    damaged[5000] ^= 1
    content["moete.db"] = bytes(damaged)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)

    with pytest.raises(KnownError, match="kopi_skadet"):
        verify_file(path, KEYS.backup_key())


def test_on_another_machine_it_comes_back_with_the_vault(folder: Path) -> None:
    copy = taken(folder)
    elsewhere = folder.parent / "en annen maskin"
    vault = FileVault(elsewhere, SystemClock())
    vault.prepare()
    vault.adopt(folder / "kopi" / copy.navn)

    assert vault.restore_newest(KEYS).navn == copy.navn

    assert room_rows(elsewhere) == 1


def test_one_that_is_there_is_not_set_back_with_the_vault(folder: Path) -> None:
    copy = taken(folder)
    room = FileRom(folder, SystemClock()).open(Rom.MOETE, KEYS)
    room.log(Hendelse("frigitt.lest", angrebar=False))
    room.close()

    FileVault(folder, SystemClock()).restore(KEYS, copy.navn)

    assert room_rows(folder) == 2


def test_a_damaged_one_does_not_keep_the_health_records_from_being_copied(folder: Path) -> None:
    (folder / "moete.db").write_bytes(b"skadet" * 1000)
    copy = taken(folder)

    assert read_manifest(folder / "kopi" / copy.navn).rom == {}
    assert verify_file(folder / "kopi" / copy.navn, KEYS.backup_key()).antall["barn"] == 1


def test_what_a_crash_left_in_its_write_ahead_log_is_copied_too(folder: Path, tmp_path: Path) -> None:
    room = FileRom(folder, SystemClock()).open(Rom.MOETE, KEYS)
    room.log(Hendelse("frigitt.lest", angrebar=False))
    crashed = tmp_path / "krasj"
    shutil.copytree(folder, crashed)
    room.close()
    copy = taken(crashed)
    (crashed / "moete.db").unlink()

    FileVault(crashed, SystemClock()).restore(KEYS, copy.navn)

    assert room_rows(crashed) == 2


def test_a_copy_is_old_when_a_compartment_in_it_opens_with_an_earlier_key(folder: Path) -> None:
    """Somebody of the meeting staff was removed: the health records' key is the same, and her part of it is not."""
    path = folder / "kopi" / taken(folder).navn

    assert rooms_open(path, KEYS)
    assert not rooms_open(path, Noekler(moete="78" * 48))


def test_of_a_copy_that_cannot_be_read_nothing_is_said(folder: Path) -> None:
    path = folder / "kopi" / taken(folder).navn
    path.write_bytes(path.read_bytes()[:200])

    assert rooms_open(path, KEYS)


def test_a_full_disk_is_told_and_leaves_no_half_compartment(folder: Path, tmp_path: Path) -> None:
    """What cannot be read is left out of a copy; what finds no room must not be, or the copy would lack it unsaid."""
    with mounted(tmp_path / "disk", "size=32k") as disk:
        with pytest.raises(KnownError, match="disk_full"):
            copy_rooms(folder, KEYS, disk)

        assert not (disk / "moete.db").exists()


def restored(folder: Path, keys: Noekler = KEYS) -> Path | None:
    copies = sorted((folder / "kopi").glob("*.hakopi"), reverse=True)
    return restore_room(copies, keys, folder, Rom.MOETE, datetime(2026, 11, 23, 9, 30, tzinfo=UTC))


def test_one_compartment_comes_back_alone_and_the_health_records_are_untouched(folder: Path) -> None:
    copy = taken(folder)
    health = (folder / "helse.db").read_bytes()
    (folder / "moete.db").write_bytes(b"skadet" * 1000)

    assert restored(folder) == folder / "kopi" / copy.navn

    assert room_rows(folder) == 1
    assert (folder / "helse.db").read_bytes() == health
    assert [*folder.glob(".arbeid-*")] == []


def test_what_sqlite_left_beside_the_damaged_file_is_never_played_into_the_new_one(
    folder: Path, tmp_path: Path
) -> None:
    taken(folder)
    room = FileRom(folder, SystemClock()).open(Rom.MOETE, KEYS)
    room.log(Hendelse("frigitt.lest", angrebar=False))
    crashed = tmp_path / "krasj"
    shutil.copytree(folder, crashed)
    room.close()
    assert (crashed / "moete.db-wal").stat().st_size > 0

    assert restored(crashed) is not None

    assert room_rows(crashed) == 1, "the copy's own, and nothing of the crash"
    assert {"moete.db", "moete.db-wal"} <= {f.name for f in (crashed / "karantene").rglob("moete*")}


def test_without_a_copy_that_opens_the_file_is_left_where_it_is(folder: Path) -> None:
    taken(folder)
    (folder / "moete.db").write_bytes(b"skadet" * 1000)

    assert restored(folder, Noekler(kopi="34" * 48)) is None  # copies of an earlier key
    assert restored(folder, Noekler(moete="78" * 48)) is None  # the compartment has another key since

    assert (folder / "moete.db").read_bytes() == b"skadet" * 1000
    assert not (folder / "karantene").exists()


def test_set_aside_it_is_kept_whole_and_made_anew(folder: Path) -> None:
    damaged = b"skadet" * 1000
    (folder / "moete.db").write_bytes(damaged)

    set_room_aside(folder, Rom.MOETE, datetime(2026, 11, 23, 9, 30, tzinfo=UTC))

    assert [f.read_bytes() for f in (folder / "karantene").rglob("moete.db")] == [damaged]
    assert room_rows(folder) == 0


def test_a_full_disk_is_no_reason_to_take_an_older_copy_of_it(folder: Path, tmp_path: Path) -> None:
    taken(folder)
    damaged = b"skadet" * 1000
    (folder / "moete.db").write_bytes(damaged)
    with mounted(tmp_path / "disk", "size=3m") as disk:
        shutil.copytree(folder, disk / "hvelv", ignore=shutil.ignore_patterns("ballast"))
        (disk / "fyll").write_bytes(bytes(shutil.disk_usage(disk).free - 64 * 1024))

        with pytest.raises(KnownError, match="disk_full"):
            restored(disk / "hvelv")

        assert (disk / "hvelv" / "moete.db").read_bytes() == damaged


def test_one_that_is_gone_comes_back_too(folder: Path) -> None:
    taken(folder)
    (folder / "moete.db").unlink()

    assert restored(folder) is not None

    assert room_rows(folder) == 1
    assert not [*(folder / "karantene").rglob("moete.db")]
