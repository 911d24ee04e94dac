"""The witness beside the file: the newest place in the log, written after each commit (docs/hvelvformat.md).

A write-ahead log that lost its end opens without a word (security page §0, finding 5). The witness is written once
the commit is on the disk and is not flushed itself: it may be behind after a power cut, and is never ahead.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from contextlib import suppress
from pathlib import Path

from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.errors import KnownError
from helseansvarlig.store import audit
from helseansvarlig.store.connection import Connection
from helseansvarlig.varig import replace_file

NAME = "vitne"
_MARK = b"HAVITNE1"
_LAYOUT = struct.Struct(">8sQ32s32s")
"""Mark, number, hash, HMAC-SHA256 of the three before: 80 bytes, within one sector."""
_SIGNED = _LAYOUT.size - 32
_IN_PLACE = os.O_WRONLY | getattr(os, "O_BINARY", 0)


class FileVitne:
    """The witness of the vault in one folder; `key` is expanded from the vault key."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._path = folder / NAME
        self._key = key

    def read(self) -> Anker | None:
        """Return the place that was written last; None when the witness is gone or not of this vault's making."""
        try:
            raw = self._path.read_bytes()
        except OSError:
            return None
        if len(raw) != _LAYOUT.size or not hmac.compare_digest(self._sign(raw[:_SIGNED]), raw[_SIGNED:]):
            return None
        _, number, digest, _ = _LAYOUT.unpack(raw)
        return Anker(number, digest.hex())

    def write(self, anker: Anker) -> None:
        """Write over the place before; never raises.

        The act is saved whatever happens here, and said to be: an older witness is still contained in the log.
        """
        with suppress(OSError, KnownError):
            data = self._pack(anker)
            try:
                descriptor = os.open(self._path, _IN_PLACE)
            except FileNotFoundError:
                replace_file(self._path, data)
                return
            try:
                os.write(descriptor, data)
            finally:
                os.close(descriptor)

    def establish(self, anker: Anker) -> None:
        """Make the witness of a file that has just been put in place, on the disk for good. Raises disk faults."""
        replace_file(self._path, self._pack(anker))

    def judge(self, connection: Connection) -> tuple[Varsel, ...]:
        """Hold the log against the witness: `hale_mangler` when it lost its end, `vitne_mangler` when none is there."""
        seen = self.read()
        if seen is None:
            return (Varsel("vitne_mangler", alvorlig=True),) if _was_witnessed(connection) else ()
        if audit.contains(connection, seen):
            return ()
        return (Varsel("hale_mangler", {"antall": max(1, seen.nummer - audit.head(connection).nummer)}, alvorlig=True),)

    def _pack(self, anker: Anker) -> bytes:
        signed = _MARK + struct.pack(">Q", anker.nummer) + bytes.fromhex(anker.hash)
        return signed + self._sign(signed)

    def _sign(self, signed: bytes) -> bytes:
        return hmac.new(self._key, signed, hashlib.sha256).digest()


def _was_witnessed(connection: Connection) -> bool:
    """Tell whether the newest log row was written by a program that also wrote a witness."""
    row = connection.execute("SELECT versjon FROM logg ORDER BY nummer DESC LIMIT 1").fetchone()
    return row is not None and row["versjon"] > 1
