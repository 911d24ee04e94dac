"""Numbered schema steps; never edited after release, importing no live models."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from helseansvarlig.store.migrations import (
    m0001_grunnmur,
    m0002_tilgang_og_vern,
    m0003_samtykke,
    m0004_oppfoelging_og_frister,
    m0005_soek,
    m0006_maler,
    m0007_kartlegging,
    m0008_vurdering,
    m0009_barnemodus,
    m0010_soek_svar,
    m0011_innsynsmerke,
    m0012_utlevering,
    m0013_brevhode,
    m0014_samarbeid,
    m0015_soek_samarbeid,
    m0016_samarbeidsavtale,
    m0017_rutiner,
    m0018_soek_huset,
    m0019_moeter,
    m0020_innlevering,
    rom0002_til_moetet,
)

MIGRATIONS: tuple[str, ...] = (
    m0001_grunnmur.SCRIPT,
    m0002_tilgang_og_vern.SCRIPT,
    m0003_samtykke.SCRIPT,
    m0004_oppfoelging_og_frister.SCRIPT,
    m0005_soek.SCRIPT,
    m0006_maler.SCRIPT,
    m0007_kartlegging.SCRIPT,
    m0008_vurdering.SCRIPT,
    m0009_barnemodus.SCRIPT,
    m0010_soek_svar.SCRIPT,
    m0011_innsynsmerke.SCRIPT,
    m0012_utlevering.SCRIPT,
    m0013_brevhode.SCRIPT,
    m0014_samarbeid.SCRIPT,
    m0015_soek_samarbeid.SCRIPT,
    m0016_samarbeidsavtale.SCRIPT,
    m0017_rutiner.SCRIPT,
    m0018_soek_huset.SCRIPT,
    m0019_moeter.SCRIPT,
    m0020_innlevering.SCRIPT,
)
"""Script n brings the schema from version n to n + 1."""

NEWEST = len(MIGRATIONS)

Default = str | int | None


def added_columns(scripts: Sequence[str]) -> Mapping[str, Mapping[str, Default]]:
    """Return the columns that later steps added to a table that stood: table → column → what old rows have there.

    A row's image leaves such a column out while it stands at its default, so that a row written before the step and
    one written after it have the same history. Only text, whole numbers and NULL can be defaults.
    """
    added: dict[str, dict[str, Default]] = {}
    for table, column, text, number in _ADDED_COLUMN.findall("".join(scripts)):
        added.setdefault(table, {})[column] = int(number) if number else text[1:-1].replace("''", "'") if text else None
    return added


_ADDED_COLUMN = re.compile(
    r"^ALTER TABLE (\w+) ADD COLUMN (\w+) \w+(?: NOT NULL DEFAULT (?:('(?:[^']|'')*')|(-?\d+)))?;$", re.MULTILINE
)

ADDED = added_columns(MIGRATIONS)

ROM_ADDED = added_columns((rom0002_til_moetet.SCRIPT,))
"""The same for the tables of a compartment."""


def statements(script: str) -> Iterator[str]:
    """Yield a script's statements one by one: `executescript` would commit between them."""
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
