"""Follow-ups by date: what is open and due, most overdue first."""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.store.sqlcipher_store import SqlcipherStore


def test_what_is_due_is_what_is_open_on_or_before_the_day(store: SqlcipherStore) -> None:
    day = date(2026, 11, 23)
    with store.write(Hendelse("oppfoelging.ny")) as unit:
        for row_id, due, done in (
            ("i morgen", date(2026, 11, 24), None),
            ("i dag", day, None),
            ("forfalt", date(2025, 12, 31), None),
            ("gjort", date(2026, 11, 1), date(2026, 11, 2)),
        ):
            unit.oppfoelging.save(Oppfoelging(row_id, "", "Ringe BUP", "Trygg", due, done))

    with store.read() as unit:
        assert [o.id for o in unit.oppfoelging.open_until(day)] == ["forfalt", "i dag"]
