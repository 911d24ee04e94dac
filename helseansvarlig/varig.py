"""One way to put a file on the disk so that a power cut leaves the old one or the new one, whole.

A virus scanner or a copying program may hold a file for a moment (Windows: sharing violations 5, 32 and 33); then we
try again for up to two and a half seconds, and say `fil_i_bruk` only after that.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from helseansvarlig.errors import KnownError, disk_error

_HELD_BY_OTHERS = frozenset({5, 32, 33})
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)


def replace_file(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write beside, flush, rename, flush the folder. Raises `disk_full`, `mappe_skrivebeskyttet`, `fil_i_bruk`."""
    temporary = path.with_name(f"{path.name}.ny")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(temporary, flags, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise disk_error(error) from error
    move_over(temporary, path)


def move_over(source: Path, target: Path) -> None:
    """Put a file in another's place, and see to it that the folder remembers. Raises as `replace_file`."""
    _patiently(lambda: source.replace(target))
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Flush what a folder says about its files; Windows does so by itself. Raises as `replace_file`."""
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise disk_error(error) from error


def _patiently(act: Callable[[], object], waits: tuple[float, ...] = _WAITS) -> None:
    for wait in (*waits, None):
        try:
            act()
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_OTHERS:
                raise disk_error(error) from error
            if wait is None:
                raise KnownError("fil_i_bruk") from error
            time.sleep(wait)
        else:
            return
