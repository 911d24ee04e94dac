"""Backups: one file with its header and manifest, under the backup key, verified by opening before it counts.

The file is a ZIP without compression (`hode.json`, `kopi.json`, `helse.db`), so that any tool can take it apart; the
database in it is SQLCipher under its own key.
"""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.clock import Clock
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Kopi, OpenKeys
from helseansvarlig.store import audit
from helseansvarlig.store.connection import Connection, known, open_copy, schema_version

SUFFIX = ".hakopi"
FORMAT = "helseansvarlig-kopi/1"
_HEADER, _MANIFEST, _DATABASE = "hode.json", "kopi.json", "helse.db"
_COUNTED = ("barn", "notat", "kartlegging", "svar", "stoppunkt", "samtykke", "moete", "dokument", "utboks", "logg")
_KEEP = 30
_UTC = UTC


class FileBackups:
    """Copies of one vault in one folder."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def take(self, connection: Connection, keys: OpenKeys) -> Kopi:
        """Copy in one step, verify by opening, then put in place. Raises `disk_full`, `kopi_mislyktes`."""
        moment = self._clock.now()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".kopi-", dir=self._folder) as work:
                database = Path(work) / _DATABASE
                manifest = _copy(connection, database, keys.backup_key(), moment)
                require_sound(database, keys.backup_key(), manifest)
                target = self._folder / f"{moment:%Y%m%dT%H%M%S%f}Z{SUFFIX}"
                _pack(Path(work) / "ny", database, keys.header(), manifest)
                (Path(work) / "ny").replace(target)
        except OSError as error:
            raise KnownError("disk_full" if error.errno == 28 else "kopi_mislyktes") from error
        self._thin()
        return Kopi(target.name, moment, verifisert=True, stoerrelse=target.stat().st_size)

    def all(self) -> list[Kopi]:
        """Return the copies, newest first. Only verified ones ever get this name."""
        files = sorted(self._folder.glob(f"*{SUFFIX}"), reverse=True)
        return [Kopi(f.name, _moment(f), verifisert=True, stoerrelse=f.stat().st_size) for f in files]

    def path(self, navn: str) -> Path:
        """Return where a copy lies. Raises `kopi_skadet` for a name that is not one of ours."""
        path = self._folder / Path(navn).name
        if path.suffix != SUFFIX or not path.exists():
            raise KnownError("kopi_skadet")
        return path

    def _thin(self) -> None:
        for old in sorted(self._folder.glob(f"*{SUFFIX}"), reverse=True)[_KEEP:]:
            old.unlink()


def read_header(path: Path) -> bytes:
    """Return the header carried in a backup: with it the recovery sheet alone opens the copy. Raises `kopi_skadet`."""
    return _read(path, _HEADER)


def verify_file(path: Path, key: str) -> dict[str, Any]:
    """Open a backup with `key`, read all of it and hold it against its manifest, which is returned.

    Raises `kopi_skadet`.
    """
    with tempfile.TemporaryDirectory(prefix=".oev-", dir=path.parent) as work:
        database = Path(work) / _DATABASE
        database.write_bytes(_read(path, _DATABASE))
        manifest: dict[str, Any] = json.loads(_read(path, _MANIFEST))
        require_sound(database, key, manifest)
        return manifest


def restore_file(path: Path, backup_key: str, target: Path, database_key: str) -> None:
    """Write a backup's database to `target` under the live key, verified before it takes the name.

    Raises `kopi_skadet`. An existing target is never overwritten: the caller sets it aside first.
    """
    manifest = verify_file(path, backup_key)
    with tempfile.TemporaryDirectory(prefix=".tilbake-", dir=target.parent) as work:
        packed, fresh = Path(work) / "kopi.db", Path(work) / _DATABASE
        packed.write_bytes(_read(path, _DATABASE))
        source, destination = open_copy(packed, backup_key), open_copy(fresh, database_key)
        try:
            source.backup(destination)
        except sqlite.Error as error:
            raise KnownError("kopi_skadet") from error
        finally:
            destination.close()
            source.close()
        require_sound(fresh, database_key, manifest)
        if target.exists():
            raise KnownError("hvelv_finnes")
        _sync(fresh)
        fresh.replace(target)


def require_sound(database: Path, key: str, manifest: dict[str, Any]) -> None:
    """Read every page of a copy, its structure, its counts and its log chain. Raises `kopi_skadet`."""
    connection = open_copy(database, key)
    try:
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        structure = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        head = audit.verify(connection)
        same = _counts(connection) == manifest["antall"] and head.hash == manifest["logg_hash"]
    except (sqlite.Error, KnownError, KeyError) as error:
        raise KnownError("kopi_skadet") from error
    finally:
        connection.close()
    if pages or structure != ["ok"] or not same:
        raise KnownError("kopi_skadet")


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
            return archive.read(name)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise KnownError("kopi_skadet") from error


def _moment(path: Path) -> datetime:
    return datetime.strptime(path.name.removesuffix(SUFFIX), "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
