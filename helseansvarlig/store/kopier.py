"""The copies of a vault that is open: here and in the second place, tried out, and held against each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.errors import KnownError, disk_errors
from helseansvarlig.services.ports import Kopi, Oevelse, OpenKeys
from helseansvarlig.store.backup import FileBackups
from helseansvarlig.store.ballast import Plassvakt
from helseansvarlig.store.connection import Connection, database_errors
from helseansvarlig.store.gaffel import find_fork, is_beyond, is_signed, last_restored
from helseansvarlig.store.kopifil import read_header
from helseansvarlig.store.kopimanifest import key_id
from helseansvarlig.store.oevelse import rehearse
from helseansvarlig.store.oppsett import read_setting, write_setting
from helseansvarlig.store.romkopi import restore_room, rooms_open, set_room_aside
from helseansvarlig.store.sqlcipher_store import SqlcipherStore

SECOND_FOLDER = "helseansvarlig-kopier"
"""Made in the folder that is chosen: a mount point without its stick has none, and is not written to."""
_AT_THE_DOOR = 3
_PLACE, _REHEARSED = "kopi.sted", "kopi.oevd"


class OpenBackups:
    """Copies of a vault that is open, under its own backup key."""

    def __init__(
        self, backups: FileBackups, connection: Connection, keys: OpenKeys, store: SqlcipherStore, room: Plassvakt
    ) -> None:
        self._backups = backups
        self._connection = connection
        self._keys = keys
        self._store = store
        self._room = room

    def use(self, keys: OpenKeys) -> None:
        """Carry the header of these keys from now on: a password has been changed."""
        self._keys = keys

    def take(self) -> Kopi:
        """Copy, verify by opening, then put in place."""
        copy = self._backups.take(self._connection, self._keys)
        self._log("kopi.tatt", copy.navn)
        return copy

    def mirror(self) -> Kopi | None:
        """Lay the newest copy in the second place too and read it there; None when no place is chosen."""
        place = self._second()
        newest = next((copy for copy in self._backups.all() if copy.verifisert and self._opens(copy)), None)
        if place is None or newest is None:
            return None
        _require_there(place)
        copy = place.receive(self._backups.path(newest.navn), self._keys.backup_key())
        self._log("kopi.speilet", copy.navn)
        return copy

    def all(self) -> list[Kopi]:
        """Return the copies, newest first."""
        return [replace(copy, under_gammel_noekkel=self._is_old(copy, self._backups)) for copy in self._backups.all()]

    def header(self, navn: str) -> bytes:
        """Return the header a copy carries: who could open it when it was taken. Raises `kopi_skadet`."""
        return read_header(self._backups.path(navn))

    def verify(self, navn: str) -> Kopi:
        """Open a copy again and read all of it. Raises `kopi_skadet`, `kopi_gammel_noekkel`."""
        self._backups.verify(navn, self._keys.backup_key())
        return self._named(navn)

    def rehearse(self, navn: str) -> Oevelse:
        """Bring a copy back into a file that is gone afterwards. Raises `oevelse_mislyktes`, `kopi_gammel_noekkel`."""
        copy, now = self._named(navn), self._backups.now()
        counted = rehearse(self._backups.path(navn), self._keys.backup_key(), self._backups.folder)
        with self._store.write(Hendelse("kopi.oevd", objekt=f"kopi:{copy.navn}", angrebar=False)) as unit:
            write_setting(unit, _REHEARSED, now.isoformat())
        return Oevelse(copy, now, counted)

    @database_errors()
    def last_rehearsal(self) -> datetime | None:
        """Return when a copy was last brought back for the sake of trying."""
        text = read_setting(self._connection, _REHEARSED)
        return datetime.fromisoformat(text) if text else None

    @database_errors()
    def second_place(self) -> Path | None:
        """Return the folder that was chosen for the second copy, if any."""
        text = read_setting(self._connection, _PLACE)
        return Path(text) if text else None

    def set_second_place(self, folder: Path | None) -> None:
        """Lay every copy there too from now on. Raises `medium_borte`, `kopi_samme_sted`, disk faults."""
        if folder is not None:
            self._make_second(folder)
        with self._store.write(Hendelse("kopi.sted_valgt", angrebar=False)) as unit:
            write_setting(unit, _PLACE, str(folder.resolve()) if folder is not None else "")

    def delete_old_key(self) -> int:
        """Delete the copies that an earlier key opens, in both places, and return how many."""
        if not any(copy.verifisert and not self._is_old(copy, self._backups) for copy in self._backups.all()):
            self.take()  # there is always one that opens
        deleted = 0
        for place in self._places():
            for copy in place.all():
                if copy.verifisert and copy.hvelv_id == self._keys.hvelv_id() and self._is_old(copy, place):
                    place.delete(copy.navn)
                    deleted += 1
        self._log("kopi.gamle_slettet", str(deleted))
        return deleted

    def forked(self, *, elsewhere: bool = False) -> Varsel | None:
        """Tell whether a copy shows that the vault is written to on another machine as well.

        `elsewhere` looks at all copies and in the second place too, which may be slow: at the door only the newest
        here are looked at.
        """
        seen = [copy for _, copy in self._seen(elsewhere=elsewhere)]
        return find_fork(seen, self._keys.hvelv_id(), self._keys.eksemplar(), self._store.contains)

    @database_errors()
    def newer(self, *, elsewhere: bool = False) -> Varsel | None:
        """Tell whether a copy of this very vault has more than the vault itself, which then was put back from earlier.

        `elsewhere` as in `forked`. What a copy says is believed when it is signed, or when its key is one we do not
        know: then the header was put back too.
        """
        beyond = [copy for place, copy in self._seen(elsewhere=elsewhere) if self._is_beyond(copy, place)]
        restored = last_restored(self._connection) if beyond else None
        found = max((one.tatt for one in beyond if restored is None or one.tatt > restored), default=None)
        return Varsel("kopi_er_nyere", {"naar": found.isoformat()}, alvorlig=True) if found is not None else None

    def restore_room(self, rom: Rom, navn: str = "") -> Kopi | None:
        """Put one compartment of a copy in its closed file's place; None when no copy has it whole."""
        copies = [self._named(navn)] if navn else [one for one in self._backups.all() if one.verifisert]
        paths = (self._backups.path(one.navn) for one in copies)
        found = restore_room(paths, self._keys, self._backups.folder.parent, rom, self._backups.now())
        return self._named(found.name) if found is not None else None

    def set_room_aside(self, rom: Rom) -> None:
        """Keep a compartment's closed file where nothing is deleted; the next who opens it makes a new one."""
        set_room_aside(self._backups.folder.parent, rom, self._backups.now())

    def keep_reserve(self) -> None:
        """See to it that there is room in reserve for the day the disk is full."""
        self._room.keep_reserve()

    def _make_second(self, folder: Path) -> None:
        own = self._backups.folder.parent.resolve()
        if not folder.is_dir():
            raise KnownError("medium_borte")
        if folder.resolve() == own or own in folder.resolve().parents:
            raise KnownError("kopi_samme_sted")
        with disk_errors():
            (folder / SECOND_FOLDER).mkdir(mode=0o700, exist_ok=True)

    def _second(self) -> FileBackups | None:
        chosen = self.second_place()
        return self._backups.elsewhere(chosen / SECOND_FOLDER) if chosen is not None else None

    def _places(self) -> list[FileBackups]:
        second = self._second()
        return [self._backups, *([second] if second is not None else [])]

    def _seen(self, *, elsewhere: bool) -> list[tuple[FileBackups, Kopi]]:
        places, most = (self._places(), None) if elsewhere else ([self._backups], _AT_THE_DOOR)
        return [(place, copy) for place in places for copy in place.all(most)]

    def _is_beyond(self, copy: Kopi, place: FileBackups) -> bool:
        if not is_beyond(copy, self._keys.hvelv_id(), self._keys.eksemplar(), self._store.contains):
            return False
        return not self._opens(copy) or is_signed(place.path(copy.navn), self._keys.backup_key())

    def _opens(self, copy: Kopi) -> bool:
        """Tell whether the key in use opens a copy; one from before keys had names is given the benefit."""
        return copy.noekkel_id in ("", key_id(self._keys.backup_key()))

    def _is_old(self, copy: Kopi, place: FileBackups) -> bool:
        """Tell whether an earlier key opens something in a copy that lies in this place."""
        return not self._opens(copy) or not rooms_open(place.path(copy.navn), self._keys)

    def _named(self, navn: str) -> Kopi:
        name = Path(navn).name
        for copy in self.all():
            if copy.navn == name:
                return copy
        raise KnownError("kopi_skadet")

    def _log(self, handling: str, what: str) -> None:
        self._store.log(Hendelse(handling, objekt=f"kopi:{what}", angrebar=False))


def _require_there(place: FileBackups) -> None:
    if not place.folder.is_dir():
        raise KnownError("medium_borte")
