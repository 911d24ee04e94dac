"""The compartments' files in a copy: each under its own backup key, so that a copy shows nobody more than the vault."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.store.connection import open_copy
from helseansvarlig.store.kopifil import (
    copy_database,
    disk_faults,
    examine,
    flush,
    read_entry,
    read_manifest,
    verify_file,
    work_folder,
)
from helseansvarlig.store.rom_file import FILES
from helseansvarlig.varig import move_over

_SALT_BYTES = 16
_NOT_THIS_COPY = frozenset({"kopi_skadet", "kopi_gammel_noekkel", "hvelv_skadet", "logg_brutt", "rad_uten_historie"})
"""What is wrong with a copy, or with the compartment in it, and says nothing about the ones before."""


def copy_rooms(vault: Path, keys: OpenKeys, work: Path) -> dict[str, str]:
    """Copy the compartments that are there into `work`, read each, and return their names and SHA-256.

    One that cannot be read is left out: it is told of when it is opened, and must not keep the health records from
    being copied. Raises `disk_full`.
    """
    copied: dict[str, str] = {}
    for rom, name in _there(vault, keys):
        try:
            connection = open_copy(vault / name, keys.room_key(rom, "db"))
            try:
                copy_database(connection, work / name, keys.room_key(rom, "kopi"))
            finally:
                connection.close()
            examine(work / name, keys.room_key(rom, "kopi"))
        except KnownError as error:
            (work / name).unlink(missing_ok=True)
            if error.code == "disk_full":
                raise
        else:
            copied[name] = hashlib.sha256((work / name).read_bytes()).hexdigest()
    return copied


def restore_rooms(path: Path, keys: OpenKeys, vault: Path) -> None:
    """Put the compartments of a verified copy where the vault has none. Raises `kopi_skadet`, `disk_full`."""
    carried = read_manifest(path).rom
    for rom, name in FILES.items():
        if name not in carried or rom not in keys.rooms() or (vault / name).exists():
            continue
        with disk_faults(), work_folder(vault) as work:
            move_over(_unpack(path, keys, rom, work), vault / name)


def restore_room(copies: Iterable[Path], keys: OpenKeys, vault: Path, rom: Rom, now: datetime) -> Path | None:
    """Put one compartment of the first copy that is whole, and has it whole, in the closed file's place.

    What lies there is kept in `karantene`; at each moment the old file or the new one stands. Returns the copy, or None
    when none of them has it. Raises `disk_full`, `kopi_mislyktes`.
    """
    for path in copies:
        try:
            verify_file(path, keys.backup_key())
            with disk_faults(), work_folder(vault) as work:
                fresh = _unpack(path, keys, rom, work)
                _keep_aside(vault, FILES[rom], now)
                move_over(fresh, vault / FILES[rom])
        except KnownError as error:
            if error.code not in _NOT_THIS_COPY:
                raise
        else:
            return path
    return None


def set_room_aside(vault: Path, rom: Rom, now: datetime) -> None:
    """Keep a compartment's closed file in `karantene`: the next who opens it makes a new one. Raises disk faults."""
    with disk_faults():
        _keep_aside(vault, FILES[rom], now)
        (vault / FILES[rom]).unlink(missing_ok=True)


def rooms_open(path: Path, keys: OpenKeys) -> bool:
    """Tell whether the key in force opens each compartment of a copy, as far as can be seen without opening it.

    A database of SQLCipher begins with its salt, and ours follows from the key. What is damaged opens to nobody.
    """
    try:
        carried = [
            (rom, name) for rom, name in FILES.items() if name in read_manifest(path).rom and rom in keys.rooms()
        ]
        salts = {rom: read_entry(path, name)[:_SALT_BYTES].hex() for rom, name in carried}
    except KnownError:
        return True
    return all(keys.room_key(rom, "kopi").endswith(salt) for rom, salt in salts.items())


def _there(vault: Path, keys: OpenKeys) -> Iterator[tuple[Rom, str]]:
    for rom, name in FILES.items():
        if rom in keys.rooms() and (vault / name).exists():
            yield rom, name


def _unpack(path: Path, keys: OpenKeys, rom: Rom, work: Path) -> Path:
    """Write a copy's compartment into `work` under the live key, read all of it, and return where it lies."""
    packed, fresh = work / "kopi.db", work / FILES[rom]
    packed.write_bytes(read_entry(path, FILES[rom]))
    connection = open_copy(packed, keys.room_key(rom, "kopi"))
    try:
        copy_database(connection, fresh, keys.room_key(rom, "db"))
    finally:
        connection.close()
    examine(fresh, keys.room_key(rom, "db"))
    flush(fresh)
    return fresh


def _keep_aside(vault: Path, name: str, now: datetime) -> None:
    """Copy a file to where nothing is overwritten; what SQLite laid beside it belongs to it alone and is moved."""
    quarantine = vault / "karantene"
    quarantine.mkdir(mode=0o700, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f"{now:%Y%m%dT%H%M%S%f}-", dir=quarantine))
    if (vault / name).exists():
        shutil.copyfile(vault / name, aside / name)
        flush(aside / name)
    for beside in (vault / f"{name}{end}" for end in ("-wal", "-shm")):
        if beside.exists():
            move_over(beside, aside / beside.name)
