from datetime import date

import pytest

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.registry import compose
from tests.pdf import eksempel


def modell(*blokker: dm.Blokk, utkast: bool = False) -> dm.Dokumentmodell:
    merking = dm.Sidemerking("Vakker Blomst", "D1", "1", "BUP", "Taushetsbelagt")
    return dm.Dokumentmodell("Tittel", "nb", date(2026, 11, 23), merking, blokker, utkast)


def test_every_kind_of_block_is_read_in_order() -> None:
    text = read_as_text(
        modell(
            dm.Overskrift("Overskrift", 2),
            dm.Avsnitt("Avsnitt"),
            dm.Sitat("Jeg vil sove", "hørt av Rolig Bekk", "Vakker sier"),
            dm.Felter((("Navn", "Vakker"), ("Tom", ""))),
            dm.Spoersmaal("Spørsmål?", "Svar", "Kilde"),
            dm.Liste(("en", "to"), nummerert=True),
            dm.Liste(("prikk",)),
            dm.Tabell(("A", "B"), (("1", "2"), ("3", "")), "Tabell"),
            dm.Merknad("Innhold", "Merknad"),
            dm.Tomme("Ikke fylt ut", ("Rus", "Skole")),
            dm.Tomme("Ingenting", ()),
            dm.Signatur((("Barnevernsleder", "Stødig Bjørk"),)),
        )
    )

    assert text == (
        "Tittel\nVakker Blomst\nTil: BUP\nTaushetsbelagt\n\n"
        "Overskrift\n\nAvsnitt\n\nVakker sier\n«Jeg vil sove»\nhørt av Rolig Bekk\n\n"
        "Navn: Vakker\nTom: –\n\nSpørsmål?\nSvar\nKilde\n\n1. en\n2. to\n\n• prikk\n\n"
        "Tabell\nA: 1; B: 2\nA: 3\n\nMerknad\nInnhold\n\nIkke fylt ut: Rus, Skole.\n\n"
        "Stødig Bjørk, Barnevernsleder\n"
    )


def test_a_draft_says_so_first() -> None:
    assert read_as_text(modell(utkast=True)).startswith("Tittel\nUtkast. Ikke signert.\n")


def test_hidden_characters_are_not_read_out() -> None:
    assert "akab" in read_as_text(modell(dm.Avsnitt("\u202eakab\u202c\x00")))
    assert "\u202e" not in read_as_text(modell(dm.Avsnitt("\u202eakab\u202c\x00")))


@pytest.mark.parametrize("maalform", ["nb", "nn"])
def test_a_whole_document_reads_with_the_childs_words_before_the_matter(maalform: str) -> None:
    text = read_as_text(compose(eksempel.henvisning(maalform), load_tekster(maalform)))

    assert text.index("Jeg vil sove") < text.index("Mild Elv, mor") < text.index("Har to gode venner")
