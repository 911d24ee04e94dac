"""Routines with who has read them, general guidance, and deviations. Never edited after release."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE rutine (
    id TEXT PRIMARY KEY,
    tittel TEXT NOT NULL,
    tekst TEXT NOT NULL,
    eier TEXT NOT NULL,
    gjelder_fra TEXT NOT NULL,
    ses_paa TEXT NOT NULL,
    versjon INTEGER NOT NULL,
    kilde TEXT NOT NULL,
    lest TEXT NOT NULL,
    avviklet TEXT
) STRICT;
CREATE TABLE veiledning (
    id TEXT PRIMARY KEY,
    dato TEXT NOT NULL,
    tema TEXT NOT NULL,
    raad TEXT NOT NULL,
    gitt_av TEXT NOT NULL,
    virksomhet TEXT NOT NULL,
    spoersmaal TEXT NOT NULL,
    vi_gjoer TEXT NOT NULL
) STRICT;
CREATE TABLE avvik (
    id TEXT PRIMARY KEY,
    dato TEXT NOT NULL,
    hva TEXT NOT NULL,
    straks TEXT NOT NULL,
    meldt_av TEXT NOT NULL,
    rutine_id TEXT NOT NULL,
    oppfoelging_id TEXT NOT NULL,
    laering TEXT NOT NULL,
    lukket TEXT
) STRICT;
"""
