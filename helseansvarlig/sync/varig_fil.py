"""Writing one file so that it is either all there under its name or not there at all, also on a stick pulled early.

The channel, the receiver's registry and its saved documents all write this way and no other.
"""

from __future__ import annotations

import contextlib
import errno
import hmac
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from helseansvarlig.errors import KnownError, disk_error

PARTIAL_SUFFIX = ".del"
_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


class Skriving(Enum):
    """What writing came to: a new file, or one with the same bytes that was there already."""

    NY = "ny"
    FANTES = "fantes"


@contextmanager
def reporting_disk_faults() -> Iterator[None]:
    """Turn the operating system's complaints into the three that a user can act on.

    `disk_full`, `mappe_skrivebeskyttet`, and for all else `kanal_borte`: a stick that was pulled answers with
    whatever its driver thinks of (ENOENT, EIO, ENODEV, ESTALE …).
    """
    try:
        yield
    except OSError as error:
        known_as = disk_error(error)
        raise KnownError("kanal_borte") if known_as.code == "disk_feil" else known_as from error


def write_once(path: Path, data: bytes, mode: int = 0o644) -> Skriving:
    """Write `data` to `path`, durable and read back, never over another file.

    A file with the same bytes is left alone; with other bytes it raises `kanal_konflikt`. What a crash left behind
    under the `.del` name is written over: nobody was ever told of it.
    """
    with reporting_disk_faults():
        if _exists_with(path, data):
            return Skriving.FANTES
        partial = path.with_name(path.name + PARTIAL_SUFFIX)
        try:
            _write_durably(partial, data, mode)
            _give_name(partial, path, data)
        finally:
            with contextlib.suppress(OSError):  # the stick may be gone, which is being reported already
                partial.unlink(missing_ok=True)
        _sync_directory(path.parent)
    return Skriving.NY


def _exists_with(path: Path, data: bytes) -> bool:
    try:
        existing = path.read_bytes()
    except FileNotFoundError:
        return False
    if not hmac.compare_digest(existing, data):
        raise KnownError("kanal_konflikt")
    return True


def _write_durably(partial: Path, data: bytes, mode: int) -> None:
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    # Reading back catches the stick that says yes and keeps nothing; a later cut is caught by the receiver.
    if partial.read_bytes() != data:
        raise OSError(errno.EIO, "read back other bytes than written")


def _give_name(partial: Path, path: Path, data: bytes) -> None:
    try:
        os.link(partial, path)  # refuses an existing name, where rename would overwrite it
    except FileExistsError:
        _exists_with(path, data)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        # FAT and exFAT have no links. One program writes here, so looking first is enough.
        if not _exists_with(path, data):
            partial.rename(path)


def _sync_directory(directory: Path) -> None:
    if os.name == "nt":  # Windows cannot open a directory to sync it; its journal keeps the name
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
