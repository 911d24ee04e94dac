"""Contents and bookmarks: on which page, and how far down, each part of a document begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pikepdf import Name, OutlineItem, Pdf

from helseansvarlig.domain import dokumentmodell as dm
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.element import Element, Rolle
from helseansvarlig.pdf.ombrekk import Side

DELNIVAA = 2
"""Parts are headings of this level; the title stands above them."""


class Bokmerke(NamedTuple):
    """One part: its title, its page from 0, and its upper edge in points from the page's lower edge."""

    tittel: str
    side: int
    topp: float


def places_of(pages: Sequence[Side]) -> list[tuple[int, float]]:
    """Return where each part begins, in reading order, as page from 0 and upper edge."""
    found: dict[Element, tuple[int, float]] = {}
    for number, page in enumerate(pages):
        top = stil.HOEYDE - stil.TOPP
        for row in page:
            for bit in row.biter:
                if bit.element is not None and _begins_part(bit.element):
                    found.setdefault(bit.element, (number, top))
            top -= row.hoeyde
    return list(found.values())


def bookmarks(modell: dm.Dokumentmodell, pages: Sequence[Side]) -> tuple[Bokmerke, ...]:
    """Return a bookmark for each part of a document that has a list of its contents; a letter has none."""
    if contents_of(modell) is None:
        return ()
    titles = (one.tekst for one in modell.blokker if isinstance(one, dm.Overskrift) and one.nivaa == DELNIVAA)
    said = [title for title in titles if title.strip()]
    return tuple(Bokmerke(title, *place) for title, place in zip(said, places_of(pages), strict=True))


def contents_of(modell: dm.Dokumentmodell) -> dm.Innholdsliste | None:
    """Return the document's list of its own contents, if it has one."""
    return next((one for one in modell.blokker if isinstance(one, dm.Innholdsliste)), None)


def write_bookmarks(pdf: Pdf, marks: Sequence[Bokmerke]) -> None:
    """Write the bookmarks and let a reader show them beside the pages."""
    if not marks:
        return
    with pdf.open_outline() as outline:
        outline.root.extend(
            OutlineItem(one.tittel, one.side, "XYZ", left=stil.VENSTRE, top=round(one.topp, 2)) for one in marks
        )
    pdf.Root.PageMode = Name.UseOutlines


def _begins_part(element: Element) -> bool:
    return element.rolle is Rolle.OVERSKRIFT and element.nivaa == DELNIVAA
