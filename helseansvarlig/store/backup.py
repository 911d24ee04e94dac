"""The copies of one vault in one folder: taken, verified by opening before they count, thinned, laid elsewhere."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from helseansvarlig.clock import Clock
from helseansvarlig.domain.fremmed import read_moment
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Kopi, OpenKeys
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.kopifil import (
    DATABASE,
    copy_database,
    disk_faults,
    examine,
    flush,
    pack,
    read_manifest,
    verify_file,
    work_folder,
)
from helseansvarlig.store.kopimanifest import Manifest
from helseansvarlig.store.kopiplan import keep
from helseansvarlig.store.romkopi import copy_rooms
from helseansvarlig.varig import move_over

SUFFIX = ".hakopi"
DAMAGED = ".skadet"
"""Added to the name of a copy that was found damaged: it no longer counts, and nothing is deleted."""


class FileBackups:
    """Copies of one vault in one folder."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock

    def elsewhere(self, folder: Path) -> FileBackups:
        """Return the copies in another folder, by the same clock."""
        return FileBackups(folder, self._clock)

    def now(self) -> datetime:
        """Return what the clock says that copies are named by."""
        return self._clock.now()

    def take(self, connection: Connection, keys: OpenKeys) -> Kopi:
        """Copy in one step, verify by opening, then put in place.

        Raises `disk_full`, `kopi_mislyktes`; `rad_uten_historie`, `logg_brutt` or `hvelv_skadet` when the copy shows
        that something is wrong with the vault itself.
        """
        moment, key = self._clock.now(), keys.backup_key()
        while (target := self.folder / f"{moment:%Y%m%dT%H%M%S%f}Z{SUFFIX}").exists():
            moment += timedelta(microseconds=1)
        with disk_faults():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with work_folder(self.folder) as work:
                copy_database(connection, work / DATABASE, key)
                rooms = copy_rooms(self.folder.parent, keys, work)
                manifest = Manifest.of_keys(keys, moment, examine(work / DATABASE, key), rooms)
                databases = [work / name for name in (DATABASE, *rooms)]
                pack(work / "ny", databases, keys.header(), manifest.to_bytes(key))
                move_over(work / "ny", target)
            taken = self._describe(moment, target)
            self._thin(taken)
            return taken

    def all(self, most: int | None = None) -> list[Kopi]:
        """Return the copies, newest first, at most so many. Only verified ones ever get this name."""
        with disk_faults():
            return [self._describe(moment, f) for moment, f in self._ours()[:most]]

    def path(self, navn: str) -> Path:
        """Return where a copy lies. Raises `kopi_skadet` for a name that is not one of ours."""
        path = self.folder / Path(navn).name
        if path.suffix != SUFFIX or not path.exists():
            raise KnownError("kopi_skadet")
        return path

    def adopt(self, source: Path) -> None:
        """Lay a copy from elsewhere among our own, whole or not at all. Raises `kopi_skadet` for a foreign name."""
        if _moment(source) is None:
            raise KnownError("kopi_skadet")
        with disk_faults():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with work_folder(self.folder) as work:
                shutil.copyfile(source, work / "ny")
                flush(work / "ny")
                move_over(work / "ny", self.folder / source.name)

    def receive(self, source: Path, key: str) -> Kopi:
        """Lay a copy of the open vault here too and read it where it lies; the folder is there already.

        Raises `disk_full`, `kopi_mislyktes`, `kopi_skadet`.
        """
        target = self.folder / source.name
        if not target.exists():
            self.adopt(source)
            _forget_cached(target)
        self.verify(target.name, key, work_in=source.parent)
        copy = self._describe(_moment(target) or self._clock.now(), target)
        self._thin(copy)
        return copy

    def verify(self, navn: str, key: str, work_in: Path | None = None) -> Manifest:
        """Read all of a copy; one that is damaged no longer counts. Raises as `kopifil.verify_file`."""
        path = self.path(navn)
        try:
            return verify_file(path, key, work_in)
        except KnownError as error:
            if error.code == "kopi_skadet":
                with suppress(KnownError):
                    move_over(path, path.with_name(f"{path.name}{DAMAGED}"))
            raise

    def delete(self, navn: str) -> None:
        """Take a copy away."""
        with disk_faults():
            self.path(navn).unlink()

    def _thin(self, taken: Kopi) -> None:
        """Take away what the plan does not keep of the same living copy of the vault; others' copies are theirs.

        One that is held by another program just now goes the next time.
        """
        same = [one for one in self.all() if (one.hvelv_id, one.eksemplar) == (taken.hvelv_id, taken.eksemplar)]
        kept = keep(same, self._clock.now()) | {taken.navn}
        for one in same:
            if one.navn not in kept:
                with suppress(OSError):
                    (self.folder / one.navn).unlink()

    def _describe(self, moment: datetime, path: Path) -> Kopi:
        size = path.stat().st_size
        try:
            said = read_manifest(path)
        except KnownError:
            return Kopi(path.name, moment, verifisert=False, stoerrelse=size)
        return Kopi(
            path.name,
            moment,
            verifisert=True,
            stoerrelse=size,
            logg=said.logg,
            hvelv_id=said.hvelv_id,
            eksemplar=said.eksemplar,
            noekkel_id=said.noekkel_id,
        )

    def _ours(self) -> list[tuple[datetime, Path]]:
        """Return the files with a name of ours, newest first; what else lies there is left alone."""
        found = [(moment, f) for f in self.folder.glob(f"*{SUFFIX}") if (moment := _moment(f)) is not None]
        return sorted(found, reverse=True)


def _moment(path: Path) -> datetime | None:
    try:
        return read_moment(datetime.strptime(path.name.removesuffix(SUFFIX), "%Y%m%dT%H%M%S%f%z").isoformat())
    except ValueError:
        return None


def _forget_cached(path: Path) -> None:
    """Let the system forget what it has in memory, so that what is read next comes from the medium."""
    if hasattr(os, "posix_fadvise"):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)
