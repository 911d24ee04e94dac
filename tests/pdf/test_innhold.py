"""The list of contents tells each part's page, and nothing where the pages are not known."""

from __future__ import annotations

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.bokmerker import bookmarks
from helseansvarlig.pdf.element import Rolle
from helseansvarlig.pdf.innhold import set_contents
from helseansvarlig.pdf.lerret import set_pages
from helseansvarlig.pdf.skrift import load_glyphs
from helseansvarlig.pdf.tekster import load_tekster
from tests.pdf.modeller import modell

LIST = dm.Innholdsliste("Innhold", ("Rutiner", "Avtaler"))


def said(*sider: int) -> list[str]:
    load_glyphs()
    return [bit.tekst for row in set_contents(LIST, sider) for bit in row.biter]


def test_each_part_stands_with_its_page() -> None:
    assert said(1, 12) == ["Rutiner ", "1", "Avtaler ", "12"]
    assert said() == ["Rutiner", "Avtaler"]


def test_the_numbers_end_at_the_right_edge() -> None:
    load_glyphs()
    numbers = [bit for row in set_contents(LIST, (1, 12)) for bit in row.biter if bit.tekst.isdigit()]

    assert numbers[1].x < numbers[0].x < stil.SATSBREDDE


def test_every_entry_is_one_in_the_list_of_contents() -> None:
    load_glyphs()
    over = {bit.element.over for row in set_contents(LIST, (1, 2)) for bit in row.biter if bit.element is not None}

    assert {one.rolle for one in over if one is not None} == {Rolle.INNHOLDSPOST}
    assert len({one.over for one in over if one is not None}) == 1


def test_the_pages_told_are_those_the_parts_stand_on() -> None:
    load_glyphs()
    long = dm.Avsnitt("\n".join(["ord"] * 80))
    book = modell(LIST, dm.Overskrift("Rutiner", 2), long, dm.Overskrift("Avtaler", 2), long)
    pages = set_pages(book, load_tekster("nb"))
    told = [
        bit.tekst for row in pages[0] for bit in row.biter if bit.element and bit.element.over and bit.tekst.isdigit()
    ]

    assert told == [str(one.side + 1) for one in bookmarks(book, pages)]
    assert told != ["1", "1"]
