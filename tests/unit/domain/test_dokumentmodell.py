from dataclasses import replace
from datetime import date

import pytest

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Dokumentmodell,
    Overskrift,
    Sidemerking,
    Sitat,
    Skrift,
    with_content_hash,
)

MODELL = Dokumentmodell(
    "Referat", "nb", date(2026, 11, 23), Sidemerking("Vakker", "D1", "1", "BUP", "Taushet"), (Avsnitt("Søvn"),)
)


def hash_of(modell: Dokumentmodell) -> str:
    return with_content_hash(modell).innholdshash


def test_the_same_content_has_the_same_hash_draft_or_not() -> None:
    assert hash_of(MODELL) == hash_of(replace(MODELL, utkast=False)) == hash_of(with_content_hash(MODELL))


@pytest.mark.parametrize(
    "changed",
    [
        replace(MODELL, tittel="Referat."),
        replace(MODELL, spraak="nn"),
        replace(MODELL, dato=date(2026, 11, 24)),
        replace(MODELL, merking=replace(MODELL.merking, versjon="2")),
        replace(MODELL, merking=replace(MODELL.merking, mottaker="Skole")),
        replace(MODELL, blokker=(Avsnitt("Søvn "),)),
        replace(MODELL, blokker=(Avsnitt("Søvn"), Avsnitt(""))),
        replace(MODELL, blokker=(Overskrift("Søvn"),)),
    ],
    ids=range(8),
)
def test_any_change_in_what_is_said_changes_the_hash(changed: Dokumentmodell) -> None:
    assert hash_of(changed) != hash_of(MODELL)


def test_the_mark_of_the_log_is_not_what_a_document_says() -> None:
    marked = replace(MODELL, merking=replace(MODELL.merking, loggmerke="4f2a91c07be3"))

    assert hash_of(marked) == hash_of(MODELL)


def test_how_a_block_looks_is_not_what_it_says() -> None:
    assert hash_of(replace(MODELL, blokker=(Avsnitt("Søvn", dempet=True),))) == hash_of(MODELL)


def test_even_text_that_is_no_text_has_a_hash() -> None:
    assert len(hash_of(replace(MODELL, blokker=(Avsnitt("\ud800"),)))) == 64


@pytest.mark.parametrize(
    ("said", "quoted"), [("Jeg vil sove", "«Jeg vil sove»"), (" «Jeg vil sove» ", "«Jeg vil sove»"), (" ", "")]
)
def test_a_quote_is_in_quotation_marks_once(said: str, quoted: str) -> None:
    assert Sitat(said).i_anfoersel == quoted


def test_how_large_it_is_set_is_not_what_a_document_says() -> None:
    assert hash_of(replace(MODELL, skrift=Skrift.STOERST)) == hash_of(MODELL)
