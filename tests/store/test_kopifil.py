"""One copy as a file: opened and read it counts; a flipped bit, a torn end or an exchanged part is found."""

from __future__ import annotations

import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from helseansvarlig.clock import FixedClock
from helseansvarlig.errors import KnownError
from helseansvarlig.store.backup import SUFFIX, FileBackups
from helseansvarlig.store.connection import Connection, open_copy, open_database
from helseansvarlig.store.kopifil import (
    copy_database,
    examine,
    read_header,
    read_manifest,
    restore_file,
    verify_file,
)
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from tests.disker import make_read_only, mounted
from tests.store.conftest import KEY, LEAD
from tests.store.eksempler import note, notes, save_child, save_note
from tests.store.kopinoekler import Noekler

KEYS = Noekler()


@pytest.fixture
def taken(store: SqlcipherStore, connection: Connection, tmp_path: Path, clock: FixedClock) -> Path:
    """A copy of a child with three notes."""
    save_child(store)
    for number in range(3):
        save_note(store, note(number))
    backups = FileBackups(tmp_path / "kopi", clock)
    return backups.path(backups.take(connection, KEYS).navn)


def test_a_copy_opens_with_its_own_key_alone(taken: Path) -> None:
    assert verify_file(taken, KEYS.backup_key()).antall["notat"] == 3
    with pytest.raises(KnownError, match="kopi_gammel_noekkel"):
        verify_file(taken, KEY)


def test_what_is_written_afterwards_is_not_in_the_copy(taken: Path, store: SqlcipherStore) -> None:
    save_note(store, note(9))

    assert verify_file(taken, KEYS.backup_key()).antall["notat"] == 3


def test_a_finished_file_is_examined_where_nothing_can_be_written(
    store: SqlcipherStore, connection: Connection, tmp_path: Path
) -> None:
    """Reading what was just written needs no room: a disk that fills up meanwhile is not told as damage."""
    save_child(store)
    with mounted(tmp_path / "disk", "size=4m") as disk:
        copy_database(connection, disk / "helse.db", KEY)
        make_read_only(disk)

        assert examine(disk / "helse.db", KEY).antall["barn"] == 1
        assert [path.name for path in disk.iterdir()] == ["helse.db"]


def test_a_copy_that_finds_no_room_for_its_journal_is_told_as_a_full_disk(
    store: SqlcipherStore, connection: Connection, tmp_path: Path
) -> None:
    save_child(store)
    with (
        mounted(tmp_path / "disk", "size=4m,nr_inodes=2") as disk,
        pytest.raises(KnownError, match="disk_full"),
    ):
        copy_database(connection, disk / "helse.db", KEY)


