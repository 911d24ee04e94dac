"""Follow-ups by date, and by the rule that made them due."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.store.table_repository import TableRepository


class OppfoelgingTable(TableRepository[Oppfoelging]):
    """Follow-ups, also what is due."""

    def open_until(self, day: date) -> list[Oppfoelging]:
        """Return what is not done and due on or before `day`, most overdue first."""
        return self._select("gjort IS NULL AND frist <= ?", (day.isoformat(),))

    def current(self, barn_id: str, kilde: str, today: date) -> list[Oppfoelging]:
        """Return what a child's page is about now: what is open, what came of `kilde`, what is reviewed these days.

        One voice may answer before the other: what was reviewed today stays until tomorrow.
        """
        in_review = "ses_paa IS NOT NULL AND (vurdering IS NULL OR vurdering ->> 'dag' >= ?)"
        came_of = "kilde = ? AND kilde <> ''"
        where = f"barn_id = ? AND (gjort IS NULL OR {came_of} OR {in_review})"
        return self._select(where, (barn_id, kilde, today.isoformat()))

    def open_by_rule(self, regel_id: str) -> list[Oppfoelging]:
        """Return what a rule has made due and is not done."""
        return self._select("gjort IS NULL AND fra_regel ->> 'regel' = ?", (regel_id,))
