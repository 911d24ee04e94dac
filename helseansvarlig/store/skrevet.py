"""Who put a row into the record and when: its oldest image in the history, and the act that image belongs to."""

from __future__ import annotations

from datetime import datetime

from helseansvarlig.domain.skrevet import Skrevet
from helseansvarlig.store.connection import Connection


def first_written(connection: Connection, tabell: str, rad_id: str) -> Skrevet | None:
    """Return the first writing of a row; None for one that the history does not know."""
    row = connection.execute(
        "SELECT tid, bruker_navn FROM endring JOIN logg ON logg.nummer = endring.gruppe"
        " WHERE tabell = ? AND rad_id = ? ORDER BY endring.nummer LIMIT 1",
        (tabell, rad_id),
    ).fetchone()
    return Skrevet(datetime.fromisoformat(row["tid"]), row["bruker_navn"]) if row else None
