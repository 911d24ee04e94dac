"""The one place that speaks with ReportLab's canvas about the file itself: pages, typeface, determinism."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.arkivfil import Omslag, archive
from helseansvarlig.pdf.bokmerker import bookmarks, contents_of, places_of
from helseansvarlig.pdf.ombrekk import Side, divide_into_pages
from helseansvarlig.pdf.sats import Sats
from helseansvarlig.pdf.side import draw_marks, draw_page
from helseansvarlig.pdf.skrift import Snitt, load_glyphs
from helseansvarlig.pdf.strukturtre import Strukturtre


def draw_document(modell: Dokumentmodell, tekst: Tekst) -> bytes:
    """Return the bytes of the whole document, tagged for screen readers and fit for an archive."""
    tre = Strukturtre()
    load_glyphs()
    pages = set_pages(modell, tekst)
    drawn = draw_pages(modell, tekst, tre, pages)
    return archive(drawn, tre, Omslag(modell.tittel, f"{modell.spraak}-NO", modell.dato, bookmarks(modell, pages)))


def set_pages(modell: Dokumentmodell, tekst: Tekst) -> list[Side]:
    """Return the document divided into pages; one with a list of its contents is set again when its pages are known."""
    sats = Sats(tekst, stil.STOERRELSE[modell.skrift])
    pages = divide_into_pages(sats.set_document(modell), stil.SATSHOEYDE)
    if contents_of(modell) is None:
        return pages
    known = replace(sats, sider=tuple(number + 1 for number, _ in places_of(pages)))
    return divide_into_pages(known.set_document(modell), stil.SATSHOEYDE)


def draw_pages(modell: Dokumentmodell, tekst: Tekst, tre: Strukturtre, pages: Sequence[Side] = ()) -> bytes:
    """Return the drawn pages, their pieces marked and placed in `tre`; `pages` are set here when they are not given.

    Pages are divided before the first is drawn, so «x av y» is known.
    """
    rl_config.trustedSchemes = []  # we never load anything by address; should we err, nothing is fetched
    rl_config.useA85 = 0  # bytes as they are: a fifth smaller than as letters, and nothing to unpack when tagging
    load_glyphs()
    pages = pages or set_pages(modell, tekst)
    buffer = BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(stil.BREDDE, stil.HOEYDE),
        invariant=1,
        pageCompression=1,
        initialFontName=Snitt.VANLIG.value,  # else every page names a typeface that is not embedded
    )
    for number, page in enumerate(pages, start=1):
        draw_marks(canvas, modell, tekst, number, len(pages))
        draw_page(canvas, page, tre)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
