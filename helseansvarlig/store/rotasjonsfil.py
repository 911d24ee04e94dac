"""The vault's file under a new key: written beside and read back, put in place when the header has been switched.

The switch is the header's: until then the file beside is nobody's, from then on it is the vault. Whatever moment the
program is killed at, the next opening either finishes or forgets (docs/hvelvformat.md).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.errors import BugError, KnownError, disk_errors
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.store import audit
from helseansvarlig.store.connection import Connection, database_errors, open_copy
from helseansvarlig.store.kopifil import contents, copy_database, examine, flush
from helseansvarlig.store.vitne import FileVitne
from helseansvarlig.varig import move_over, sync_folder

_BESIDE = ("-wal", "-shm", "-journal")


class FileRotation:
    """A new key for one vault's file. `connection` gives the open one, or None when the vault is closed."""

    def __init__(self, path: Path, connection: Callable[[], Connection | None]) -> None:
        self._path = path
        self._fresh = path.with_name(f"{path.stem}.ny{path.suffix}")
        self._connection = connection

    def prepare(self, keys: OpenKeys) -> None:
        """Write the open vault anew under these keys and read all of it back.

        From then on the open vault takes no more writing, or the file beside would lack it. Raises
        `rotasjon_mislyktes`, `disk_full`.
        """
        connection = self._connection()
        if connection is None:
            raise BugError("a closed vault is given no new key")
        self.abandon()
        try:
            with database_errors(), disk_errors():
                connection.execute("PRAGMA query_only = ON")
                write_anew(connection, self._fresh, keys.database_key())
        except BaseException as error:
            self.abandon()
            if isinstance(error, KnownError) and error.code != "disk_full":
                raise KnownError("rotasjon_mislyktes") from error
            raise

    def finish(self, keys: OpenKeys) -> None:
        """Put it in the closed vault's place. What is done stays done; a second call finds nothing to do."""
        if not self.pending():
            return
        connection = open_copy(self._fresh, keys.database_key())
        try:
            with database_errors():
                newest = audit.head(connection)
        finally:
            connection.close()
        FileVitne(self._path.parent, keys.witness_key()).establish(newest)
        with disk_errors():
            remove_beside(self._path)
            move_over(self._fresh, self._path)

    def abandon(self) -> None:
        """Forget what was prepared: the header was not switched, and the vault goes on under its key."""
        with disk_errors():
            self._fresh.unlink(missing_ok=True)
            remove_beside(self._fresh)
        connection = self._connection()
        if connection is not None:
            with database_errors():
                connection.execute("PRAGMA query_only = OFF")

    def pending(self) -> bool:
        """Tell whether something prepared lies there."""
        return self._fresh.exists()

    def settle(self, keys: OpenKeys) -> None:
        """Finish or forget what a killed program left, by what opens under the header's keys. Raises `hvelv_skadet`.

        What opens under no key of ours is left where it is: it may be all there is.
        """
        if not self.pending():
            return
        key = keys.database_key()
        if opens(self._fresh, key):
            self.finish(keys)
        elif opens(self._path, key):
            self.abandon()
        else:
            raise KnownError("hvelv_skadet")


def write_anew(connection: Connection, target: Path, key: str) -> None:
    """Write an open database to `target` under another key, read all of it back, and flush it and its folder.

    Raises what the database says, `hvelv_skadet` when the two are not the same.
    """
    copy_database(connection, target, key)
    if examine(target, key) != contents(connection):
        raise KnownError("hvelv_skadet")
    flush(target)
    sync_folder(target.parent)


def remove_beside(path: Path) -> None:
    """Remove for good what SQLite laid beside a file: played into the one that follows it would destroy it."""
    left = [beside for end in _BESIDE if (beside := path.with_name(f"{path.name}{end}")).exists()]
    for file in left:
        file.unlink()
    if left:
        sync_folder(path.parent)


def opens(path: Path, key: str) -> bool:
    """Tell whether a closed file is a vault's under this key; one without content would open under any."""
    if not path.exists():
        return False
    connection = open_copy(path, key)
    try:
        connection.execute("SELECT count(*) FROM logg").fetchone()
    except sqlite.Error:
        return False
    finally:
        connection.close()
    return True