def test_a_flipped_bit_anywhere_that_matters_is_found(taken: Path, tmp_path: Path) -> None:
    """Some bits of a ZIP say nothing (times, rights): where a flip is let pass, all that counts came out the same."""
    whole = taken.read_bytes()
    chance = random.Random(11)
    with zipfile.ZipFile(taken) as archive:
        content = [archive.read(name) for name in archive.namelist()]
        around = archive.start_dir
    small = [*range(700 * 8), *range(around * 8, len(whole) * 8)]
    let_pass = 0

    for position in [*chance.sample(small, 250), *(chance.randrange(len(whole) * 8) for _ in range(60))]:
        damaged = bytearray(whole)
        damaged[position // 8] ^= 1 << position % 8
        copy = tmp_path / f"skadet{SUFFIX}"
        copy.write_bytes(damaged)
        try:
            verify_file(copy, KEYS.backup_key())
        except KnownError as error:
            assert error.code == "kopi_skadet"
        else:
            let_pass += 1
            with zipfile.ZipFile(copy) as archive:
                assert [archive.read(name) for name in ("hode.json", "kopi.json", "helse.db")] == content

    assert let_pass < 100


@pytest.mark.parametrize("length", [0, 1, 21, 100, 5000, -1, -22])
def test_a_torn_copy_is_found(taken: Path, length: int) -> None:
    taken.write_bytes(taken.read_bytes()[:length])

    with pytest.raises(KnownError, match="kopi_skadet"):
        verify_file(taken, KEYS.backup_key())
    with pytest.raises(KnownError, match="kopi_skadet"):
        read_header(taken)


@pytest.mark.parametrize("manifest", ["null", "[]", "{}", "{", "[" * 100_000, '{"antall": {}, "logg_hash": ""}'])
def test_a_copy_with_another_manifest_is_found(taken: Path, manifest: str) -> None:
    _repack(taken, "kopi.json", manifest.encode())

    with pytest.raises(KnownError, match="kopi_skadet"):
        verify_file(taken, KEYS.backup_key())


def test_a_copy_whose_header_was_exchanged_is_found(taken: Path) -> None:
    """It would open today and leave the recovery sheet useless on another machine."""
    _repack(taken, "hode.json", b"{}")

    with pytest.raises(KnownError, match="kopi_skadet"):
        verify_file(taken, KEYS.backup_key())


def test_a_copy_with_a_broken_log_is_found(taken: Path, tmp_path: Path) -> None:
    database = tmp_path / "ut.db"
    with zipfile.ZipFile(taken) as archive:
        database.write_bytes(archive.read("helse.db"))
    connection = open_copy(database, KEYS.backup_key())
    connection.execute("UPDATE endring SET etter = '{}' WHERE gruppe = 2")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    _repack(taken, "helse.db", database.read_bytes())

    with pytest.raises(KnownError, match="kopi_skadet"):
        verify_file(taken, KEYS.backup_key())


def _repack(path: Path, name: str, data: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        content = {n: archive.read(n) for n in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for entry, old in content.items():
            archive.writestr(entry, data if entry == name else old)


def test_compressed_entries_are_never_unpacked(taken: Path) -> None:
    with zipfile.ZipFile(taken) as archive:
        content = {n: archive.read(n) for n in archive.namelist()}
    content["hode.json"] = b"0" * 100_000_000
    with zipfile.ZipFile(taken, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)

    with pytest.raises(KnownError, match="kopi_skadet"):
        read_header(taken)


def test_a_restored_copy_holds_what_was_copied_under_the_live_key(
    taken: Path, tmp_path: Path, clock: FixedClock
) -> None:
    target = tmp_path / "tilbake.db"

    restore_file(taken, KEYS.backup_key(), target, KEY)

    connection = open_database(target, KEY)
    assert len(notes(SqlcipherStore(connection, LEAD, clock))) == 3
    connection.close()


def test_restoring_never_overwrites(taken: Path, tmp_path: Path) -> None:
    target = tmp_path / "tilbake.db"
    target.write_bytes(b"noe som finnes")

    with pytest.raises(KnownError, match="hvelv_finnes"):
        restore_file(taken, KEYS.backup_key(), target, KEY)

    assert target.read_bytes() == b"noe som finnes"


def test_a_damaged_copy_restores_nothing(taken: Path, tmp_path: Path) -> None:
    taken.write_bytes(taken.read_bytes()[:-3000])

    with pytest.raises(KnownError, match="kopi_skadet"):
        restore_file(taken, KEYS.backup_key(), tmp_path / "tilbake.db", KEY)

    assert not (tmp_path / "tilbake.db").exists()


def test_a_copy_that_holds_less_than_its_signed_manifest_says_is_found(taken: Path) -> None:
    """Somebody with the key packed another database under the old manifest's place in the log."""
    manifest = read_manifest(taken)
    more = replace(manifest, antall={**manifest.antall, "notat": 4})
    _repack(taken, "kopi.json", more.to_bytes(KEYS.backup_key()))

    with pytest.raises(KnownError, match="kopi_skadet"):
        verify_file(taken, KEYS.backup_key())


def test_a_database_whose_rows_are_not_of_their_kind_is_found(connection: Connection, database: Path) -> None:
    """Every page is sound and the chain holds; what is in a column could not have been written there by us."""
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'navn TEXT', 'navn INT') WHERE name = 'motpart'")
    connection.execute("PRAGMA writable_schema=OFF")
    connection.execute(
        "INSERT INTO motpart (id, navn, kategori, orgnr, kommunenr, telefon, kontaktperson, kort, "
        "fingeravtrykk_bekreftet_av) VALUES ('m1', 'BUP', 'bup', '', '', '', '', x'', '')"
    )
    connection.close()

    with pytest.raises(KnownError, match="hvelv_skadet"):
        examine(database, KEY)


def test_a_database_that_does_not_open_under_the_key_is_damage(connection: Connection, database: Path) -> None:
    connection.close()

    with pytest.raises(KnownError, match="hvelv_skadet"):
        examine(database, "ee" * 48)
