"""Follow-up from need to review, deadlines by rule, when a child came and is to leave. Never edited after release."""

from __future__ import annotations

SCRIPT = """
ALTER TABLE barn ADD COLUMN akuttvedtak INTEGER NOT NULL DEFAULT 0;
ALTER TABLE barn ADD COLUMN inntak_kl TEXT;
ALTER TABLE barn ADD COLUMN planlagt_flytting TEXT;
ALTER TABLE oppfoelging ADD COLUMN behov TEXT NOT NULL DEFAULT '';
ALTER TABLE oppfoelging ADD COLUMN omraade TEXT;
ALTER TABLE oppfoelging ADD COLUMN stedfortreder TEXT NOT NULL DEFAULT '';
ALTER TABLE oppfoelging ADD COLUMN er_liten INTEGER NOT NULL DEFAULT 0;
ALTER TABLE oppfoelging ADD COLUMN gjentas TEXT;
ALTER TABLE oppfoelging ADD COLUMN venter TEXT;
ALTER TABLE oppfoelging ADD COLUMN fra_regel TEXT;
ALTER TABLE oppfoelging ADD COLUMN gjort_av TEXT NOT NULL DEFAULT '';
ALTER TABLE oppfoelging ADD COLUMN ses_paa TEXT;
ALTER TABLE oppfoelging ADD COLUMN vurdering TEXT;
CREATE TABLE fristvalg (
    id TEXT PRIMARY KEY,
    brukes INTEGER NOT NULL,
    antall INTEGER,
    enhet TEXT,
    begrunnelse TEXT NOT NULL,
    bestemt_av TEXT NOT NULL,
    bestemt TEXT NOT NULL
) STRICT;
CREATE INDEX barn_bor_her ON barn(id) WHERE flyttet IS NULL;
CREATE INDEX kartlegging_paabegynt ON kartlegging(startet) WHERE status = 'paabegynt';
CREATE INDEX notat_art ON notat(barn_id, art, tid);
CREATE INDEX oppfoelging_gjort ON oppfoelging(barn_id, gjort) WHERE gjort IS NOT NULL;
CREATE INDEX oppfoelging_liten ON oppfoelging(frist) WHERE gjort IS NULL AND er_liten = 1;
CREATE INDEX oppfoelging_ses_paa ON oppfoelging(ses_paa) WHERE ses_paa IS NOT NULL AND vurdering IS NULL;
CREATE INDEX oppfoelging_venter ON oppfoelging(venter ->> 'sist_hoert') WHERE gjort IS NULL AND venter IS NOT NULL;
CREATE INDEX samtykke_slutt ON samtykke(gyldig_til) WHERE gyldig_til IS NOT NULL AND trukket IS NULL;
CREATE INDEX utboks_barn ON utboks(barn_id, opprettet);
"""
