"""The header on disk: replaced as a whole, and kept twice.

Both files say the same. A predecessor that still opened with yesterday's password or a spent recovery code would undo
a change of either for whoever can delete one file (ADR 20).
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from helseansvarlig.errors import KnownError
from helseansvarlig.security import kdf
from helseansvarlig.security.header import Hode
from helseansvarlig.security.header_codec import from_bytes, to_bytes
from helseansvarlig.varig import replace_file

NAME, TWIN = "hode.json", "hode.forrige.json"
"""The twin's name is from the time when it kept the header before this one."""

_MAX_BYTES = 1_000_000


class Hodefil:
    """Reads and replaces the header of one vault folder."""

    def __init__(self, folder: Path, gulv: kdf.Kdfkost = kdf.GULV) -> None:
        self._folder = folder
        self._gulv = gulv

    def exists(self) -> bool:
        """Tell whether there is a vault here at all."""
        return any((self._folder / name).exists() for name in (NAME, TWIN))

    def read(self) -> tuple[Hode, ...]:
        """Return the headers that are whole and differ, newest generation first.

        The caller verifies the MAC, falls back to the next, and calls `keep` with the one that held. Raises
        `hvelv_finnes_ikke`, `hvelv_nyere`, and `hvelv_skadet` when neither file can be read.
        """
        if not self.exists():
            raise KnownError("hvelv_finnes_ikke")
        found: list[Hode] = []
        newer = False
        for name in (NAME, TWIN):
            try:
                hode = from_bytes(self._load(name), self._gulv)
            except KnownError as error:
                newer = newer or error.code == "hvelv_nyere"
            else:
                found += [] if hode in found else [hode]
        if newer:
            raise KnownError("hvelv_nyere")
        if not found:
            raise KnownError("hvelv_skadet")
        return tuple(sorted(found, key=lambda hode: hode.generasjon, reverse=True))

    def parse(self, data: bytes) -> Hode:
        """Return the header in these bytes. Raises `hvelv_skadet`, `hvelv_nyere`."""
        return from_bytes(data, self._gulv)

    def write(self, hode: Hode) -> None:
        """Replace the header; a crash leaves the old one or the new one, whole.

        Raises `disk_full`, `mappe_skrivebeskyttet`, `fil_i_bruk`, `disk_feil`; then the old one stands.
        """
        fresh = to_bytes(hode)
        replace_file(self._folder / NAME, fresh)
        try:
            replace_file(self._folder / TWIN, fresh)
        except (KnownError, MemoryError):  # the switch is made: what an old twin would still open, it shall not
            with suppress(OSError):
                (self._folder / TWIN).unlink(missing_ok=True)

    def keep(self, hode: Hode) -> None:
        """Make both files say what an authenticated header says: damage is mended, a write cut short is finished."""
        whole = to_bytes(hode)
        for name in (NAME, TWIN):
            with suppress(KnownError):  # a disk that cannot be written keeps nobody from reading
                if self._bytes(name) != whole:
                    replace_file(self._folder / name, whole)

    def adopt(self, data: bytes) -> None:
        """Write a header that came with a backup, where there is none yet.

        Raises `hvelv_finnes`, `hvelv_skadet`, `hvelv_nyere` and as `write`.
        """
        if self.exists():
            raise KnownError("hvelv_finnes")
        self.write(self.parse(data))

    def _bytes(self, name: str) -> bytes:
        try:
            return self._load(name)
        except KnownError:
            return b""

    def _load(self, name: str) -> bytes:
        path = self._folder / name
        try:
            if path.stat().st_size > _MAX_BYTES:
                raise KnownError("hvelv_skadet")
            return path.read_bytes()
        except OSError as error:
            raise KnownError("hvelv_skadet") from error
