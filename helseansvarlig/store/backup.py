"""Backups: one file with its header and manifest, under the backup key, verified by opening before it counts.

The file is a ZIP without compression (`hode.json`, `kopi.json`, `helse.db`), so that any tool can take it apart; the
database in it is SQLCipher under its own key.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.clock import Clock
from helseansvarlig.domain.logg import Anker
from helseansvarlig.errors import KnownError, disk_error
from helseansvarlig.services.ports import Kopi, OpenKeys
from helseansvarlig.store import audit
from helseansvarlig.store.connection import Connection, database_errors, known, open_copy, schema_version
from helseansvarlig.varig import move_over

SUFFIX = ".hakopi"
FORMAT = "helseansvarlig-kopi/1"
_HEADER, _MANIFEST, _DATABASE = "hode.json", "kopi.json", "helse.db"
_COUNTED = ("barn", "notat", "kartlegging", "svar", "stoppunkt", "samtykke", "moete", "dokument", "utboks", "logg")
_KEEP = 30
_WORK = ".arbeid-"
"""Folders with this prefix hold a copy being made or read (encrypted); one that is left over is nobody's."""
_UNREADABLE = (OSError, KeyError, ValueError, RuntimeError, EOFError, OverflowError, struct.error, zipfile.BadZipFile)


class FileBackups:
    """Copies of one vault in one folder."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def take(self, connection: Connection, keys: OpenKeys) -> Kopi:
        """Copy in one step, verify by opening, then put in place. Raises `disk_full`, `kopi_mislyktes`."""
        moment = self._clock.now()
        target = self._folder / f"{moment:%Y%m%dT%H%M%S%f}Z{SUFFIX}"
        header = keys.header()
        with _disk_errors():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with _work_folder(self._folder) as work:
                manifest = _copy(connection, work / _DATABASE, keys.backup_key(), moment)
                manifest["hode_sha256"] = hashlib.sha256(header).hexdigest()
                require_sound(work / _DATABASE, keys.backup_key(), manifest)
                _pack(work / "ny", work / _DATABASE, header, manifest)
                move_over(work / "ny", target)
            self._thin(target)
            return Kopi(target.name, moment, verifisert=True, stoerrelse=target.stat().st_size)

    def all(self) -> list[Kopi]:
        """Return the copies, newest first. Only verified ones ever get this name."""
        return [Kopi(f.name, moment, verifisert=True, stoerrelse=f.stat().st_size) for moment, f in self._ours()]

    def path(self, navn: str) -> Path:
        """Return where a copy lies. Raises `kopi_skadet` for a name that is not one of ours."""
        path = self._folder / Path(navn).name
        if path.suffix != SUFFIX or not path.exists():
            raise KnownError("kopi_skadet")
        return path

    def adopt(self, source: Path) -> None:
        """Lay a copy from elsewhere among our own, whole or not at all. Raises `kopi_skadet` for a foreign name."""
        if _moment(source) is None:
            raise KnownError("kopi_skadet")
        with _disk_errors():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with _work_folder(self._folder) as work:
                shutil.copyfile(source, work / "ny")
                _sync(work / "ny")
                move_over(work / "ny", self._folder / source.name)

    def _thin(self, taken: Path) -> None:
        """Keep the newest, and always the one just taken: a clock that was set back would make it the oldest."""
        for _, old in self._ours()[_KEEP:]:
            if old != taken:
                old.unlink()

    def _ours(self) -> list[tuple[datetime, Path]]:
        """Return the files with a name of ours, newest first; what else lies there is left alone."""
        found = [(moment, f) for f in self._folder.glob(f"*{SUFFIX}") if (moment := _moment(f)) is not None]
        return sorted(found, reverse=True)


def read_header(path: Path) -> bytes:
    """Return the header carried in a backup: with it the recovery sheet alone opens the copy. Raises `kopi_skadet`."""
    return _read(path, _HEADER)


def verify_file(path: Path, key: str) -> dict[str, Any]:
    """Open a backup with `key`, read all of it and hold it against its manifest, which is returned.

    Raises `kopi_skadet`, `disk_full`, `kopi_mislyktes`.
    """
    with _disk_errors(), _work_folder(path.parent) as work:
        return _unpack(path, key, work / _DATABASE)


def restore_file(path: Path, backup_key: str, target: Path, database_key: str) -> Anker:
    """Write a backup's database to `target` under the live key, verified before it takes the name.

    Returns the newest place in its log.

    Raises `kopi_skadet`, `disk_full`, `kopi_mislyktes`. An existing target is never overwritten: the caller sets it
    aside first.
    """
    if target.exists():
        raise KnownError("hvelv_finnes")
    with _disk_errors(), _work_folder(target.parent) as work:
        packed, fresh = work / "kopi.db", work / _DATABASE
        manifest = _unpack(path, backup_key, packed)
        source, destination = open_copy(packed, backup_key), open_copy(fresh, database_key)
        try:
            with database_errors():
                source.backup(destination)
        finally:
            destination.close()
            source.close()
        newest = require_sound(fresh, database_key, manifest)
        _sync(fresh)
        move_over(fresh, target)
        return newest


def require_sound(database: Path, key: str, manifest: dict[str, Any]) -> Anker:
    """Read every page of a copy, its structure, its counts and its log chain, whose head is returned.

    Raises `kopi_skadet`.
    """
    connection = open_copy(database, key)
    try:
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        structure = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        head = audit.verify(connection)
        same = _counts(connection) == manifest.get("antall") and head.hash == manifest.get("logg_hash")
    except (sqlite.Error, KnownError) as error:
        raise KnownError("kopi_skadet") from error
    finally:
        connection.close()
    if pages or structure != ["ok"] or not same:
        raise KnownError("kopi_skadet")
    return head


def _copy(connection: Connection, database: Path, key: str, moment: datetime) -> dict[str, Any]:
    destination = open_copy(database, key)
    try:
        connection.backup(destination)
        head = audit.head(destination)
        return {
            "format": FORMAT,
            "tatt": moment.isoformat(),
            "skjema": schema_version(destination),
            "logg_nummer": head.nummer,
            "logg_hash": head.hash,
            "antall": _counts(destination),
        }
    except sqlite.Error as error:
        raise known(error) from error
    finally:
        destination.close()


def _counts(connection: Connection) -> dict[str, int]:
    return {t: int(connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0]) for t in _COUNTED}  # noqa: S608 (our own tables)


def _unpack(path: Path, key: str, database: Path) -> dict[str, Any]:
    """Take a backup's database out, sound and with the header it was packed with, and return the manifest."""
    try:
        manifest = json.loads(_read(path, _MANIFEST))
    except (ValueError, RecursionError) as error:
        raise KnownError("kopi_skadet") from error
    header = hashlib.sha256(_read(path, _HEADER)).hexdigest()
    if not isinstance(manifest, dict) or manifest.get("hode_sha256") != header:
        raise KnownError("kopi_skadet")
    database.write_bytes(_read(path, _DATABASE))
    require_sound(database, key, manifest)
    return manifest


