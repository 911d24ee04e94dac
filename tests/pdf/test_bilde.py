"""The logo on the page: drawn from bare points, read aloud, and on the first page alone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Name, Pdf

from helseansvarlig.domain.brevhode import BLANKT, MAX_BREDDE, MAX_HOEYDE, Brevhode
from helseansvarlig.domain.dokumentmodell import Dokumentmodell, Liste
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.bilde import set_logo
from helseansvarlig.pdf.linjer import natural_width
from helseansvarlig.pdf.outline import read_as_text
from helseansvarlig.pdf.render import render
from helseansvarlig.pdf.sats import Sats
from helseansvarlig.pdf.tekster import MAALFORMER, load_tekster
from helseansvarlig.services.dokumenttyper.registry import ARTER, compose
from tests.pdf import eksempel
from tests.pdf.brevhodeeksempel import FOOT, letterhead
from tests.pdf.dommere import needs_vera, vera_faults
from tests.pdf.fasit import all_cases
from tests.pdf.lesere import needs_poppler, structure_of, text_of


def document(brevhode: Brevhode, maalform: str = "nb") -> Dokumentmodell:
    return compose(replace(eksempel.henvisning(maalform), brevhode=brevhode), load_tekster(maalform))


def test_the_same_letterhead_gives_the_same_bytes() -> None:
    assert render(document(letterhead())) == render(document(letterhead()))


def test_the_picture_is_red_green_and_blue_with_nothing_to_see_through(tmp_path: Path) -> None:
    path = tmp_path / "ark.pdf"
    path.write_bytes(render(document(letterhead())))
    with Pdf.open(path) as pdf:
        on_pages = [[*page.get_images().values()] for page in pdf.pages]
    first, *others = on_pages

    assert [len(found) for found in on_pages] == [1, *([0] * len(others))]
    assert first[0].ColorSpace == Name.DeviceRGB
    assert (int(first[0].Width), int(first[0].Height)) == (300, 100)
    assert not {"/SMask", "/Mask", "/Metadata"} & set(first[0].keys())


@needs_poppler
def test_it_is_read_after_the_title_and_the_line_at_the_foot_not_at_all() -> None:
    pdf = render(replace(document(letterhead()), blokker=(Liste(("Søvn",)),)))
    tree = structure_of(pdf)

    assert tree.index("H1") < tree.index("Figure") < tree.index("L (block)")
    assert FOOT not in tree
    assert FOOT in text_of(pdf)


def test_read_as_text_it_says_what_the_logo_shows() -> None:
    said = read_as_text(document(letterhead()))

    assert said.startswith("Et grønt felt\n\nHenvisningsgrunnlag\n")
    assert FOOT in said


@pytest.mark.parametrize(
    ("size", "on_page"),
    [
        ((MAX_BREDDE, MAX_HOEYDE), (170, 36.1)),
        ((800, 100), (170, 21.25)),
        ((100, 170), (23.5, 40)),
        ((20, 20), (9.6, 9.6)),
    ],
)
def test_it_keeps_its_shape_and_is_never_blown_up(size: tuple[int, int], on_page: tuple[float, float]) -> None:
    picture = set_logo(letterhead(*size), 30)

    assert (picture.bredde, picture.hoeyde) == pytest.approx(on_page, abs=0.1)
    assert picture.x + picture.bredde == pytest.approx(stil.SATSBREDDE)
    assert picture.topp + picture.hoeyde <= 30, "it never reaches below the title's first line"
    assert picture.topp >= -14, "nor the line under the page marks"


def test_a_document_takes_no_more_room_for_being_on_our_paper() -> None:
    plain, printed = (Pdf.open(BytesIO(render(document(one)))) for one in (BLANKT, letterhead()))

    assert len(plain.pages) == len(printed.pages)


def test_a_long_title_gives_way_to_it() -> None:
    rows = [*Sats(load_tekster("nb")).set_document(replace(document(letterhead()), tittel="Henvisning " * 9))]
    titles = [bit for row in rows for bit in row.biter if bit.stil == stil.TITTEL]
    (logo,) = (picture for row in rows for picture in row.bilder)

    assert len(titles) > 2
    assert all(natural_width(bit.tekst, bit.stil) <= logo.x for bit in titles)


@needs_vera
@pytest.mark.lang
def test_the_standards_makers_accept_every_type_with_a_letterhead(tmp_path: Path) -> None:
    """The fast suite judges one type in both written forms (`fasit.py`)."""
    normal = {name: case for name, case in all_cases().items() if name.endswith("-normal")}
    printed = {
        name: render(compose(replace(case, brevhode=letterhead()), load_tekster(case.dokument.maalform)))
        for name, case in normal.items()
    }

    assert len(printed) == len(MAALFORMER) * len(ARTER)
    assert vera_faults(printed, tmp_path) == []
