"""Every row that is written passes here: the before and after are kept for history, undo and the log's hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import BugError
from helseansvarlig.services.ports import Changes
from helseansvarlig.store.audit import change_images
from helseansvarlig.store.codec import SqlValue, from_image, image
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.migrations import ADDED

SEALED = frozenset({"utkast", "hemmelighet"})
"""Tables whose history holds digests alone: no draft and no secret outlives its replacement, and none is undone."""


class Recorder:
    """Writes rows inside one act and remembers what they were. `writable` is False in a reading.

    `purged` tells that rows have gone for good, and that the pages they stood on must not linger either.
    """

    def __init__(self, connection: Connection, hendelse: Hendelse, *, writable: bool) -> None:
        self.connection = connection
        self.hendelse = hendelse
        self._writable = writable
        self.entries: list[tuple[str, str, str | None, str | None]] = []
        self.final: set[tuple[str, str]] = set()
        self.purged = False
        self._touched: set[tuple[str, str]] = set()
        self._barn: set[str] = set()

    def describe(self, hendelse: Hendelse) -> None:
        """Replace what the log will say about this act."""
        self.hendelse = hendelse

    def make_final(self, tabell: str, rad_id: str) -> None:
        """From now on nothing that touched this row can be undone."""
        self.final.add((tabell, rad_id))

    def changes(self) -> Changes:
        """Return what has been touched so far."""
        return Changes(frozenset(self._touched), frozenset(self._barn))

    def write(self, tabell: str, rad_id: str, row: Mapping[str, SqlValue] | None) -> None:
        """Put `row` in place of what stands at `rad_id`, or take it away when it is None."""
        self.require_writable()
        before = self.current(tabell, rad_id)
        if row is None:
            self.connection.execute(f"DELETE FROM {tabell} WHERE id = ?", (rad_id,))  # noqa: S608 (our own table)
        elif before is None:
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            self.connection.execute(f"INSERT INTO {tabell} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 (our own names)
        else:
            names = ", ".join(f"{name} = ?" for name in row)
            self.connection.execute(f"UPDATE {tabell} SET {names} WHERE id = ?", (*row.values(), rad_id))  # noqa: S608 (our own names)
        after = _image(tabell, row) if row is not None else None
        if before != after:
            self.entries.append((tabell, rad_id, before, after))
            self.touch(tabell, rad_id)
            self._note_barn(tabell, rad_id, row if row is not None else from_image(before or "{}"))

    def seal(self, tabell: str, rad_id: str, content: bytes | None) -> None:
        """Remember what a draft or a secret is now (None: gone) by its digest, so that an old one put back shows."""
        self.entries.append((tabell, rad_id, None, None if content is None else digest_image(content)))

    def current(self, tabell: str, rad_id: str) -> str | None:
        """Return the canonical image of what stands there now."""
        row = self.connection.execute(f"SELECT * FROM {tabell} WHERE id = ?", (rad_id,)).fetchone()  # noqa: S608 (our own table)
        return _image(tabell, dict(row)) if row else None

    def images(self) -> list[str]:
        """Return what this act adds to the log's hash."""
        return [
            part for tabell, rad_id, foer, etter in self.entries for part in change_images(foer, etter, tabell, rad_id)
        ]

    def touch(self, tabell: str, rad_id: str) -> None:
        """Remember for the broadcast that something changed here."""
        self._touched.add((tabell, rad_id))

    def require_writable(self) -> None:
        """Refuse to write through a reading: a bug of ours."""
        if not self._writable:
            raise BugError("write in a reading")

    def undoable(self) -> list[tuple[str, str]]:
        """Return the rows that an undo of this act would put back."""
        return [(tabell, rad_id) for tabell, rad_id, _, _ in self.entries if tabell not in SEALED]

    def _note_barn(self, tabell: str, rad_id: str, row: Mapping[str, SqlValue]) -> None:
        barn_id = rad_id if tabell == "barn" else row.get("barn_id")
        if isinstance(barn_id, str) and barn_id:
            self._barn.add(barn_id)


def _image(tabell: str, row: Mapping[str, SqlValue]) -> str:
    return image(row, ADDED.get(tabell, {}))


def digest_image(content: bytes) -> str:
    """Return what stands in the history for content that history may not hold."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
