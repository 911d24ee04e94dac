"""A vault of the first schema, as the first program left it: notes, their history, a chain of rows of version 1."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from helseansvarlig.store import audit
from helseansvarlig.store.codec import image, to_row
from helseansvarlig.store.connection import Connection, open_database
from helseansvarlig.store.migrations import ADDED, MIGRATIONS, statements
from tests.store.conftest import KEY, LEAD
from tests.store.eksempler import AT, BLOMST, note

NOTES = 50


def make_first(path: Path, key: str = KEY) -> None:
    """Make it at `path`, and close it."""
    vault = open_database(path, key)
    vault.execute("BEGIN")
    for statement in statements(MIGRATIONS[0]):
        vault.execute(statement)
    vault.execute("PRAGMA user_version = 1")
    append(vault, "barn", to_row(BLOMST))
    for number in range(NOTES):
        append(vault, "notat", to_row(note(number)))
    vault.execute("COMMIT")
    vault.close()


def append(vault: Connection, table: str, row: dict[str, Any]) -> None:
    """Write a row with its history and its place in the chain, the way the first program did: with its columns."""
    row = {name: value for name, value in row.items() if name not in ADDED.get(table, {})}
    last = audit.head(vault)
    number = last.nummer + 1
    entry = (table, row["id"], None, image(row))
    said: dict[str, Any] = dict.fromkeys(("barn_id", "objekt", "formaal", "mottaker", "dokument_sha256"), "")
    said |= {"nummer": number, "tid": AT.isoformat(), "bruker_id": LEAD.id, "bruker_navn": LEAD.navn}
    said |= {"rolle": LEAD.rolle.value, "handling": f"{table}.lagret", "utfall": "ok", "forrige": last.hash}
    said["endringer_sha256"] = _digest(table, row["id"], "", image(row))
    said["hash"] = audit.row_hash(said)
    for name, values in (("logg", said), (table, row)):
        marks = ", ".join("?" * len(values))
        vault.execute(f"INSERT INTO {name} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))  # noqa: S608 (our own names)
    vault.execute("INSERT INTO endring (gruppe, tabell, rad_id, foer, etter) VALUES (?, ?, ?, ?, ?)", (number, *entry))


def _digest(*parts: str) -> str:
    """What `docs/hvelvformat.md` calls D: SHA-256 over each part with its length before it."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part.encode()).to_bytes(8, "big") + part.encode())
    return digest.hexdigest()
