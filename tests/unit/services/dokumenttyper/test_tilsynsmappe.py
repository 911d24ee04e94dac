"""The folder is put together from the record; what nobody has written is said not to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.dokumentmodell import Innholdsliste, Overskrift
from helseansvarlig.errors import KnownError
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.tekster import MAALFORMER, load_tekster
from helseansvarlig.services.dokumenttyper.tilsynsmappe import compose
from tests.pdf import huseksempel

NB = load_tekster("nb")
KIND = Dokumenttype.TILSYNSMAPPE


@pytest.mark.parametrize("maalform", MAALFORMER)
@pytest.mark.parametrize("omfang", ["tom", "normal", "ekstrem"])
def test_the_contents_are_the_parts_in_order(maalform: str, omfang: str) -> None:
    blokker = compose(huseksempel.paper(KIND, maalform, omfang), load_tekster(maalform)).blokker
    (contents,) = [one for one in blokker if isinstance(one, Innholdsliste)]

    assert contents.punkter == tuple(one.tekst for one in blokker if isinstance(one, Overskrift) and one.nivaa == 2)


def test_routines_stand_with_version_owner_review_and_readers() -> None:
    text = read_as_text(compose(huseksempel.paper(KIND), NB))

    assert "Versjon: 2, gjelder fra 1. mars 2026\nAnsvarlig: Trygg Havn\nSes på igjen: 1. mars 2027" in text
    assert "Navn: Rolig Bekk; Dato: 4. mars 2026" in text
    assert "Ingen er ført som lesere av denne versjonen." in text


def test_each_of_the_seven_topics_is_told_as_it_is() -> None:
    text = read_as_text(compose(huseksempel.paper(KIND), NB))

    assert "Opplysninger og samtykke: På plass fra 1. oktober 2026. Ansvarlig: Trygg Havn. Ses i: avtalen s. 3" in text
    assert "Hjelp når det haster: Skrevet, men ikke på plass ennå" in text
    assert "Oppfølging ved flytting: Ikke skrevet ennå" in text


def test_meetings_that_were_held_deviations_and_steps_are_there() -> None:
    text = read_as_text(compose(huseksempel.paper(KIND), NB))

    assert "Dato: 18. november 2026; Møte: Kontaktmøte; Sammen med: BUP Elvebyen" in text
    assert "16. desember" not in text
    assert "Lukket 20. oktober 2026" in text
    assert "Følges opp" in text
    assert "4 av 6 steg er ferdige." in text


def test_an_empty_folder_says_so_part_by_part() -> None:
    assert read_as_text(compose(huseksempel.paper(KIND, omfang="tom"), NB)).count("Ikke ført ennå.") == 7


def test_it_is_refused_when_something_in_it_names_a_child() -> None:
    grunnlag = replace(huseksempel.paper(KIND), navn_i_huset=(("Rolig Bekk", ""),))
    with pytest.raises(KnownError, match="sak_nevner_barn"):
        compose(grunnlag, NB)


def test_what_lies_ahead_is_planned_and_not_done() -> None:
    text = read_as_text(compose(huseksempel.paper(KIND), NB))

    assert "Sette av tid til å evaluere: planlagt 1. september 2027" in text
    assert "Evaluere sammen: gjort 2. november 2026" in text


def test_the_head_of_each_page_says_which_paper_it_is_and_not_the_house_twice() -> None:
    marks = compose(huseksempel.paper(KIND), NB).merking
    assert marks.gjelder not in marks.avsender
