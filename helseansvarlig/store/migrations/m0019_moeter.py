"""Meetings: what was put forward, the keys to aliases, approvals of minutes and addenda; what a matter also says.

A matter from before has no age band, no source and no day on which the child is told. Never edited after release.
"""

from __future__ import annotations

SCRIPT = """
ALTER TABLE sak ADD COLUMN aldersgruppe TEXT NOT NULL DEFAULT '';
ALTER TABLE sak ADD COLUMN kilde TEXT NOT NULL DEFAULT '';
ALTER TABLE sak ADD COLUMN fortelles TEXT;
CREATE TABLE innmeldtsak (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL,
    tekst TEXT NOT NULL,
    kilde TEXT NOT NULL,
    meldt TEXT NOT NULL,
    meldt_av TEXT NOT NULL,
    tatt_opp TEXT
) STRICT;
CREATE INDEX innmeldtsak_barn ON innmeldtsak(barn_id, meldt);
CREATE INDEX innmeldtsak_aapen ON innmeldtsak(meldt) WHERE tatt_opp IS NULL;
CREATE TABLE saksnoekkel (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    sak_id TEXT NOT NULL,
    alias TEXT NOT NULL,
    laget TEXT NOT NULL,
    kilde TEXT NOT NULL,
    kobling TEXT
) STRICT;
CREATE INDEX saksnoekkel_barn ON saksnoekkel(barn_id);
CREATE INDEX saksnoekkel_sak ON saksnoekkel(sak_id);
CREATE TABLE referatgodkjenning (
    id TEXT PRIMARY KEY,
    moete_id TEXT NOT NULL REFERENCES moete(id),
    navn TEXT NOT NULL,
    dato TEXT NOT NULL,
    foert_av TEXT NOT NULL
) STRICT;
CREATE INDEX referatgodkjenning_moete ON referatgodkjenning(moete_id);
CREATE TABLE referattillegg (
    id TEXT PRIMARY KEY,
    moete_id TEXT NOT NULL REFERENCES moete(id),
    barn_id TEXT NOT NULL,
    nummer INTEGER NOT NULL,
    tekst TEXT NOT NULL,
    dato TEXT NOT NULL,
    skrevet_av TEXT NOT NULL
) STRICT;
CREATE INDEX referattillegg_moete ON referattillegg(moete_id, dato);
CREATE INDEX referattillegg_barn ON referattillegg(barn_id);
"""
