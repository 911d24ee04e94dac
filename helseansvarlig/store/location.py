"""Where a vault may lie, and that only one program has it open."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from typing import IO

from helseansvarlig.errors import KnownError, disk_errors

SMALLEST_FREE = 64 * 1024 * 1024
"""Below this a vault is not made: SQLite needs room to clean up after itself."""

_SYNC_FOLDERS = (
    "onedrive", "dropbox", "google drive", "googledrive", "icloud", "clouddocs", "nextcloud", "owncloud",
    "jottacloud",
)  # fmt: skip
_NETWORK_TYPES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "davfs", "fuse.davfs2", "afs"})
_LOCK_NAME = "laas"
_POLL_SECONDS = 0.05


def require_local(folder: Path, mounts: str | None = None) -> None:
    """Refuse a network disk or a folder that a sync program copies behind our back.

    `mounts` is the text of the system's mount table (read from the system when it is None). Raises `mappe_nettverk`,
    `mappe_synkronisert`.
    """
    named, resolved = folder.absolute(), folder.resolve()  # a link may lead into such a folder, or be named like one
    if str(named).startswith(("\\\\", "//")):
        raise KnownError("mappe_nettverk")
    if any(name in part.lower() for part in (*named.parts, *resolved.parts) for name in _SYNC_FOLDERS):
        raise KnownError("mappe_synkronisert")
    if _filesystem_of(resolved, mounts if mounts is not None else _mount_table()) in _NETWORK_TYPES:
        raise KnownError("mappe_nettverk")


def require_room(folder: Path) -> None:
    """Refuse a folder without room or right to write. Raises `disk_full`, `mappe_skrivebeskyttet`."""
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not os.access(existing, os.W_OK):
        raise KnownError("mappe_skrivebeskyttet")
    if shutil.disk_usage(existing).free < SMALLEST_FREE:
        raise KnownError("disk_full")


class InstanceLock:
    """Held for as long as a process may touch the vault; the system lets go of it when the process dies."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _LOCK_NAME
        self._file: IO[bytes] | None = None

    def acquire(self, patience: float = 0.0) -> None:
        """Take the lock, waiting up to `patience` seconds for a process that is on its way out.

        Raises `hvelv_opptatt`, `mappe_skrivebeskyttet`.
        """
        if self._file is not None:
            return
        with disk_errors():
            file = self._path.open("ab")
        deadline = time.monotonic() + patience
        while not _try_lock(file):
            if time.monotonic() >= deadline:
                file.close()
                raise KnownError("hvelv_opptatt")
            time.sleep(_POLL_SECONDS)
        self._file = file

    def release(self) -> None:
        """Let go."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _try_lock(file: IO[bytes]) -> bool:
    try:
        _lock(file)
    except OSError:
        return False
    return True


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _mount_table() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""  # no such table on this system; Windows shares are told by their path


def _filesystem_of(folder: Path, mounts: str) -> str:
    """Return the file system type of the longest mount point that holds the folder."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        holds = point == "/" or str(folder) == point or str(folder).startswith(point + "/")
        if holds and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
