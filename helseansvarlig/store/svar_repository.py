"""Answers, also the child's wishes about what is not to be told."""

from __future__ import annotations

from helseansvarlig.domain.kartlegging import Svarrad
from helseansvarlig.domain.samtykkeforbehold import OENSKE_STI
from helseansvarlig.store.codec import from_row
from helseansvarlig.store.table_repository import TableRepository


class SvarTable(TableRepository[Svarrad]):
    """Answers of every kartlegging; a wish is found by an index of its own."""

    def wishes_of(self, barn_id: str) -> list[Svarrad]:
        """Return a child's answers to «hva vil du ikke at vi skriver eller deler?», whatever became of the question."""
        # The path stands in the text, not as a parameter: only then is the index on just these rows used.
        return self._select(
            f"sti = '{OENSKE_STI}' AND kartlegging_id IN (SELECT id FROM kartlegging WHERE barn_id = ?)",  # noqa: S608 (our own path)
            (barn_id,),
        )

    def wishes_of_residents(self) -> dict[str, list[Svarrad]]:
        """Return the same answers of every child who lives here, by child."""
        rows = self._recorder.connection.execute(
            "SELECT svar.*, barn.id AS _barn FROM svar JOIN kartlegging ON kartlegging.id = kartlegging_id"  # noqa: S608 (our own path)
            f" JOIN barn ON barn.id = kartlegging.barn_id WHERE sti = '{OENSKE_STI}' AND flyttet IS NULL"
        )
        found: dict[str, list[Svarrad]] = {}
        for row in rows:
            found.setdefault(row["_barn"], []).append(from_row(Svarrad, dict(row)))
        return found
