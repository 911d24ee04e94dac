"""In a compartment: which meeting a released thing is for, and who is to read it. Never edited after release."""

from __future__ import annotations

SCRIPT = """
ALTER TABLE frigitt ADD COLUMN moete TEXT;
ALTER TABLE frigitt ADD COLUMN mottakere TEXT NOT NULL DEFAULT '[]';
"""
