"""Opening the encrypted file with the settings of the security page §2, as amended by decisions 18 to 21."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.errors import BugError, HelseansvarligError, KnownError, disk_error
from helseansvarlig.store.migrations import MIGRATIONS, NEWEST, statements
from helseansvarlig.store.plantegning import blueprint

Connection = Any
"""sqlcipher3 ships no types; the store is the only place that holds one of these."""

APPLICATION_ID = 0x48454C53  # "HELS"
OLDEST_SQLITE = (3, 51, 3)
"""Older ones can corrupt a database in WAL mode (fixed in 3.51.3)."""

_NORSK = str.maketrans("æøå", "{|}")
_UNOPENED = "unable to open database file"
_CODES = {
    sqlite.SQLITE_BUSY: "hvelv_opptatt",
    sqlite.SQLITE_LOCKED: "hvelv_opptatt",
    sqlite.SQLITE_FULL: "disk_full",
    sqlite.SQLITE_NOMEM: "minne_fullt",
    sqlite.SQLITE_READONLY: "mappe_skrivebeskyttet",
    sqlite.SQLITE_CANTOPEN: "disk_feil",
    sqlite.SQLITE_PERM: "mappe_skrivebeskyttet",
    sqlite.SQLITE_IOERR: "disk_feil",
    sqlite.SQLITE_CORRUPT: "hvelv_skadet",
    sqlite.SQLITE_NOTADB: "hvelv_skadet",
}
_WORDS = {
    "disk is full": "disk_full",
    "disk I/O error": "disk_feil",
    "malformed": "hvelv_skadet",
    "not a database": "hvelv_skadet",
    _UNOPENED: "disk_feil",
}
"""A copying that fails on the other file's account says so in words alone."""
_PROBE, _PROBE_BYTES = "plassproeve", 4096
_SETTINGS = (
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",
    "PRAGMA checkpoint_fullfsync=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA mmap_size=0",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-65536",
)


def require_sound_sqlite(version: tuple[int, ...] | None = None) -> None:
    """Refuse an SQLite that can lose data. Raises `sqlite_for_gammel`."""
    if (version or sqlite.sqlite_version_info) < OLDEST_SQLITE:
        raise KnownError("sqlite_for_gammel")


def open_database(path: Path, key: str) -> Connection:
    """Return a connection to the vault's file, made if it is not there. `key` is 96 hex characters.

    Raises `hvelv_skadet` (the key has been proved against the header before this, so the file is at fault),
    `hvelv_opptatt`, `disk_full`, `mappe_skrivebeskyttet`.
    """
    require_sound_sqlite()
    fresh = _make_private(path)
    connection = _connect(path, key)
    try:
        for setting in _SETTINGS:
            connection.execute(setting).fetchall()
        _require_ours(connection, fresh=fresh)
        connection.execute("BEGIN IMMEDIATE")  # takes the exclusive lock now, so a second program is told at once
        connection.execute("COMMIT")
    except sqlite.Error as error:
        connection.close()
        raise known(error, path.parent) from error
    except KnownError:
        connection.close()
        raise
    connection.create_collation("norsk", _compare)
    connection.set_authorizer(_authorize)
    return connection


def open_copy(path: Path, key: str) -> Connection:
    """Return a connection to a backup file: same key handling, no WAL beside it."""
    connection = _connect(path, key)
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def open_finished(path: Path, key: str) -> Connection:
    """Return a connection to a file that nobody has open and nobody writes to: reading it leaves nothing beside it.

    Opened in the usual way even a reading makes two files more, and may fail where there is no room for them.
    """
    connection = _connect(path, key, f"{path.absolute().as_uri()}?immutable=1")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def migrate(connection: Connection, before: Callable[[], object]) -> None:
    """Bring the schema up to date; each step and its number commit together, and a new vault is laid down in one.

    `before` runs once when an existing vault is about to change: the verified copy. A power cut leaves a database that
    the next start simply continues from. Raises `hvelv_nyere`.
    """
    version = schema_version(connection)
    if version > NEWEST:
        raise KnownError("hvelv_nyere")
    if version == 0:
        _commit_step(connection, blueprint(MIGRATIONS), NEWEST)
        return
    if version < NEWEST:
        before()
    for number in range(version, NEWEST):
        _commit_step(connection, statements(MIGRATIONS[number]), number + 1)


