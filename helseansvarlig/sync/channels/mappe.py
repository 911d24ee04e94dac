"""The folder channel: sealed files in a folder or on a stick, receipts back in another.

Names are the forsendelse's id and nothing else, so a lost stick tells nothing about a child.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.sync.konvolutt import MAX_SEALED_BYTES
from helseansvarlig.sync.strict_json import UUID
from helseansvarlig.sync.varig_fil import reporting_disk_faults, write_once

SEALED_SUFFIX = ".p7m"
RECEIPT_SUFFIX = ".kv.p7m"


@dataclass(frozen=True, slots=True)
class Innkommet:
    """A file found in the inbox, as it is: nothing about it has been verified."""

    navn: str
    data: bytes


class MappeChannel:
    """Delivers to `outbox` and fetches from `inbox`; both must exist, since a missing one is a stick not inserted."""

    def __init__(self, outbox: Path, inbox: Path) -> None:
        self._outbox = outbox
        self._inbox = inbox

    def send(self, forsendelse_id: str, sealed: bytes) -> str:
        """Put the sealed bytes in the outbox and return the file's name.

        Sending the same bytes again is no error and changes nothing. Raises `kanal_borte`, `disk_full`,
        `mappe_skrivebeskyttet`, and `kanal_konflikt` when other bytes lie there under this id.
        """
        _require(self._outbox)
        path = self._path(forsendelse_id)
        write_once(path, sealed)
        return path.name

    def poll(self) -> list[Innkommet]:
        """Return every receipt file in the inbox, in name order; reading them again is harmless.

        A file above the size limit comes cut just past it, for the opener to refuse as too big: one bad file must
        not stop the others.
        """
        _require(self._inbox)
        with reporting_disk_faults():
            paths = sorted(path for path in self._inbox.iterdir() if path.name.endswith(RECEIPT_SUFFIX))
            return [Innkommet(path.name, _read_bounded(path)) for path in paths if path.is_file()]

    def _path(self, forsendelse_id: str) -> Path:
        if not UUID.fullmatch(forsendelse_id):
            raise BugError("a forsendelse's id is a lower-case UUID")
        return self._outbox / f"{forsendelse_id}{SEALED_SUFFIX}"


def _require(folder: Path) -> None:
    if not folder.is_dir():
        raise KnownError("kanal_borte")


def _read_bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_SEALED_BYTES + 1)
