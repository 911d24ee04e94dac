"""Every row that is written passes here: the before and after are kept for history, undo and the log's hash."""

from __future__ import annotations

from collections.abc import Mapping

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.errors import BugError
from helseansvarlig.services.ports import Changes
from helseansvarlig.store.audit import change_images
from helseansvarlig.store.codec import SqlValue, from_image, image
from helseansvarlig.store.connection import Connection


class Recorder:
    """Writes rows inside one act and remembers what they were. `writable` is False in a reading."""

    def __init__(self, connection: Connection, hendelse: Hendelse, *, writable: bool) -> None:
        self.connection = connection
        self.hendelse = hendelse
        self._writable = writable
        self.entries: list[tuple[str, str, str | None, str | None]] = []
        self.final: set[tuple[str, str]] = set()
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
        after = image(row) if row is not None else None
        if before != after:
            self.entries.append((tabell, rad_id, before, after))
            self.touch(tabell, rad_id)
            self._note_barn(tabell, rad_id, row if row is not None else from_image(before or "{}"))

    def current(self, tabell: str, rad_id: str) -> str | None:
        """Return the canonical image of what stands there now."""
        row = self.connection.execute(f"SELECT * FROM {tabell} WHERE id = ?", (rad_id,)).fetchone()  # noqa: S608 (our own table)
        return image(dict(row)) if row else None

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

    def _note_barn(self, tabell: str, rad_id: str, row: Mapping[str, SqlValue]) -> None:
        barn_id = rad_id if tabell == "barn" else row.get("barn_id")
        if isinstance(barn_id, str) and barn_id:
            self._barn.add(barn_id)