def _commit_step(connection: Connection, script: Iterable[str], version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in script:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except sqlite.Error as error:
        connection.execute("ROLLBACK")
        raise known(error) from error


def schema_version(connection: Connection) -> int:
    """Return which schema the file has; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def tables(connection: Connection) -> list[str]:
    """Return the names of all tables, in order; the search index is no record and is left out."""
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
    )
    return [row["name"] for row in rows if not row["name"].startswith("sqlite_")]


def known(error: sqlite.Error, folder: Path | None = None) -> HelseansvarligError:
    """Return our code for what the database says went wrong around it.

    What it says about our own SQL is a bug: called damage, it would send people back to an old copy. That a file could
    not be opened or made has many causes, and SQLite tells none: then the disk `folder` lies on is asked.
    """
    number = getattr(error, "sqlite_errorcode", sqlite.SQLITE_ERROR)
    if folder is not None and (number & 0xFF == sqlite.SQLITE_CANTOPEN or _UNOPENED in str(error)):
        return _why_unopened(folder)
    in_words = next((code for words, code in _WORDS.items() if words in str(error)), None)
    code = _CODES.get(number & 0xFF, in_words)
    return KnownError(code) if code else BugError(f"sqlite {number}")


@contextmanager
def database_errors() -> Iterator[None]:
    """Let only our own errors out of what asks the database."""
    try:
        yield
    except sqlite.Error as error:
        raise known(error) from error


def _make_private(path: Path) -> bool:
    """Make the file for its owner only if it is not there (the log beside it inherits that), and tell whether it was.

    An existing file without content has been cut off; left alone it would be filled as if it were new.
    """
    try:
        path.touch(0o600, exist_ok=False)
    except FileExistsError:
        if path.stat().st_size == 0:
            raise KnownError("hvelv_skadet") from None
        return False
    except OSError as error:
        raise disk_error(error) from error
    return True


def _why_unopened(folder: Path) -> KnownError:
    """Return what the system says when a small file is made in a folder."""
    probe = folder / _PROBE
    try:
        try:
            probe.write_bytes(bytes(_PROBE_BYTES))
        finally:
            probe.unlink(missing_ok=True)
    except OSError as error:
        return disk_error(error)
    return KnownError("disk_feil")


def _connect(path: Path, key: str, uri: str = "") -> Connection:
    # No statement cache: a cached statement would keep the key's text alive.
    try:
        connection = sqlite.connect(
            uri or str(path), isolation_level=None, timeout=0.5, cached_statements=0, uri=bool(uri)
        )
    except sqlite.Error as error:
        raise known(error, path.parent) from error
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.row_factory = sqlite.Row
    return connection


def _require_ours(connection: Connection, *, fresh: bool) -> None:
    if fresh:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    elif connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise KnownError("hvelv_skadet")


def norsk(text: str) -> str:
    """Return what to sort a name by: æ, ø, å last, small and large letters together, as people here look for it."""
    return text.lower().translate(_NORSK)


def _compare(a: str, b: str) -> int:
    left, right = norsk(a), norsk(b)
    return (left > right) - (left < right)


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    """Deny the two ways in which a plaintext copy could be written next to the vault."""
    if action in (sqlite.SQLITE_ATTACH, sqlite.SQLITE_DETACH):
        return int(sqlite.SQLITE_DENY)
    if action == sqlite.SQLITE_FUNCTION and "sqlcipher_export" in (first, second):
        return int(sqlite.SQLITE_DENY)
    return int(sqlite.SQLITE_OK)
