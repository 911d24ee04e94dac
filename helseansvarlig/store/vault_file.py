"""The database file of one vault folder: opened, copied, set aside when damaged; never reset."""

from __future__ import annotations

import tempfile
from pathlib import Path

from helseansvarlig.clock import Clock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import KnownError, disk_errors
from helseansvarlig.services.ports import Funn, Kopi, OpenKeys
from helseansvarlig.store import audit
from helseansvarlig.store.backup import FileBackups, read_header, restore_file, verify_file
from helseansvarlig.store.connection import Connection, database_errors, migrate, open_database, schema_version
from helseansvarlig.store.location import InstanceLock, require_local, require_room
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from helseansvarlig.store.vitne import NAME as WITNESS
from helseansvarlig.store.vitne import FileVitne
from helseansvarlig.varig import move_over

DATABASE = "helse.db"
_RESTORED = "helse.tilbake.db"
_RECENT_ROWS = 200
_FIRST_WITNESSED = 2
"""From this schema on a vault has a witness; without one it has been taken away."""
_PATIENCE_SECONDS = 5.0


class OpenBackups:
    """Copies of a vault that is open, under its own backup key."""

    def __init__(self, backups: FileBackups, connection: Connection, keys: OpenKeys, store: SqlcipherStore) -> None:
        self._backups = backups
        self._connection = connection
        self._keys = keys
        self._store = store

    def use(self, keys: OpenKeys) -> None:
        """Carry the header of these keys from now on: a password has been changed."""
        self._keys = keys

    def take(self) -> Kopi:
        """Copy, verify by opening, then put in place."""
        copy = self._backups.take(self._connection, self._keys)
        self._store.log(Hendelse("kopi.tatt", objekt=f"kopi:{copy.navn}", angrebar=False))
        return copy

    def all(self) -> list[Kopi]:
        """Return the copies, newest first."""
        return self._backups.all()

    def verify(self, navn: str) -> Kopi:
        """Open a copy again and read all of it. Raises `kopi_skadet`."""
        verify_file(self._backups.path(navn), self._keys.backup_key())
        return next(copy for copy in self._backups.all() if copy.navn == Path(navn).name)


class FileVault:
    """One folder: the database, its lock, its copies."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._lock = InstanceLock(folder)
        self._backups = FileBackups(folder / "kopi", clock)

    def prepare(self) -> None:
        """Refuse a folder no vault may lie in, and make it for its owner only."""
        require_local(self._folder)
        require_room(self._folder)
        with disk_errors():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def acquire(self) -> None:
        """Take the folder for this process, giving one that is locking itself time to let go."""
        self._lock.acquire(_PATIENCE_SECONDS)

    def release(self) -> None:
        """Let another process have it."""
        self._lock.release()

    def create(self, keys: OpenKeys) -> tuple[SqlcipherStore, OpenBackups, Funn]:
        """Make the database; what a first run that was cut off has left behind is set aside, not overwritten."""
        self._set_aside()
        return self._open(keys)

    def open(self, keys: OpenKeys) -> tuple[SqlcipherStore, OpenBackups, Funn]:
        """Open the database; only schema, witness and the newest log rows are checked here (decision 19).

        A file that is gone is damage too: an empty one is never put in its place. Raises `hvelv_skadet`, `hvelv_nyere`.
        """
        if not (self._folder / DATABASE).exists():
            raise KnownError("hvelv_skadet")
        return self._open(keys)

    def _open(self, keys: OpenKeys) -> tuple[SqlcipherStore, OpenBackups, Funn]:
        connection = open_database(self._folder / DATABASE, keys.database_key())
        witness = FileVitne(self._folder, keys.witness_key())
        store = SqlcipherStore(connection, keys.bruker(), self._clock, after_commit=witness.write)
        backups = OpenBackups(self._backups, connection, keys, store)
        try:
            with database_errors():
                witnessed = schema_version(connection) >= _FIRST_WITNESSED
                migrate(connection, before=lambda: self._backups.take(connection, keys))
                audit.verify(connection, _RECENT_ROWS)
                found = witness.judge(connection, expected=witnessed)
                if witness.read() is None:
                    witness.establish(audit.head(connection))
        except BaseException:
            connection.close()
            raise
        return store, backups, Funn(found)

    def copies(self) -> list[Kopi]:
        """Return the verified copies, newest first, without opening the vault."""
        return self._backups.all()

    def has_database(self) -> bool:
        """Tell whether the file itself is there."""
        return (self._folder / DATABASE).exists()

    def adopt(self, source: Path) -> bytes:
        """Take a backup from elsewhere among our own copies and return the header it carries.

        Raises `kopi_skadet`, `disk_full`, `mappe_skrivebeskyttet`.
        """
        header = read_header(source)
        self._backups.adopt(source)
        return header

    def restore(self, keys: OpenKeys, navn: str) -> None:
        """Put a copy in the damaged file's place; that one is kept, and moved only when the copy stands ready."""
        ready = self._folder / _RESTORED
        with disk_errors():
            ready.unlink(missing_ok=True)
            newest = restore_file(self._backups.path(navn), keys.backup_key(), ready, keys.database_key())
            self._set_aside()
            FileVitne(self._folder, keys.witness_key()).establish(newest)
            move_over(ready, self._folder / DATABASE)

    def _set_aside(self) -> None:
        """Move the database with all that belongs to it where nothing is ever overwritten."""
        belongs = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", WITNESS)
        present = [file for name in belongs if (file := self._folder / name).exists()]
        if not present:
            return
        quarantine = self._folder / "karantene"
        quarantine.mkdir(mode=0o700, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f"{self._clock.now():%Y%m%dT%H%M%S%f}-", dir=quarantine))
        for file in present:
            move_over(file, aside / file.name)
