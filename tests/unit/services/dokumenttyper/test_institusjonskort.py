"""The card is one page, and says nothing of who lives there."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.tekster import MAALFORMER, load_tekster
from helseansvarlig.services.dokumenttyper.huset import Huset
from helseansvarlig.services.dokumenttyper.institusjonskort import compose, suggest
from tests.pdf import huseksempel

NB = load_tekster("nb")
KIND = Dokumenttype.INSTITUSJONSKORT


@pytest.mark.parametrize("maalform", MAALFORMER)
@pytest.mark.parametrize("omfang", ["tom", "normal"])
def test_it_is_one_page(maalform: str, omfang: str) -> None:
    drawn = render(compose(huseksempel.paper(KIND, maalform, omfang), load_tekster(maalform)))
    with pikepdf.open(BytesIO(drawn)) as pdf:
        assert len(pdf.pages) == 1


def test_it_tells_who_we_are_whom_to_call_and_what_is_agreed() -> None:
    text = read_as_text(compose(huseksempel.paper(KIND), NB))

    assert "Organisasjonsnummer: 999 999 999" in text
    assert "Stedfortreder for helseansvarlig: Rolig Bekk" in text
    assert "Samarbeidsavtale med BUP Elvebyen: fra 1. september 2026 til og med 31. august 2028" in text
    assert "Neste møte: 16. desember 2026 med BUP Elvebyen" in text
    assert "Kortet sier ingenting om barna som bor her." in text


def test_an_agreement_that_has_ended_is_not_told_of() -> None:
    ended = replace(huseksempel.AVTALE, gjelder_til=huseksempel.DAG.replace(day=1))
    grunnlag = replace(huseksempel.paper(KIND), huset=Huset(avtaler=(ended,)))

    assert "Samarbeidsavtale med" not in read_as_text(compose(grunnlag, NB))


def test_the_deputy_is_known_from_the_agreement() -> None:
    grunnlag = huseksempel.paper(KIND)
    own = replace(grunnlag.institusjon, navn="Solbakken")

    assert suggest(replace(grunnlag, institusjon=own), NB)["kort_stedfortreder"].tekst == "Rolig Bekk"
    assert suggest(huseksempel.paper(KIND, omfang="tom"), NB) == {}