def _pack(target: Path, database: Path, header: bytes, manifest: dict[str, Any]) -> None:
    with zipfile.ZipFile(target, "x", zipfile.ZIP_STORED) as archive:
        archive.writestr(_HEADER, header)
        archive.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False))
        archive.write(database, _DATABASE)
    target.chmod(0o600)
    _sync(target)


def _read(path: Path, name: str) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo(name)
            if entry.compress_type != zipfile.ZIP_STORED or entry.file_size > path.stat().st_size:
                raise KnownError("kopi_skadet")
            return archive.read(entry)
    except _UNREADABLE as error:
        raise KnownError("kopi_skadet") from error


def _moment(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name.removesuffix(SUFFIX), "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC)
    except ValueError:
        return None


@contextmanager
def _work_folder(parent: Path) -> Iterator[Path]:
    """Give a folder that is gone afterwards; one that a killed program left behind goes first."""
    for left in parent.glob(f"{_WORK}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_WORK, dir=parent) as work:
        yield Path(work)


@contextmanager
def _disk_errors() -> Iterator[None]:
    """Tell a full disk from everything else that keeps a copy from being made or read."""
    try:
        yield
    except OSError as error:
        known_as = disk_error(error)
        raise known_as if known_as.code == "disk_full" else KnownError("kopi_mislyktes") from error


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
