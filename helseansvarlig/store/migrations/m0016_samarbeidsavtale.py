"""Agreements with their seven topics, and the points of «Kom i gang» that a person ticks.

Never edited after release.
"""

from __future__ import annotations

SCRIPT = """
CREATE TABLE samarbeidsavtale (
    id TEXT PRIMARY KEY,
    motpart TEXT NOT NULL,
    parter TEXT NOT NULL,
    temaer TEXT NOT NULL,
    egen_psykolog TEXT NOT NULL,
    kommunale_tjenester TEXT NOT NULL,
    tilbud TEXT NOT NULL,
    foelge TEXT NOT NULL,
    uenighet TEXT NOT NULL,
    taushetsplikt TEXT NOT NULL,
    gjelder_fra TEXT,
    gjelder_til TEXT,
    evalueres TEXT,
    evaluert TEXT,
    evaluering TEXT NOT NULL
) STRICT;
CREATE TABLE stegkryss (
    id TEXT PRIMARY KEY,
    dato TEXT NOT NULL,
    av TEXT NOT NULL
) STRICT;
"""
