"""Templates of the vault, also without their content: a list of titles need not carry every form."""

from __future__ import annotations

from helseansvarlig.domain.mal import Mal
from helseansvarlig.store.codec import columns, from_row
from helseansvarlig.store.table_repository import TableRepository


class MalTable(TableRepository[Mal]):
    """Every version of every template, oldest first."""

    def heads(self, skjema_id: str = "") -> list[Mal]:
        """Return the rows with an empty content: all, or those of one template."""
        names = ", ".join("'' AS innhold" if name == "innhold" else name for name in columns(Mal))
        rows = self._recorder.connection.execute(
            f"SELECT {names} FROM mal WHERE ? IN ('', skjema_id) ORDER BY {self._order}",  # noqa: S608 (our own names)
            (skjema_id,),
        )
        return [from_row(Mal, dict(row)) for row in rows]
