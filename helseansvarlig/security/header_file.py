"""The header on disk: replaced as a whole, its predecessor kept (decision 21)."""

from __future__ import annotations

import os
from pathlib import Path

from helseansvarlig.errors import KnownError, disk_errors
from helseansvarlig.security import kdf
from helseansvarlig.security.header import Hode, from_bytes, to_bytes

NAME, PREVIOUS = "hode.json", "hode.forrige.json"
_MAX_BYTES = 1_000_000


class Hodefil:
    """Reads and replaces the header of one vault folder."""

    def __init__(self, folder: Path, gulv: kdf.Kdfkost = kdf.GULV) -> None:
        self._folder = folder
        self._gulv = gulv

    def exists(self) -> bool:
        """Tell whether there is a vault here at all."""
        return any((self._folder / name).exists() for name in (NAME, PREVIOUS))

    def read(self) -> tuple[Hode, ...]:
        """Return the headers that are whole, newest generation first.

        The caller verifies the MAC and falls back to the next. Raises `hvelv_finnes_ikke`, `hvelv_nyere`,
        and `hvelv_skadet` when neither file can be read.
        """
        if not self.exists():
            raise KnownError("hvelv_finnes_ikke")
        found: list[Hode] = []
        newer = False
        for name in (NAME, PREVIOUS):
            try:
                found.append(from_bytes(self._load(name), self._gulv))
            except KnownError as error:
                newer = newer or error.code == "hvelv_nyere"
        if newer:
            raise KnownError("hvelv_nyere")
        if not found:
            raise KnownError("hvelv_skadet")
        return tuple(sorted(found, key=lambda hode: hode.generasjon, reverse=True))

    def write(self, hode: Hode) -> None:
        """Replace the header; a crash leaves the old one or the new one, whole.

        A damaged file never takes the place of its sound predecessor, and the first header is its own predecessor.
        Raises `disk_full`, `mappe_skrivebeskyttet`, `disk_feil`.
        """
        fresh = to_bytes(hode)
        with disk_errors():
            _replace(self._folder / PREVIOUS, self._sound(NAME) or self._sound(PREVIOUS) or fresh)
            _replace(self._folder / NAME, fresh)

    def adopt(self, data: bytes) -> None:
        """Write a header that came with a backup, where there is none yet.

        Raises `hvelv_finnes`, `hvelv_skadet`, `hvelv_nyere` and as `write`.
        """
        if self.exists():
            raise KnownError("hvelv_finnes")
        self.write(from_bytes(data, self._gulv))

    def _sound(self, name: str) -> bytes | None:
        try:
            data = self._load(name)
            from_bytes(data, self._gulv)
        except KnownError:
            return None
        return data

    def _load(self, name: str) -> bytes:
        path = self._folder / name
        try:
            if path.stat().st_size > _MAX_BYTES:
                raise KnownError("hvelv_skadet")
            return path.read_bytes()
        except OSError as error:
            raise KnownError("hvelv_skadet") from error


def _replace(path: Path, data: bytes) -> None:
    """Write, flush to the disk, rename, flush the folder: in that order a power cut cannot leave half a file."""
    temporary = path.with_suffix(".ny")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
