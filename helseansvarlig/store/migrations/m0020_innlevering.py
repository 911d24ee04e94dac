"""What is released knows its row, its meeting and its readers; what is handed in its release, its day and its reason.

What was released before is for everybody in its compartment; a note from before was put in by whoever wrote it.
Never edited after release.
"""

from __future__ import annotations

SCRIPT = """
ALTER TABLE frigivelse ADD COLUMN kilde TEXT NOT NULL DEFAULT '';
ALTER TABLE frigivelse ADD COLUMN moete TEXT;
ALTER TABLE frigivelse ADD COLUMN mottakere TEXT NOT NULL DEFAULT '[]';
ALTER TABLE innlevering ADD COLUMN gjelder TEXT NOT NULL DEFAULT '';
ALTER TABLE innlevering ADD COLUMN dag TEXT;
ALTER TABLE innlevering ADD COLUMN grunn TEXT NOT NULL DEFAULT '';
ALTER TABLE notat ADD COLUMN lagt_inn_av TEXT NOT NULL DEFAULT '';
"""
