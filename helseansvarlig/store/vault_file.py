"""The database file of one vault folder: opened, copied, set aside when damaged; never reset."""

from __future__ import annotations

import tempfile
from pathlib import Path

from helseansvarlig import __version__
from helseansvarlig.clock import Clock
from helseansvarlig.errors import KnownError, disk_errors
from helseansvarlig.services.ports import Funn, Kopi, OpenKeys
from helseansvarlig.store import audit
from helseansvarlig.store.backup import FileBackups
from helseansvarlig.store.ballast import Plassvakt
from helseansvarlig.store.connection import Connection, database_errors
from helseansvarlig.store.kopier import OpenBackups
from helseansvarlig.store.kopifil import read_header, restore_file
from helseansvarlig.store.location import InstanceLock, require_local, require_room
from helseansvarlig.store.migrering import open_migrated
from helseansvarlig.store.romkopi import restore_rooms
from helseansvarlig.store.rotasjonsfil import FileRotation
from helseansvarlig.store.sqlcipher_store import SqlcipherStore
from helseansvarlig.store.vitne import NAME as WITNESS
from helseansvarlig.store.vitne import FileVitne
from helseansvarlig.varig import move_over

DATABASE = "helse.db"
_RESTORED = "helse.tilbake.db"
_RECENT_ROWS = 50
_PATIENCE_SECONDS = 5.0
_NOT_THIS_COPY = frozenset({"kopi_skadet", "kopi_gammel_noekkel"})


class FileVault:
    """One folder: the database, its lock, its copies."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._lock = InstanceLock(folder)
        self._backups = FileBackups(folder / "kopi", clock)
        self._opened: tuple[Connection, OpenKeys] | None = None
        self._rotation = FileRotation(folder, lambda: self._opened)

    def prepare(self) -> None:
        """Refuse a folder no vault may lie in, and make it for its owner only."""
        require_local(self._folder)
        require_room(self._folder)
        with disk_errors():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def acquire(self) -> None:
        """Take the folder for this process, giving one that is locking itself time to let go."""
        require_local(self._folder)
        self._lock.acquire(_PATIENCE_SECONDS)

    def release(self) -> None:
        """Let another process have it."""
        self._opened = None
        self._lock.release()

    def create(self, keys: OpenKeys) -> tuple[SqlcipherStore, OpenBackups, Funn]:
        """Make the database; what a first run that was cut off has left behind is set aside, not overwritten."""
        self._set_aside()
        return self._open(keys)

    def open(self, keys: OpenKeys) -> tuple[SqlcipherStore, OpenBackups, Funn]:
        """Open the database; only schema, witness and the newest log rows are checked here (decision 19).

        A file that is gone is damage too: an empty one is never put in its place. Raises `hvelv_skadet`, `hvelv_nyere`.
        """
        self._rotation.settle(keys)
        if not self.has_database():
            raise KnownError("hvelv_skadet")
        return self._open(keys)

    def _open(self, keys: OpenKeys) -> tuple[SqlcipherStore, OpenBackups, Funn]:
        room, witness = Plassvakt(self._folder), FileVitne(self._folder, keys.witness_key())
        room.look_at_the_door()
        path, key = self._folder / DATABASE, keys.database_key()
        connection = open_migrated(path, key, before=lambda old: self._backups.take(old, keys))
        try:
            with database_errors():
                audit.verify(connection, _RECENT_ROWS)
                found = witness.judge(connection)
                if witness.read() is None:
                    witness.establish(audit.head(connection))
        except BaseException:
            connection.close()
            raise
        self._opened = (connection, keys)
        store = SqlcipherStore(
            connection,
            keys.bruker(),
            self._clock,
            enhet=keys.eksemplar(),
            program=__version__,
            after_commit=witness.write,
            lesemodus=room,
        )
        return store, OpenBackups(self._backups, connection, keys, store, room), Funn(found)

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
        """Put a copy in the damaged file's place; that one is kept, and moved only when the copy stands ready.

        Compartments that are gone come back with it.
        """
        ready = self._folder / _RESTORED
        with disk_errors():
            ready.unlink(missing_ok=True)
            copy = self._backups.path(navn)
            newest = restore_file(copy, keys.backup_key(), ready, keys.database_key())
            restore_rooms(copy, keys, self._folder)
            self._set_aside()
            FileVitne(self._folder, keys.witness_key()).establish(newest)
            move_over(ready, self._folder / DATABASE)

    def restore_newest(self, keys: OpenKeys) -> Kopi:
        """Put the newest copy that is whole in the file's place and return it; one that is not is passed over.

        Raises `kopi_finnes_ikke`; when none is whole, what is wrong with the newest.
        """
        first: KnownError | None = None
        for copy in self._backups.all():
            try:
                self.restore(keys, copy.navn)
            except KnownError as error:
                if error.code not in _NOT_THIS_COPY:
                    raise
                first = first or error
            else:
                return copy
        raise first or KnownError("kopi_finnes_ikke")

    def rotation(self) -> FileRotation:
        """Return what gives the file a new key."""
        return self._rotation

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
