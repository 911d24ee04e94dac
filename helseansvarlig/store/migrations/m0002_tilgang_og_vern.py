"""Who and where on every log row, what was seen from outside, rooms, and deletion. Never edited after release."""

from __future__ import annotations

SCRIPT = """
ALTER TABLE logg ADD COLUMN versjon INTEGER NOT NULL DEFAULT 1;
ALTER TABLE logg ADD COLUMN enhet TEXT NOT NULL DEFAULT '';
ALTER TABLE logg ADD COLUMN program TEXT NOT NULL DEFAULT '';
ALTER TABLE logg ADD COLUMN klokke TEXT NOT NULL DEFAULT '';
CREATE INDEX logg_barn ON logg(barn_id, nummer) WHERE barn_id <> '';
CREATE TABLE oppsett (
    id TEXT PRIMARY KEY,
    verdi TEXT NOT NULL
) STRICT;
CREATE TABLE anker (
    id TEXT PRIMARY KEY,
    kilde TEXT NOT NULL,
    nummer INTEGER NOT NULL,
    hash TEXT NOT NULL,
    sett TEXT NOT NULL,
    bevis BLOB NOT NULL
) STRICT;
CREATE TABLE frigivelse (
    id TEXT PRIMARY KEY,
    rom TEXT NOT NULL,
    barn_id TEXT NOT NULL,
    art TEXT NOT NULL,
    formaal TEXT NOT NULL,
    utloeper TEXT NOT NULL,
    frigitt TEXT NOT NULL,
    frigitt_av TEXT NOT NULL,
    tilbakekalt TEXT,
    innhold TEXT NOT NULL
) STRICT;
CREATE TABLE innlevering (
    id TEXT PRIMARY KEY,
    rom TEXT NOT NULL,
    barn_id TEXT NOT NULL,
    fra_id TEXT NOT NULL,
    fra_navn TEXT NOT NULL,
    skrevet TEXT NOT NULL,
    mottatt TEXT NOT NULL,
    art TEXT NOT NULL,
    innhold TEXT NOT NULL,
    status TEXT NOT NULL,
    flettet_til TEXT NOT NULL
) STRICT;
CREATE TABLE sletting (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL,
    tilstand TEXT NOT NULL,
    protokoll TEXT NOT NULL,
    anmodet TEXT NOT NULL,
    anmodet_av TEXT NOT NULL,
    godkjent_av TEXT NOT NULL,
    godkjenning BLOB NOT NULL,
    rester_sha256 TEXT NOT NULL,
    utfoert TEXT,
    kopier_til TEXT
) STRICT;
-- What is left of an act's history after a purge; the newest row of an act is the one that holds.
CREATE TABLE slettet_endring (
    nummer INTEGER PRIMARY KEY,
    gruppe INTEGER NOT NULL,
    sletting_id TEXT NOT NULL REFERENCES sletting(id),
    rest_sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX slettet_endring_gruppe ON slettet_endring(gruppe);
"""
