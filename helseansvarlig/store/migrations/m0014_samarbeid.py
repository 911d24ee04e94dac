"""Whom we work with: what kind of service each is, who fills which role there, and which of them a meeting was with.

What was written before has no kind and no id of its own: category and name tell. Never edited after release.
"""

from __future__ import annotations

SCRIPT = """
ALTER TABLE institusjon ADD COLUMN enhetstype TEXT;
ALTER TABLE moete ADD COLUMN motpart_id TEXT NOT NULL DEFAULT '';
ALTER TABLE motpart ADD COLUMN tjeneste TEXT;
ALTER TABLE motpart ADD COLUMN hoerer_til TEXT NOT NULL DEFAULT '';
CREATE TABLE rolleinnehaver (
    id TEXT PRIMARY KEY,
    motpart_id TEXT NOT NULL REFERENCES motpart(id),
    rolle TEXT NOT NULL,
    navn TEXT NOT NULL,
    telefon TEXT NOT NULL,
    fra TEXT,
    til TEXT
) STRICT;
CREATE INDEX rolleinnehaver_motpart ON rolleinnehaver(motpart_id);
CREATE INDEX moete_holdt ON moete(moetetype, motpart_id, CASE WHEN motpart_id = '' THEN motpart END, dato)
    WHERE ferdig = 1;
CREATE INDEX moete_aapent ON moete(dato) WHERE ferdig = 0;
"""
