"""When a child has answered by herself, and who gave her the machine. Never edited after release."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE selvsvar (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    kartlegging_id TEXT NOT NULL,
    begynt TEXT NOT NULL,
    startet_av TEXT NOT NULL,
    avsluttet TEXT
) STRICT;
CREATE INDEX selvsvar_kartlegging ON selvsvar(kartlegging_id, begynt);
"""
