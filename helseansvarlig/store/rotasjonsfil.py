"""A vault's files under new keys: written beside and read back, put in place when the header has been switched.

The switch is the header's: until then a file beside is nobody's, from then on it is the vault. Whatever moment the
program is killed at, the next opening either finishes or forgets (docs/hvelvformat.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import BugError, KnownError, disk_errors
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.store import audit
from helseansvarlig.store.connection import Connection, database_errors, open_copy
from helseansvarlig.store.kopifil import DATABASE, contents, copy_database, examine, flush
from helseansvarlig.store.rom_file import FILES
from helseansvarlig.store.vitne import FileVitne
from helseansvarlig.varig import move_over, sync_folder

_FILES = {Rom.HELSE: DATABASE, **FILES}
_BESIDE = ("-wal", "-shm", "-journal")


class FileRotation:
    """New keys for the files of one vault folder: the health records' and the compartments'.

    `opened` gives the connection to the open health records and the keys it was opened with, or None.
    """

    def __init__(self, folder: Path, opened: Callable[[], tuple[Connection, OpenKeys] | None]) -> None:
        self._folder = folder
        self._opened = opened

    def prepare(self, keys: OpenKeys) -> None:
        """Write each file that has another key under `keys` anew beside the old one, and read all of it back.

        From then on the open vault takes no more writing, or the file beside would lack it. Raises
        `rotasjon_mislyktes`, `disk_full`.
        """
        opened = self._opened()
        if opened is None:
            raise BugError("a closed vault is given no new key")
        self.abandon()
        connection, old = opened
        try:
            with database_errors(), disk_errors():
                for path, key, fresh in self._changed(old, keys):
                    if path.name == DATABASE:
                        connection.execute("PRAGMA query_only = ON")
                        write_anew(connection, _beside(path), fresh)
                    else:
                        _write_closed_anew(path, key, fresh)
        except KnownError as error:
            self.abandon()
            raise error if error.code == "disk_full" else KnownError("rotasjon_mislyktes") from error
        except BaseException:
            self.abandon()
            raise

    def finish(self, keys: OpenKeys) -> None:
        """Put what was prepared in the closed files' place. What is done stays done; a second call finds nothing.

        Files that these keys do not open wait for somebody whose keys do.
        """
        for rom, name in _FILES.items():
            path, fresh = self._folder / name, _beside(self._folder / name)
            if not fresh.exists() or rom not in keys.rooms():
                continue
            if rom is Rom.HELSE:
                FileVitne(self._folder, keys.witness_key()).establish(_newest(fresh, keys.database_key()))
            with disk_errors():
                remove_beside(path)
                move_over(fresh, path)

    def abandon(self) -> None:
        """Forget what was prepared: the header was not switched, and the vault goes on under its keys."""
        with disk_errors():
            for path in self._paths():
                _beside(path).unlink(missing_ok=True)
                remove_beside(_beside(path))
        opened = self._opened()
        if opened is not None:
            with database_errors():
                opened[0].execute("PRAGMA query_only = OFF")

    def pending(self) -> bool:
        """Tell whether something prepared lies there."""
        return any(_beside(path).exists() for path in self._paths())

    def settle(self, keys: OpenKeys) -> None:
        """Finish or forget what a killed program left, by what opens under the header's keys. Raises `hvelv_skadet`.

        What opens under no key of ours is left where it is: it may be all there is.
        """
        for rom, name in _FILES.items():
            path = self._folder / name
            if not _beside(path).exists() or rom not in keys.rooms():
                continue
            if opens(_beside(path), _key(keys, rom)):
                self.finish(keys)
            elif opens(path, _key(keys, rom)):
                _beside(path).unlink()
                remove_beside(_beside(path))
            else:
                raise KnownError("hvelv_skadet")

    def _changed(self, old: OpenKeys, new: OpenKeys) -> Iterator[tuple[Path, str, str]]:
        """Yield the files that are there and have another key, with the old one and the new one."""
        for rom, name in _FILES.items():
            path = self._folder / name
            if rom in old.rooms() & new.rooms() and path.exists() and _key(old, rom) != _key(new, rom):
                yield path, _key(old, rom), _key(new, rom)

    def _paths(self) -> list[Path]:
        return [self._folder / name for name in _FILES.values()]


def _key(keys: OpenKeys, rom: Rom) -> str:
    return keys.database_key() if rom is Rom.HELSE else keys.room_key(rom, "db")


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.ny{path.suffix}")


def _newest(path: Path, key: str) -> Anker:
    connection = open_copy(path, key)
    try:
        with database_errors():
            return audit.head(connection)
    finally:
        connection.close()


def _write_closed_anew(path: Path, key: str, fresh: str) -> None:
    """Write a file that nobody has open, as `write_anew`."""
    connection = open_copy(path, key)
    try:
        write_anew(connection, _beside(path), fresh)
    finally:
        connection.close()


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
