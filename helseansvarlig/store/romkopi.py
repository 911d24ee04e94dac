"""The compartments' files in a copy: each under its own backup key, so that a copy shows nobody more than the vault."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
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
    work_folder,
)
from helseansvarlig.store.rom_file import FILES
from helseansvarlig.varig import move_over

_SALT_BYTES = 16


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
            packed, fresh = work / "kopi.db", work / name
            packed.write_bytes(read_entry(path, name))
            connection = open_copy(packed, keys.room_key(rom, "kopi"))
            try:
                copy_database(connection, fresh, keys.room_key(rom, "db"))
            finally:
                connection.close()
            examine(fresh, keys.room_key(rom, "db"))
            flush(fresh)
            move_over(fresh, vault / name)


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
