"""A new schema is built on a copy, read whole, and put in the vault's place in one step: the old or the new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from helseansvarlig.errors import KnownError, disk_errors
from helseansvarlig.store.connection import Connection, database_errors, migrate, open_database, schema_version
from helseansvarlig.store.kopifil import copy_database, count_rows, examine, flush
from helseansvarlig.store.migrations import NEWEST
from helseansvarlig.store.rotasjonsfil import remove_beside
from helseansvarlig.varig import move_over


def open_migrated(path: Path, key: str, before: Callable[[Connection], object]) -> Connection:
    """Return a connection to the vault's file in the newest schema.

    `before` is given the old one when it is about to be replaced: it takes the verified copy. Raises `hvelv_nyere` and
    as `open_database`; whatever goes wrong, the old file stands.
    """
    connection = open_database(path, key)
    try:
        with database_errors():
            version = schema_version(connection)
            if version > NEWEST:
                raise KnownError("hvelv_nyere")
            if version in (0, NEWEST):
                migrate(connection, before=lambda: None)  # a new file, or one whose first start was cut off
                return connection
            before(connection)
            fresh = _build(connection, path.with_name(f"{path.stem}.migrert{path.suffix}"), key)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except BaseException:
        connection.close()
        raise
    connection.close()
    with disk_errors():
        remove_beside(path)  # what was in it is in the file now, and in the new one
        move_over(fresh, path)
    return open_database(path, key)


def _build(connection: Connection, fresh: Path, key: str) -> Path:
    """Write the open database anew in the newest schema, read all of it, and see to it that nothing was lost."""
    with disk_errors():
        fresh.unlink(missing_ok=True)
        remove_beside(fresh)
    copy_database(connection, fresh, key)
    migrated = open_database(fresh, key)
    try:
        migrate(migrated, before=lambda: None)
    finally:
        migrated.close()
    before = count_rows(connection)
    after = examine(fresh, key).antall
    if any(after.get(table, 0) < count for table, count in before.items()):
        raise KnownError("hvelv_skadet")
    with disk_errors():
        flush(fresh)
    return fresh
