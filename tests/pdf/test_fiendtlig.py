"""Whatever stands in the fields of a document, it is printed as text and nothing comes of it: every type, a few texts.

Five hundred texts in every field, and long ones, are in `tests/lang/test_fiendtlige_tekster.py`.
"""

from __future__ import annotations

import random
from io import BytesIO

import pikepdf
import pytest

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.registry import ARTER, compose
from tests.pdf.fasit import all_cases, drawn
from tests.pdf.fiendtlig import BITER, everywhere, hostile_texts, of_length
from tests.pdf.lesere import flowing_text_of, needs_poppler
from tests.pdf.merkeleser import Merket
from tests.pdf.modeller import modell
from tests.pdf.sjekker import dangers

CASES = {g.dokument.dokumenttype: g for name, g in all_cases().items() if name.endswith("-nb-normal")}
ALL_AT_ONCE = "".join(BITER)


def made(grunnlag: Grunnlag, text: str) -> bytes:
    return render(compose(everywhere(grunnlag, text), load_tekster(grunnlag.dokument.maalform)))


def test_every_type_is_tried() -> None:
    assert {*CASES} == {*ARTER}


@pytest.mark.parametrize("kind", CASES)
def test_hostile_text_in_every_place_of_every_type_is_text(kind: str) -> None:
    assert dangers(made(CASES[kind], ALL_AT_ONCE)) == []
    assert dangers(made(CASES[kind], "")) == []


@needs_poppler
@pytest.mark.parametrize("kind", CASES)
def test_it_did_stand_there(kind: str) -> None:
    """The control: a document that leaves the texts out would pass every other test."""
    assert "<i>ubalansert" in flowing_text_of(made(CASES[kind], "<i>ubalansert"))


def test_texts_are_as_long_and_as_many_as_asked_for() -> None:
    chance = random.Random(1)

    assert [len(of_length(length, chance)) for length in (0, 1, 10_000)] == [0, 1, 10_000]
    assert len([*hostile_texts(chance, 500)]) == 500


def test_the_search_finds_what_it_looks_for() -> None:
    """The control: a link, a script and an image, each put into a file that had none."""
    pdf = render(modell(dm.Avsnitt("x")))
    assert dangers(pdf) == []
    for key, value in (
        ("/Annots", pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, A=pikepdf.Dictionary(URI="x"))])),
        ("/AA", pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))),
    ):
        merket = Merket(pdf)
        merket.fil.pages[0].obj[key] = value
        target = BytesIO()
        merket.fil.save(target)
        assert dangers(target.getvalue())


def test_a_link_among_the_tags_is_found() -> None:
    merket = Merket(render(modell(dm.Avsnitt("x"))))
    merket.rot.barn[0].ordbok.K[-1].S = pikepdf.Name.Link  # type: ignore[union-attr]  # the document itself
    target = BytesIO()
    merket.fil.save(target)

    assert dangers(target.getvalue()) == ["an element of type Link"]


def test_the_references_hold_nothing_dangerous_either() -> None:
    assert {
        name: found for name in ("henvisningsgrunnlag-nb-ekstrem", "papirskjema-nn") if (found := dangers(drawn(name)))
    } == {}
