"""Kartlegging from paper to correction: what stood before, read together, and what the child keeps back.

A document from before does not say which answers it holds (NULL). Never edited after release.
"""

from __future__ import annotations

SCRIPT = """
ALTER TABLE kartlegging ADD COLUMN lest_sammen TEXT;
ALTER TABLE kartlegging ADD COLUMN fra_papir TEXT;
ALTER TABLE forbehold ADD COLUMN skjema_id TEXT NOT NULL DEFAULT '';
ALTER TABLE forbehold ADD COLUMN sti TEXT NOT NULL DEFAULT '';
ALTER TABLE dokument ADD COLUMN svar TEXT;
CREATE TABLE svarretting (
    id TEXT PRIMARY KEY,
    kartlegging_id TEXT NOT NULL REFERENCES kartlegging(id),
    sti TEXT NOT NULL,
    svar TEXT NOT NULL,
    gitt TEXT,
    gitt_av TEXT NOT NULL,
    rettet TEXT NOT NULL,
    rettet_av TEXT NOT NULL,
    grunn TEXT NOT NULL
) STRICT;
CREATE INDEX svarretting_kartlegging ON svarretting(kartlegging_id);
"""
