"""Room on the disk: what is held in reserve for the day it is full, and when records can only be read."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from helseansvarlig.errors import disk_errors

NAME = "ballast"
SIZE = 32 * 1024 * 1024
LOOK_AHEAD = 4 * 1024 * 1024
"""Below this no act begins: a commit that meets a full disk is rolled back at once and cannot be tried again."""
ENOUGH = 64 * 1024 * 1024
"""With this much, records can be written again."""
PLENTY = 128 * 1024 * 1024
"""With this much, the reserve is made again."""
_BLOCK = 1024 * 1024


class Plassvakt:
    """Watches the disk of one vault folder.

    A ballast that has been given up is an empty file: the next program to open the vault reads from it that the disk
    was full, and that records are read only until there is room.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME
        self._was_full = self._size() == 0

    def reason(self) -> str:
        """Return `disk_full_lesing` while acts are refused, else nothing; ends by itself when there is room."""
        free = self._free()
        if self._was_full and free >= ENOUGH:
            self._was_full = False
            self._path.unlink(missing_ok=True)
        return "disk_full_lesing" if self._was_full or free < LOOK_AHEAD else ""

    def disk_full(self) -> None:
        """Give up the ballast, so that log rows and drafts still find room, and refuse acts from now on."""
        self._was_full = True
        with suppress(OSError), self._path.open("wb") as file:
            os.fsync(file.fileno())

    def look_at_the_door(self) -> None:
        """Give up the ballast before the vault is opened on a full disk: nothing is opened that cannot be logged."""
        if self._free() < LOOK_AHEAD and self._size() == SIZE:
            self.disk_full()

    def keep_reserve(self) -> None:
        """Make the ballast when it is not there and there is plenty of room. Raises `disk_full`, `disk_feil`."""
        if self._size() == SIZE or self._free() < PLENTY:
            return
        try:
            with disk_errors():
                self._path.touch(0o600)
                with self._path.open("wb") as file:
                    _allocate(file.fileno())
                    os.fsync(file.fileno())
        except BaseException:
            self._path.unlink(missing_ok=True)
            raise
        self._was_full = False

    def _free(self) -> int:
        try:
            return shutil.disk_usage(self._folder).free
        except OSError:
            return ENOUGH  # the disk does not say: the database will

    def _size(self) -> int | None:
        try:
            return self._path.stat().st_size
        except OSError:
            return None


def _allocate(descriptor: int) -> None:
    """Take the room for real: a file of holes would hold nothing."""
    if hasattr(os, "posix_fallocate"):
        with suppress(OSError):
            os.posix_fallocate(descriptor, 0, SIZE)
            return
    block = os.urandom(_BLOCK)
    for _ in range(SIZE // _BLOCK):
        os.write(descriptor, block)
