"""One copy as a file: header, manifest and encrypted database, counted only when it has been opened and read.

The file is a ZIP without compression (`hode.json`, `kopi.json`, `helse.db`), so that any tool can take it apart; the
database in it is SQLCipher under its own key (docs/hvelvformat.md).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import shutil
import struct
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.domain.logg import Anker
from helseansvarlig.errors import KnownError, disk_error
from helseansvarlig.store import audit
from helseansvarlig.store.connection import Connection, known, open_copy, open_finished, schema_version, tables
from helseansvarlig.store.kopimanifest import Innhold, Manifest, key_id
from helseansvarlig.store.logg_rader import verify_rows
from helseansvarlig.varig import move_over

DATABASE = "helse.db"
_HEADER, _MANIFEST = "hode.json", "kopi.json"
_WORK = ".arbeid-"
"""Folders with this prefix hold a copy being made or read (encrypted); one that is left over is nobody's."""
_NOT_DAMAGE = frozenset({"disk_full", "minne_fullt"})
"""What stops a reading that says nothing about the file that was read."""
_UNREADABLE = (OSError, KeyError, ValueError, RuntimeError, EOFError, OverflowError, struct.error, zipfile.BadZipFile)


def read_header(path: Path) -> bytes:
    """Return the header carried in a copy: with it the recovery sheet alone opens the copy. Raises `kopi_skadet`."""
    return read_entry(path, _HEADER)


def read_manifest(path: Path) -> Manifest:
    """Return what a copy says of itself, not yet held against anything. Raises `kopi_skadet`."""
    return Manifest.from_bytes(read_entry(path, _MANIFEST))


def verify_file(path: Path, key: str, work_in: Path | None = None) -> Manifest:
    """Open a copy with `key`, read all of it and hold it against its manifest, which is returned.

    `work_in` is a folder to unpack in when the copy's own is not to be written to. Raises `kopi_skadet`,
    `kopi_gammel_noekkel`, `disk_full`, `kopi_mislyktes`.
    """
    with disk_faults(), work_folder(work_in or path.parent) as work:
        return _unpack(path, key, work / DATABASE)


def restore_file(path: Path, backup_key: str, target: Path, database_key: str) -> Anker:
    """Write a copy's database to `target` under the live key, verified before it takes the name.

    Returns the newest place in its log. An existing target is never overwritten: the caller sets it aside first.
    Raises as `verify_file`.
    """
    if target.exists():
        raise KnownError("hvelv_finnes")
    with disk_faults(), work_folder(target.parent) as work:
        packed, fresh = work / "kopi.db", work / DATABASE
        manifest = _unpack(path, backup_key, packed)
        source = open_copy(packed, backup_key)
        try:
            copy_database(source, fresh, database_key)
        finally:
            source.close()
        newest = require_sound(fresh, database_key, manifest)
        flush(fresh)
        move_over(fresh, target)
        return newest


def copy_database(connection: Connection, target: Path, key: str) -> None:
    """Write a database anew, page by page, under another key. Raises what the database says of disks and damage."""
    destination = open_copy(target, key)
    try:
        connection.backup(destination)
    except sqlite.Error as error:
        raise known(error, target.parent) from error
    finally:
        destination.close()


def require_sound(database: Path, key: str, manifest: Manifest) -> Anker:
    """Hold a database against the manifest of its copy and return its newest log place. Raises `kopi_skadet`."""
    try:
        found = examine(database, key)
    except KnownError as error:
        if error.code in _NOT_DAMAGE:
            raise
        raise KnownError("kopi_skadet") from error
    counted = {table: count for table, count in found.antall.items() if table in manifest.antall}
    if found.logg != manifest.logg or counted != manifest.antall:
        raise KnownError("kopi_skadet")
    return found.logg


def examine(database: Path, key: str) -> Innhold:
    """Read every page of a finished database, its structure, its chain, and its rows against their history.

    Nothing is written. Raises `hvelv_skadet`, `logg_brutt`, `rad_uten_historie`, and `minne_fullt` or what keeps the
    file from being opened when that stopped it.
    """
    connection = open_finished(database, key)
    try:
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        structure = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        if pages or structure != ["ok"]:
            raise KnownError("hvelv_skadet")
        audit.verify(connection)
        if _knows_every_row(connection):
            verify_rows(connection)
        return contents(connection)
    except sqlite.Error as error:
        met = known(error)
        if isinstance(met, KnownError) and met.code in _NOT_DAMAGE:
            raise met from error
        raise KnownError("hvelv_skadet") from error
    finally:
        connection.close()


def _knows_every_row(connection: Connection) -> bool:
    """Tell whether the history was kept for every row: the first schema's log had no versions."""
    columns = connection.execute("SELECT name FROM pragma_table_info('logg')").fetchall()
    return any(column["name"] == "versjon" for column in columns)


def contents(connection: Connection) -> Innhold:
    """Return an open database's schema, its newest place in the log, and how many rows each table has."""
    return Innhold(schema_version(connection), audit.head(connection), count_rows(connection))


def count_rows(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    return {t: int(connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0]) for t in tables(connection)}  # noqa: S608 (names of our own tables)


def pack(target: Path, databases: Iterable[Path], header: bytes, manifest: bytes) -> None:
    """Write the file and see to it that it is on the disk."""
    with zipfile.ZipFile(target, "x", zipfile.ZIP_STORED) as archive:
        archive.writestr(_HEADER, header)
        archive.writestr(_MANIFEST, manifest)
        for database in databases:
            archive.write(database, database.name)
    target.chmod(0o600)
    flush(target)


@contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """Give a folder that is gone afterwards; one that a killed program left behind goes first."""
    for left in parent.glob(f"{_WORK}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_WORK, dir=parent) as work:
        yield Path(work)


@contextmanager
def disk_faults() -> Iterator[None]:
    """Tell a full disk from everything else that keeps a copy from being made or read."""
    try:
        yield
    except OSError as error:
        known_as = disk_error(error)
        raise known_as if known_as.code == "disk_full" else KnownError("kopi_mislyktes") from error


def flush(path: Path) -> None:
    """See to it that a file's content is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _unpack(path: Path, key: str, database: Path) -> Manifest:
    """Take a copy's database out, sound and with the header it was packed with, and return the manifest."""
    raw = read_entry(path, _MANIFEST)
    manifest = Manifest.from_bytes(raw)
    if manifest.noekkel_id not in ("", key_id(key)):
        raise KnownError("kopi_gammel_noekkel")
    header = hashlib.sha256(read_entry(path, _HEADER)).hexdigest()
    if not manifest.is_signed(raw, key) or not hmac.compare_digest(manifest.hode_sha256, header):
        raise KnownError("kopi_skadet")
    for name, digest in manifest.rom.items():
        if not hmac.compare_digest(hashlib.sha256(read_entry(path, name)).hexdigest(), digest):
            raise KnownError("kopi_skadet")
    database.write_bytes(read_entry(path, DATABASE))
    require_sound(database, key, manifest)
    return manifest


def read_entry(path: Path, name: str) -> bytes:
    """Return one entry of a copy; a compressed one is none of ours. Raises `kopi_skadet`."""
    try:
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo(name)
            if entry.compress_type != zipfile.ZIP_STORED or entry.file_size > path.stat().st_size:
                raise KnownError("kopi_skadet")
            return archive.read(entry)
    except _UNREADABLE as error:
        raise KnownError("kopi_skadet") from error
