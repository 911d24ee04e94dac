"""The one place that speaks with ReportLab's canvas about the file itself: pages, typeface, determinism."""

from __future__ import annotations

from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.arkivfil import Omslag, archive
from helseansvarlig.pdf.ombrekk import divide_into_pages
from helseansvarlig.pdf.sats import Sats
from helseansvarlig.pdf.side import draw_marks, draw_page
from helseansvarlig.pdf.skrift import Snitt, load_glyphs
from helseansvarlig.pdf.strukturtre import Strukturtre


def draw_document(modell: Dokumentmodell, tekst: Tekst) -> bytes:
    """Return the bytes of the whole document, tagged for screen readers and fit for an archive."""
    tre = Strukturtre()
    drawn = draw_pages(modell, tekst, tre)
    return archive(drawn, tre, Omslag(modell.tittel, f"{modell.spraak}-NO", modell.dato))


def draw_pages(modell: Dokumentmodell, tekst: Tekst, tre: Strukturtre) -> bytes:
    """Return the drawn pages, their pieces marked and placed in `tre`.

    Pages are divided before the first is drawn, so «x av y» is known.
    """
    rl_config.trustedSchemes = []  # we never load anything by address; should we err, nothing is fetched
    rl_config.useA85 = 0  # bytes as they are: a fifth smaller than as letters, and nothing to unpack when tagging
    load_glyphs()
    pages = divide_into_pages(Sats(tekst, stil.STOERRELSE[modell.skrift]).set_document(modell), stil.SATSHOEYDE)
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
