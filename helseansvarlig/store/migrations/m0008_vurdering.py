"""What is weighed and decided: incident notes, instruments, levels of help, themes, and the house's own numbers.

A stop point from before says nothing about a decision apart from its conclusion, or about who should have been there.
Its words are indexed anew, since what was decided belongs to them. Never edited after release.
"""

from __future__ import annotations

from helseansvarlig.store.migrations.m0005_soek import _step

_TABLES = """
ALTER TABLE stoppunkt ADD COLUMN beslutning TEXT NOT NULL DEFAULT '';
ALTER TABLE stoppunkt ADD COLUMN burde_vaert_med TEXT NOT NULL DEFAULT '[]';
ALTER TABLE stoppunkt ADD COLUMN burde_ogsaa TEXT NOT NULL DEFAULT '';
CREATE TABLE hendelsesnotat (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    naar TEXT NOT NULL,
    hva TEXT NOT NULL,
    skrevet_av TEXT NOT NULL,
    flagg TEXT NOT NULL,
    kartlegging_id TEXT NOT NULL,
    anrop TEXT NOT NULL,
    barnevern TEXT NOT NULL,
    statsforvalter TEXT NOT NULL,
    samtale TEXT NOT NULL,
    plan_sett_paa TEXT,
    ferdig TEXT
) STRICT;
CREATE INDEX hendelsesnotat_barn ON hendelsesnotat(barn_id, naar);
CREATE TABLE instrument (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    navn TEXT NOT NULL,
    dato TEXT NOT NULL,
    utfoert_av TEXT NOT NULL,
    kompetanse TEXT NOT NULL,
    versjon TEXT NOT NULL,
    tall TEXT NOT NULL,
    vurdering TEXT NOT NULL
) STRICT;
CREATE INDEX instrument_barn ON instrument(barn_id, dato);
CREATE TABLE nivaabeslutning (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    omraade TEXT NOT NULL,
    dato TEXT NOT NULL,
    nivaa TEXT NOT NULL,
    begrunnelse TEXT NOT NULL,
    provd TEXT NOT NULL,
    besluttet_av TEXT NOT NULL,
    neste_sjekk TEXT NOT NULL,
    barnets_syn TEXT NOT NULL
) STRICT;
CREATE INDEX nivaabeslutning_barn ON nivaabeslutning(barn_id, dato);
CREATE TABLE tema (
    id TEXT PRIMARY KEY,
    barn_id TEXT NOT NULL REFERENCES barn(id),
    tekst TEXT NOT NULL,
    reist TEXT NOT NULL,
    reist_av TEXT NOT NULL,
    kilde TEXT NOT NULL,
    lukket TEXT,
    stoppunkt_id TEXT NOT NULL,
    konklusjon TEXT NOT NULL
) STRICT;
CREATE INDEX tema_aapent ON tema(barn_id, reist) WHERE lukket IS NULL;
CREATE INDEX tema_barn ON tema(barn_id, reist);
CREATE TABLE lokalnummer (
    id TEXT PRIMARY KEY,
    nummer TEXT NOT NULL,
    finnes_ikke INTEGER NOT NULL,
    kontrollert TEXT NOT NULL
) STRICT;
"""

_WORDS = {
    "hendelsesnotat": (
        "hva",
        "coalesce((SELECT group_concat((value ->> 'hvem') || ' ' || (value ->> 'avtalt'), char(10)) FROM json_each(anrop)), '')",  # noqa: E501 (one column of the view)
        "coalesce(statsforvalter ->> 'hvorfor', '')",
        "coalesce(samtale ->> 'barnets_ord', '')",
    ),
    "instrument": (
        "navn",
        "versjon",
        "utfoert_av",
        "vurdering",
        "coalesce((SELECT group_concat(value ->> 'navn', char(10)) FROM json_each(tall)), '')",
    ),
    "nivaabeslutning": ("begrunnelse", "provd", "besluttet_av", "barnets_syn"),
    "tema": ("tekst", "konklusjon"),
}
"""What each noun's rows are found by."""

_STOPPUNKT = """
INSERT INTO soek_stoppunkt (soek_stoppunkt) VALUES ('delete-all');
DROP VIEW soek_stoppunkt_ord;
CREATE VIEW soek_stoppunkt_ord AS SELECT rowid AS nummer, barn_id AS barn, barnet_sier || char(10) || konklusjon || char(10) || beslutning || char(10) || mangler || char(10) || burde_ogsaa || char(10) || coalesce((SELECT group_concat(value ->> 'tekst', char(10)) FROM json_each(fakta)), '') AS tekst FROM stoppunkt;
INSERT INTO soek_stoppunkt (rowid, barn, tekst) SELECT * FROM soek_stoppunkt_ord;
"""  # noqa: E501 (the view stands on one line, as the database keeps it)

SCRIPT = _TABLES + _STOPPUNKT + "".join(_step(noun, "barn_id", words) for noun, words in _WORDS.items())
