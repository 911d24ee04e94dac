"""The whole consent record: who in which capacity, when, how informed; the child's own reservations and part.

An answer from before names people without a capacity, and holds on every occasion, as it was given. A document from
before does not say which contents it holds (NULL). Never edited after release.
"""

from __future__ import annotations

SCRIPT = """
ALTER TABLE samtykke ADD COLUMN givere TEXT NOT NULL DEFAULT '[]';
ALTER TABLE samtykke ADD COLUMN anledning TEXT NOT NULL DEFAULT 'generelt';
ALTER TABLE samtykke ADD COLUMN navngitte TEXT NOT NULL DEFAULT '[]';
ALTER TABLE samtykke ADD COLUMN til_flytting INTEGER NOT NULL DEFAULT 0;
ALTER TABLE samtykke ADD COLUMN informasjon TEXT NOT NULL DEFAULT '{"_":"Informasjon","forklart":"","spraak":"","forstaatt":""}';
ALTER TABLE samtykke ADD COLUMN vitne TEXT NOT NULL DEFAULT '';
ALTER TABLE samtykke ADD COLUMN ja_hvis TEXT NOT NULL DEFAULT '';
ALTER TABLE samtykke ADD COLUMN hjalp TEXT NOT NULL DEFAULT '';
ALTER TABLE samtykke ADD COLUMN hjalp_ikke TEXT NOT NULL DEFAULT '';
ALTER TABLE samtykke ADD COLUMN vilkaar TEXT NOT NULL DEFAULT 'alltid';
ALTER TABLE samtykke ADD COLUMN regel TEXT NOT NULL DEFAULT '';
ALTER TABLE samtykke ADD COLUMN overstyring TEXT NOT NULL DEFAULT '';
ALTER TABLE samtykke ADD COLUMN forbehold_opphevet TEXT;
ALTER TABLE samtykke ADD COLUMN tilbaketrekking TEXT NOT NULL DEFAULT '{"_":"Tilbaketrekking","konsekvenser":"","alt_delt":[],"varslet":[]}';
ALTER TABLE dokument ADD COLUMN innhold TEXT;
CREATE TABLE forbehold (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    dato TEXT NOT NULL,
    innhold TEXT NOT NULL,
    barnets_ord TEXT NOT NULL,
    hoert_av TEXT NOT NULL,
    mottakere TEXT NOT NULL,
    kilde TEXT NOT NULL,
    svar_til_barnet TEXT NOT NULL,
    opphevet TEXT
) STRICT;
CREATE INDEX forbehold_barn ON forbehold(barn_id, dato);
CREATE TABLE medvirkning (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    dato TEXT NOT NULL,
    blokk TEXT NOT NULL
) STRICT;
CREATE INDEX medvirkning_barn ON medvirkning(barn_id, dato);
CREATE INDEX svar_oenske ON svar(kartlegging_id) WHERE sti = 'barnets_egne_ord/barnets_egne_ord.7';
"""  # noqa: E501 (a column's default stands on the column's own line)
