"""Which entries of a record are kept out when somebody is given it, and why. Never edited after release."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE innsynsmerke (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    rad TEXT NOT NULL,
    grunn TEXT NOT NULL,
    begrunnelse TEXT NOT NULL,
    satt TEXT NOT NULL,
    satt_av TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX innsynsmerke_rad ON innsynsmerke(barn_id, rad);
"""
