"""What papers about the house have in common: no child in any of their words, and dates in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.dokumentmodell import Blokk, Felter, Liste, Tabell
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.husramme import coverage, finish_nameless, house_line, validity
from tests.pdf import huseksempel

NB = load_tekster("nb")
NAME = "Vakker Blomst"


@pytest.mark.parametrize(
    "blokk",
    [Liste(("to", f"om {NAME}")), Felter((("Navn", NAME),)), Tabell(("A",), ((NAME,),)), Tabell((NAME,), (("a",),))],
)
def test_a_child_is_found_wherever_a_text_can_stand(blokk: Blokk) -> None:
    grunnlag = replace(huseksempel.paper(Dokumenttype.TILSYNSMAPPE), navn_i_huset=((NAME, ""),))

    assert finish_nameless(grunnlag, NB, "Tittel", "Huset", (Liste(("to",)),)).blokker
    with pytest.raises(KnownError, match="sak_nevner_barn"):
        finish_nameless(grunnlag, NB, "Tittel", "Huset", (blokk,))


def test_how_long_an_agreement_holds_is_said_in_words() -> None:
    avtale = huseksempel.AVTALE

    assert validity(avtale, NB) == "fra 1. september 2026 til og med 31. august 2028"
    assert validity(replace(avtale, gjelder_til=None), NB).startswith("fra 1. september 2026, til en av partene")
    assert validity(replace(avtale, gjelder_fra=None), NB) == "ikke tatt i bruk ennå"
    assert coverage(avtale, NB) == "4 av 7 temaer"


def test_the_house_is_named_with_its_unit() -> None:
    grunnlag = huseksempel.paper(Dokumenttype.TILSYNSMAPPE)

    assert house_line(grunnlag) == f"{grunnlag.institusjon.navn}, {grunnlag.institusjon.enhet}"
