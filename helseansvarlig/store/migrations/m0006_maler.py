"""Templates of the institution's own and imported ones, version by version, and the leader's approvals.

A template that was used before this step has no approval: its kartlegginger stand, a new one waits for the leader.
Never edited after release.
"""

from __future__ import annotations

SCRIPT = """
CREATE TABLE mal (
    id TEXT PRIMARY KEY,
    skjema_id TEXT NOT NULL,
    versjon TEXT NOT NULL,
    tittel TEXT NOT NULL,
    hash TEXT NOT NULL,
    innhold TEXT NOT NULL,
    status TEXT NOT NULL,
    opphav TEXT NOT NULL,
    opprettet TEXT NOT NULL,
    opprettet_av TEXT NOT NULL,
    kopi_av TEXT NOT NULL
) STRICT;
CREATE INDEX mal_skjema ON mal(skjema_id, opprettet);
CREATE TABLE malgodkjenning (
    id TEXT PRIMARY KEY,
    skjema_id TEXT NOT NULL,
    versjon TEXT NOT NULL,
    godkjent_av TEXT NOT NULL,
    rolle TEXT NOT NULL,
    dato TEXT NOT NULL,
    maate TEXT NOT NULL,
    foert TEXT NOT NULL,
    foert_av TEXT NOT NULL
) STRICT;
CREATE INDEX malgodkjenning_skjema ON malgodkjenning(skjema_id);
"""
