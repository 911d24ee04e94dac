"""Document models for tests: one text in every place, every kind of block, and any document at all."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from helseansvarlig.domain import dokumentmodell as dm

DAG = date(2026, 11, 23)
MERKING = dm.Sidemerking("Vakker Blomst", "D1", "1", "BUP", "Taushetsbelagt", "Solbakken", "4f2a91c07be3")


def modell(*blokker: dm.Blokk, tittel: str = "Tittel", utkast: bool = False) -> dm.Dokumentmodell:
    """Return a document of these blocks."""
    return dm.Dokumentmodell(tittel, "nb", DAG, MERKING, blokker, utkast)


EVERY_BLOCK = (
    dm.Overskrift("Om barnet", 2),
    dm.Avsnitt("Første avsnitt.\nSamme avsnitt.\n\nNeste avsnitt."),
    dm.Avsnitt("I want to sleep.", spraak="en"),
    dm.Sitat("Jeg vil sove", "hørt av Rolig Bekk", "Vakker sier", "nn"),
    dm.Felter((("Navn", "Vakker"), ("Tom", ""))),
    dm.Spoersmaal("Spørsmål?", "Svar", "Kilde"),
    dm.Liste(("en", "to"), nummerert=True),
    dm.Liste(("prikk",)),
    dm.Tabell(("A", "B"), (("1", "2"), ("3", "")), "Tabell"),
    dm.Innholdsliste("Innhold", ("Om barnet",)),
    dm.Merknad("Innhold", "Merknad"),
    dm.Tomme("Ikke fylt ut", ("Rus", "Skole")),
    dm.Qrkode("8F3K", "Den samme koden: 8F3K."),
    dm.Skjemafelt("Sov du?", "Kryss av", ("Ja", "Nei"), ("lite", "mye"), "Ord", 2, ("Vet ikke",)),
    dm.Signatur((("Barnevernsleder", "Stødig Bjørk"),)),
    dm.Soeyler((dm.Soeyle("November", "3 av 10", 0.3), dm.Soeyle("Desember", "Ikke spurt")), "Søvn"),
)
"""One of each kind, in the order of the model."""

_texts = st.one_of(
    st.text(alphabet="abcæøå .\n«»12", max_size=60),
    st.text(alphabet=st.characters(), max_size=30),
    st.lists(st.sampled_from(["søvn", "og", "uro", "x" * 120, "😀", "□", "\u202e", "12. november"])).map(" ".join),
)
_several = st.lists(_texts, max_size=4).map(tuple)
_pairs = st.tuples(_texts, _texts)
_rows = st.lists(_pairs, max_size=4).map(tuple)
_languages = st.sampled_from(["", "en", "nn", "ar", "ikke et språk", "x" * 50])

_shares = st.one_of(st.none(), st.floats())
_bars = st.lists(st.builds(dm.Soeyle, _texts, _texts, _shares), max_size=12).map(tuple)

any_block: st.SearchStrategy[dm.Blokk] = st.one_of(
    st.builds(dm.Overskrift, _texts, st.integers(-1, 9)),
    st.builds(dm.Avsnitt, _texts, st.booleans(), st.booleans(), _languages),
    st.builds(dm.Sitat, _texts, _texts, _texts, _languages),
    st.builds(dm.Felter, _rows, st.booleans(), st.booleans()),
    st.builds(dm.Spoersmaal, _texts, _texts, _texts),
    st.builds(dm.Liste, _several, st.booleans()),
    st.builds(lambda head, cell, title: dm.Tabell((head,), ((f"x{cell}",),), title), _texts, _texts, _texts),
    st.builds(dm.Merknad, _texts, _texts, st.booleans()),
    st.builds(dm.Signatur, _rows),
    st.builds(dm.Tomme, _texts, _several),
    st.builds(dm.Soeyler, _bars, _texts),
    st.builds(dm.Skjemafelt, _texts, _texts, _several, _pairs, _texts, st.integers(0, 3), _several),
)
"""Any block whose words have one order: a table is read across, so here it has one cell, and not an empty one."""

any_document = st.builds(
    lambda blokker, tittel, utkast: modell(*blokker, tittel=tittel, utkast=utkast),
    st.lists(any_block, max_size=8),
    _texts,
    st.booleans(),
)
