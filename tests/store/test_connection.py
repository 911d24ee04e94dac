"""The file is opened with the settings that were decided, and leaves no way to a plaintext copy."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.store.connection import (
    APPLICATION_ID,
    Connection,
    database_errors,
    known,
    migrate,
    open_copy,
    open_database,
    open_finished,
    require_sound_sqlite,
    schema_version,
)
from helseansvarlig.store.migrations import NEWEST
from tests.disker import make_read_only, mounted
from tests.store.conftest import KEY


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("locking_mode", "exclusive"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("foreign_keys", 1),
        ("page_size", "4096"),
        ("application_id", APPLICATION_ID),
        ("cipher_memory_security", "0"),
    ],
)
def test_the_settings_are_those_that_were_decided(connection: Connection, pragma: str, value: object) -> None:
    assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_nothing_is_mapped_into_memory_where_a_crash_could_write_it(connection: Connection) -> None:
    assert [tuple(row) for row in connection.execute("PRAGMA mmap_size")] in ([], [(0,)])


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE '{}' AS x KEY ''",
        "VACUUM INTO '{}'",
        "SELECT sqlcipher_export('main')",
        "SELECT SQLCIPHER_EXPORT('main')",
        "DETACH DATABASE main",
    ],
)
def test_every_way_to_a_plaintext_copy_is_denied(connection: Connection, tmp_path: Path, statement: str) -> None:
    target = tmp_path / "klartekst.db"

    with pytest.raises(sqlite.DatabaseError, match=r"not authorized|authorization denied"):
        connection.execute(statement.format(target)).fetchall()

    assert not target.exists()


def test_no_library_can_be_loaded_into_the_database(connection: Connection) -> None:
    with pytest.raises(sqlite.DatabaseError, match="not authorized"):
        connection.execute("SELECT load_extension('x')")


@pytest.mark.parametrize("version", [(3, 51, 2), (3, 46, 0), (3, 7, 0)])
def test_an_sqlite_that_can_lose_data_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(KnownError, match="sqlite_for_gammel"):
        require_sound_sqlite(version)


def test_the_first_sqlite_without_the_fault_is_taken() -> None:
    require_sound_sqlite((3, 51, 3))
    require_sound_sqlite()


def test_file_and_log_are_the_owners_alone(connection: Connection, database: Path) -> None:
    connection.execute("CREATE TABLE t (a)")

    assert {f.name: f.stat().st_mode & 0o777 for f in database.parent.iterdir()} == {
        "helse.db": 0o600,
        "helse.db-wal": 0o600,
    }


def test_nothing_of_what_is_written_stands_readable_in_the_files(connection: Connection, database: Path) -> None:
    connection.execute("CREATE TABLE hemmelighetsfull (a)")
    connection.execute("INSERT INTO hemmelighetsfull VALUES ('Vakker Blomst')")

    kept = b"".join(f.read_bytes() for f in database.parent.iterdir())

    assert b"Blomst" not in kept
    assert b"hemmelighetsfull" not in kept
    assert b"SQLite" not in kept


def test_a_second_program_is_told_that_it_is_open(connection: Connection, database: Path) -> None:
    assert connection.in_transaction is False
    with pytest.raises(KnownError, match="hvelv_opptatt"):
        open_database(database, KEY)


def test_the_wrong_key_is_damage_since_the_header_has_proved_the_right_one(
    connection: Connection, database: Path
) -> None:
    connection.close()

    with pytest.raises(KnownError, match="hvelv_skadet"):
        open_database(database, "cd" * 48)


def test_somebody_elses_database_under_our_key_is_not_ours(database: Path) -> None:
    other = sqlite.connect(str(database))
    other.execute(f"PRAGMA key = \"x'{KEY}'\"")
    other.execute("CREATE TABLE t (a)")
    other.close()

    with pytest.raises(KnownError, match="hvelv_skadet"):
        open_database(database, KEY)


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"SQLite format 3\x00" + b"\x00" * 5000])
def test_a_file_that_is_no_database_is_damage(database: Path, content: bytes) -> None:
    database.write_bytes(content)

    with pytest.raises(KnownError, match="hvelv_skadet"):
        open_database(database, KEY)
    assert database.read_bytes() == content


def test_flipped_bits_are_found_wherever_they_are(connection: Connection, database: Path, tmp_path: Path) -> None:
    connection.close()
    whole = database.read_bytes()
    chance = random.Random(5)

    for _ in range(60):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        copy = tmp_path / "skadet.db"
        copy.write_bytes(damaged)
        assert _first_word_of_damage(copy) == "hvelv_skadet"


def _first_word_of_damage(path: Path) -> str:
    try:
        connection = open_database(path, KEY)
    except KnownError as error:
        return error.code
    try:
        with database_errors():
            pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        return "hvelv_skadet" if pages else "nothing"
    except KnownError as error:
        return error.code
    finally:
        connection.close()


def test_a_missing_table_is_our_bug_and_no_damage(connection: Connection) -> None:
    """Called damage, it would send people back to an old copy."""
    with pytest.raises(BugError), database_errors():
        connection.execute("SELECT * FROM finnes_ikke")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite.SQLITE_BUSY, "hvelv_opptatt"),
        (sqlite.SQLITE_FULL, "disk_full"),
        (sqlite.SQLITE_NOMEM, "minne_fullt"),
        (sqlite.SQLITE_READONLY, "mappe_skrivebeskyttet"),
        (sqlite.SQLITE_CANTOPEN, "disk_feil"),
        (sqlite.SQLITE_IOERR | (3 << 8), "disk_feil"),
        (sqlite.SQLITE_CORRUPT, "hvelv_skadet"),
        (sqlite.SQLITE_NOTADB, "hvelv_skadet"),
    ],
)
def test_what_the_database_says_has_one_code_of_ours(number: int, code: str) -> None:
    error = sqlite.OperationalError("text that may change")
    error.sqlite_errorcode = number

    assert str(known(error)) == code


@pytest.mark.parametrize("make", [open_database, open_copy])
def test_a_file_that_cannot_be_made_on_a_full_disk_is_told_as_that(
    tmp_path: Path, make: Callable[[Path, str], Connection]
) -> None:
    """A disk can be full with no file too many on it: it is the next file that finds no room."""
    with mounted(tmp_path / "disk", "size=1m,nr_inodes=1") as disk:
        with pytest.raises(KnownError, match="disk_full"):
            make(disk / "helse.db", KEY)

        assert [*disk.iterdir()] == []


def test_a_log_that_cannot_be_made_beside_the_file_is_told_as_a_full_disk(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=1m,nr_inodes=3") as disk:
        open_database(disk / "helse.db", KEY).close()
        (disk / "fyll").touch()
        with pytest.raises(KnownError, match="disk_full"):
            open_database(disk / "helse.db", KEY)

        assert sorted(path.name for path in disk.iterdir()) == ["fyll", "helse.db"]


def test_a_file_that_cannot_be_opened_for_no_reason_of_the_disks_is_not_blamed_on_room_or_rights(
    tmp_path: Path,
) -> None:
    (tmp_path / "helse.db").mkdir()
    with pytest.raises(KnownError, match="disk_feil"):
        open_copy(tmp_path / "helse.db", KEY)

    assert [path.name for path in tmp_path.iterdir()] == ["helse.db"]


def test_a_finished_file_is_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=4m") as disk:
        connection = open_database(disk / "helse.db", KEY)
        connection.execute("CREATE TABLE t (navn TEXT)")
        connection.close()
        make_read_only(disk)
        connection = open_finished(disk / "helse.db", KEY)

        assert connection.execute("SELECT count(*) FROM t").fetchone()[0] == 0
        assert [path.name for path in disk.iterdir()] == ["helse.db"]
        connection.close()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="disk_feil"):
        open_database(tmp_path / "borte" / "helse.db", KEY)


def test_migrating_twice_changes_nothing(connection: Connection) -> None:
    before = schema_version(connection)

    migrate(connection, before=lambda: pytest.fail("nothing is about to change"))

    assert before == schema_version(connection) == NEWEST


def test_a_newer_schema_is_left_alone(connection: Connection) -> None:
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")

    with pytest.raises(KnownError, match="hvelv_nyere"):
        migrate(connection, before=lambda: pytest.fail("nothing may change"))


def test_names_are_found_where_people_look_for_them(connection: Connection) -> None:
    names = ["Ås", "Øyvind", "Ærlig", "vakker", "Zorro", "Modig", "åse"]

    connection.execute("CREATE TABLE t (navn TEXT)")
    connection.executemany("INSERT INTO t VALUES (?)", [(name,) for name in names])

    found = [row["navn"] for row in connection.execute("SELECT navn FROM t ORDER BY navn COLLATE norsk")]
    assert found == ["Modig", "vakker", "Zorro", "Ærlig", "Øyvind", "Ås", "åse"]
