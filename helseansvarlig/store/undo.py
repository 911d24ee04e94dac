"""Taking back and doing again: an act's rows are put back as they were, if nobody has changed them since."""

from __future__ import annotations

from helseansvarlig.domain.logg import Angrepunkt
from helseansvarlig.errors import KnownError
from helseansvarlig.store.codec import from_image
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.migrations import ADDED
from helseansvarlig.store.recorder import SEALED, Recorder

KAN, ANGRET, FORKASTET, ENDELIG = "kan", "angret", "forkastet", "endelig"


def remember(connection: Connection, recorder: Recorder, gruppe: int, bruker_id: str) -> None:
    """Keep an act's changes and, when it can be taken back, a place on its user's list; clears what could be redone."""
    connection.executemany(
        "INSERT INTO endring (gruppe, tabell, rad_id, foer, etter) VALUES (?, ?, ?, ?, ?)",
        [(gruppe, *entry) for entry in recorder.entries],
    )
    for tabell, rad_id in recorder.final:
        connection.execute(
            "UPDATE angre SET status = ? WHERE gruppe IN (SELECT gruppe FROM endring WHERE tabell = ? AND rad_id = ?)",
            (ENDELIG, tabell, rad_id),
        )
    rows = recorder.undoable()
    if not rows or not recorder.hendelse.angrebar or not recorder.final.isdisjoint(rows):
        return
    connection.execute("UPDATE angre SET status = ? WHERE bruker_id = ? AND status = ?", (FORKASTET, bruker_id, ANGRET))
    connection.execute(
        "INSERT INTO angre (gruppe, bruker_id, handling, barn_id, status, rekkefoelge) VALUES (?, ?, ?, ?, ?, ?)",
        (gruppe, bruker_id, recorder.hendelse.handling, recorder.hendelse.barn_id, KAN, gruppe),
    )


def newest(connection: Connection, bruker_id: str, status: str) -> Angrepunkt | None:
    """Return the act that undo (`KAN`) or redo (`ANGRET`) would move."""
    row = connection.execute(
        "SELECT gruppe, handling, barn_id FROM angre WHERE bruker_id = ? AND status = ?"
        " ORDER BY rekkefoelge DESC LIMIT 1",
        (bruker_id, status),
    ).fetchone()
    return Angrepunkt(row["gruppe"], row["handling"], row["barn_id"]) if row else None


def move(connection: Connection, recorder: Recorder, punkt: Angrepunkt, *, back: bool, rekkefoelge: int) -> None:
    """Put an act's rows back (or forward again). Raises `angre_konflikt` when somebody has changed them since."""
    rows = connection.execute("SELECT * FROM endring WHERE gruppe = ? ORDER BY nummer", (punkt.nummer,)).fetchall()
    kept = [row for row in rows if row["tabell"] not in SEALED]
    for row in reversed(kept) if back else kept:
        expected, target = (row["etter"], row["foer"]) if back else (row["foer"], row["etter"])
        if recorder.current(row["tabell"], row["rad_id"]) != expected:
            raise KnownError("angre_konflikt")
        added = ADDED.get(row["tabell"], {})
        recorder.write(row["tabell"], row["rad_id"], from_image(target, added) if target is not None else None)
    connection.execute(
        "UPDATE angre SET status = ?, rekkefoelge = ? WHERE gruppe = ?",
        (ANGRET if back else KAN, rekkefoelge, punkt.nummer),
    )
