"""The schema of a compartment's file: what was released into it, what is handed in from it, drafts, the chained log."""

from __future__ import annotations

from sqlcipher3 import dbapi2 as sqlite

from helseansvarlig.errors import KnownError
from helseansvarlig.store.connection import Connection, known, schema_version
from helseansvarlig.store.migrations import rom0002_til_moetet, statements

_TABLES = """
CREATE TABLE frigitt (
    id TEXT PRIMARY KEY,
    art TEXT NOT NULL,
    formaal TEXT NOT NULL,
    utloeper TEXT NOT NULL,
    frigitt TEXT NOT NULL,
    frigitt_av TEXT NOT NULL,
    innhold TEXT NOT NULL
) STRICT;
CREATE TABLE innlevert (
    id TEXT PRIMARY KEY,
    fra_id TEXT NOT NULL,
    art TEXT NOT NULL,
    skrevet TEXT NOT NULL,
    status TEXT NOT NULL,
    forseglet BLOB NOT NULL
) STRICT;
CREATE TABLE utkast (
    bruker_id TEXT NOT NULL,
    noekkel TEXT NOT NULL,
    innhold TEXT NOT NULL,
    tid TEXT NOT NULL,
    PRIMARY KEY (bruker_id, noekkel)
) STRICT;
-- The same chain as the health records': rows are only ever added.
CREATE TABLE logg (
    nummer INTEGER PRIMARY KEY,
    tid TEXT NOT NULL,
    bruker_id TEXT NOT NULL,
    bruker_navn TEXT NOT NULL,
    rolle TEXT NOT NULL,
    handling TEXT NOT NULL,
    barn_id TEXT NOT NULL,
    objekt TEXT NOT NULL,
    formaal TEXT NOT NULL,
    mottaker TEXT NOT NULL,
    dokument_sha256 TEXT NOT NULL,
    utfall TEXT NOT NULL,
    endringer_sha256 TEXT NOT NULL,
    forrige TEXT NOT NULL,
    hash TEXT NOT NULL,
    versjon INTEGER NOT NULL,
    enhet TEXT NOT NULL,
    program TEXT NOT NULL,
    klokke TEXT NOT NULL
) STRICT;
CREATE TRIGGER logg_kan_ikke_endres BEFORE UPDATE ON logg
BEGIN SELECT RAISE(ABORT, 'logg'); END;
CREATE TRIGGER logg_kan_ikke_slettes BEFORE DELETE ON logg
BEGIN SELECT RAISE(ABORT, 'logg'); END;
-- What each act left of a row, as a digest: the chain covers it, and what was taken away cannot be read from it.
CREATE TABLE endring (
    nummer INTEGER PRIMARY KEY,
    gruppe INTEGER NOT NULL,
    tabell TEXT NOT NULL,
    rad_id TEXT NOT NULL,
    foer TEXT,
    etter TEXT
) STRICT;
CREATE INDEX endring_gruppe ON endring(gruppe);
CREATE INDEX endring_rad ON endring(tabell, rad_id);
"""

STEPS: tuple[str, ...] = (_TABLES, rom0002_til_moetet.SCRIPT)
"""Step n brings the schema from version n to n + 1; never edited after release."""


def prepare_schema(connection: Connection) -> None:
    """Bring a compartment's schema up to date, each step whole. Raises `hvelv_nyere`, disk faults."""
    version = schema_version(connection)
    if version > len(STEPS):
        raise KnownError("hvelv_nyere")
    for number in range(version, len(STEPS)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements(STEPS[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except sqlite.Error as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise known(error) from error
