"""The search index: for each noun a view of its words, an index over the view, and triggers that keep the two agreed.

The index holds words and row numbers, never a text: what is shown is read from the noun's own table. Never edited after
release.
"""

from __future__ import annotations

_WORDS = {
    "barn": ("id", ("navn", "identnummer")),
    "notat": ("barn_id", ("tekst",)),
    "stoppunkt": (
        "barn_id",
        (
            "barnet_sier",
            "konklusjon",
            "mangler",
            "coalesce((SELECT group_concat(value ->> 'tekst', char(10)) FROM json_each(fakta)), '')",
        ),
    ),
    "forbehold": ("barn_id", ("barnets_ord", "svar_til_barnet")),
    "medvirkning": (
        "barn_id",
        (
            "coalesce(blokk ->> 'barnet_sa', '')",
            "coalesce(blokk ->> 'informert_om', '')",
            "coalesce(blokk ->> 'hoert_om', '')",
            "coalesce(blokk ->> 'vekt', '')",
            "coalesce(blokk ->> 'ville_ikke', '')",
        ),
    ),
    "oppfoelging": (
        "barn_id",
        (
            "hva",
            "behov",
            "resultat",
            "hvem",
            "stedfortreder",
            "coalesce(venter ->> 'paa', '')",
            "coalesce(vurdering ->> 'tekst', '')",
        ),
    ),
    "dokument": (
        "barn_id",
        (
            "replace(dokumenttype, 'oe', 'ø')",
            "mottaker_navn",
            "coalesce((SELECT group_concat(value, char(10)) FROM json_each(felter)), '')",
        ),
    ),
    "moete": (
        "''",
        (
            "replace(moetetype, 'oe', 'ø')",
            "motpart",
            "sted",
            "coalesce((SELECT group_concat(value ->> 'navn', char(10)) FROM json_each(deltakere)), '')",
            "coalesce((SELECT group_concat(value ->> 'virksomhet', char(10)) FROM json_each(deltakere)), '')",
        ),
    ),
    "sak": ("barn_id", ("tittel", "alias", "vet", "gjoer", "beslutning")),
}
"""Whose record each noun's rows are in, and what they are found by."""

_STEP = """
CREATE VIEW soek_NOUN_ord AS SELECT rowid AS nummer, BARN AS barn, WORDS AS tekst FROM NOUN;
CREATE VIRTUAL TABLE soek_NOUN USING fts5(
    barn, tekst, content='soek_NOUN_ord', content_rowid='nummer', columnsize=0,
    prefix='2 3', tokenize='unicode61 remove_diacritics 0'
);
INSERT INTO soek_NOUN (rowid, barn, tekst) SELECT * FROM soek_NOUN_ord;
CREATE TRIGGER soek_NOUN_ny AFTER INSERT ON NOUN
BEGIN INSERT INTO soek_NOUN (rowid, barn, tekst) SELECT * FROM soek_NOUN_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_NOUN_foer BEFORE UPDATE ON NOUN
BEGIN INSERT INTO soek_NOUN (soek_NOUN, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_NOUN_ord WHERE nummer = old.rowid; END;
CREATE TRIGGER soek_NOUN_etter AFTER UPDATE ON NOUN
BEGIN INSERT INTO soek_NOUN (rowid, barn, tekst) SELECT * FROM soek_NOUN_ord WHERE nummer = new.rowid; END;
CREATE TRIGGER soek_NOUN_bort BEFORE DELETE ON NOUN
BEGIN INSERT INTO soek_NOUN (soek_NOUN, rowid, barn, tekst)
    SELECT 'delete', * FROM soek_NOUN_ord WHERE nummer = old.rowid; END;
"""


def _step(noun: str, barn: str, parts: tuple[str, ...]) -> str:
    words = " || char(10) || ".join(parts)
    return _STEP.replace("BARN", barn).replace("WORDS", words).replace("NOUN", noun)


SCRIPT = "".join(_step(noun, *words) for noun, words in _WORDS.items())
