"""The register of what left, and the address book's checked entries: place, way and who made sure, and when.

What left before has no row here: its line in the log stands as it was. Never edited after release.
"""

from __future__ import annotations

SCRIPT = """
ALTER TABLE motpart ADD COLUMN sted TEXT NOT NULL DEFAULT '';
ALTER TABLE motpart ADD COLUMN kanal TEXT;
ALTER TABLE motpart ADD COLUMN sjekket TEXT;
ALTER TABLE motpart ADD COLUMN sjekket_av TEXT NOT NULL DEFAULT '';
ALTER TABLE utboks ADD COLUMN vedlegg TEXT NOT NULL DEFAULT '[]';
CREATE TABLE utlevering (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL,
    dokument_id TEXT NOT NULL,
    dokumenttype TEXT NOT NULL,
    mottaker TEXT NOT NULL,
    mottaker_navn TEXT NOT NULL,
    motpart_id TEXT NOT NULL,
    er_utkast INTEGER NOT NULL,
    vedlegg TEXT NOT NULL,
    bekreftet TEXT NOT NULL,
    tilbakekalt TEXT,
    feilsending TEXT
) STRICT;
CREATE INDEX utlevering_barn ON utlevering(barn_id);
CREATE INDEX utlevering_mottaker ON utlevering(mottaker);
"""
