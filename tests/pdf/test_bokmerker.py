"""Bookmarks and contents lead to the page where a part really begins, as an independent reader finds it."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf.render import render
from tests.pdf.modeller import modell

TITLES = ("Rutiner", "Avtaler", "Møter")


def book(lines: int) -> dm.Dokumentmodell:
    parts = [part for title in TITLES for part in (dm.Overskrift(title, 2), dm.Avsnitt("\n".join(["ord"] * lines)))]
    return modell(dm.Innholdsliste("Innhold", TITLES), *parts)


def marks(pdf: bytes) -> list[tuple[str, int, float]]:
    """Title, page from 1 and upper edge of every bookmark, as the file itself tells them."""
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_outline() as outline:
        pages = {page.objgen: number for number, page in enumerate(opened.pages, start=1)}
        return [(str(one.title), pages[one.destination[0].objgen], float(one.destination[3])) for one in outline.root]


@pytest.mark.parametrize("lines", [1, 30, 90])
def test_every_part_has_a_bookmark_in_order_and_down_the_page(lines: int) -> None:
    found = marks(render(book(lines)))

    assert [title for title, _, _ in found] == list(TITLES)
    assert [page for _, page, _ in found] == sorted(page for _, page, _ in found)
    for (_, page, top), (_, after, lower) in pairwise(found):
        assert after > page or lower < top


def test_long_parts_begin_on_later_pages() -> None:
    pages = [page for _, page, _ in marks(render(book(90)))]

    assert pages[0] == 1
    assert pages[-1] > 3


def test_a_reader_opens_with_the_bookmarks_beside() -> None:
    with pikepdf.open(BytesIO(render(book(1)))) as opened:
        assert opened.Root.PageMode == "/UseOutlines"


def test_a_letter_has_none() -> None:
    with pikepdf.open(BytesIO(render(modell(dm.Overskrift("Del", 2), dm.Avsnitt("Ord"))))) as opened:
        assert "/Outlines" not in opened.Root
