"""The house's letterhead: a cleaned logo with its words, and the line at the foot. Never edited after release."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE brevhode (
    id TEXT PRIMARY KEY,
    logo BLOB NOT NULL,
    bredde INTEGER NOT NULL,
    hoeyde INTEGER NOT NULL,
    alternativ TEXT NOT NULL,
    bunnlinje TEXT NOT NULL
) STRICT;
"""
