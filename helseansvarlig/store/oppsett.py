"""Settings that may tell where a child lives, and so stay in the vault: one text per name, in history and chain."""

from __future__ import annotations

from helseansvarlig.errors import BugError
from helseansvarlig.services.ports import Unit
from helseansvarlig.store.connection import Connection
from helseansvarlig.store.recorder import Recorder


def read_setting(connection: Connection, name: str) -> str:
    """Return a setting; empty when it was never made."""
    row = connection.execute("SELECT verdi FROM oppsett WHERE id = ?", (name,)).fetchone()
    return str(row["verdi"]) if row else ""


def write_setting(unit: Unit, name: str, value: str) -> None:
    """Keep a setting in the act that `unit` is part of; an empty one goes."""
    if not isinstance(unit.act, Recorder):
        raise BugError("an act of another kind")
    unit.act.write("oppsett", name, {"id": name, "verdi": value} if value else None)
