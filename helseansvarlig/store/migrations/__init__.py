"""Numbered schema steps; never edited after release, importing no live models."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from helseansvarlig.store.migrations import m0001_grunnmur, m0002_tilgang_og_vern

MIGRATIONS: tuple[str, ...] = (m0001_grunnmur.SCRIPT, m0002_tilgang_og_vern.SCRIPT)
"""Script n brings the schema from version n to n + 1."""

NEWEST = len(MIGRATIONS)


def statements(script: str) -> Iterator[str]:
    """Yield a script's statements one by one: `executescript` would commit between them."""
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
