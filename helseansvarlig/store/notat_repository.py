"""Notes, also the newest of a kind."""

from __future__ import annotations

from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.store.table_repository import TableRepository


class NotatTable(TableRepository[Notat]):
    """A child can have thousands of notes; the newest of a kind is found without reading the rest."""

    def newest(self, barn_id: str, art: Notatart) -> Notat | None:
        """Return a child's newest note of one kind."""
        rows = self._select("barn_id = ? AND art = ?", (barn_id, art.value), most=1)
        return rows[0] if rows else None
