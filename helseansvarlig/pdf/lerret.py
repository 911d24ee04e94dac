"""The one place that speaks with ReportLab's canvas about the file itself: metadata, language, determinism."""

from __future__ import annotations

from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.ombrekk import divide_into_pages
from helseansvarlig.pdf.sats import Sats
from helseansvarlig.pdf.side import draw_marks, draw_page
from helseansvarlig.pdf.skrift import Snitt, load_glyphs
from helseansvarlig.pdf.tegn import clean_text

_VERKTOEY = (
    b" ReportLab Generated PDF document (opensource)",
    b" ReportLab generated PDF document -- digest (opensource)",
)


def draw_document(modell: Dokumentmodell, tekst: Tekst) -> bytes:
    """Return the bytes of the whole document; pages are divided before the first is drawn, so «x av y» is known."""
    rl_config.trustedSchemes = []  # we never load anything by address; should we err, nothing is fetched
    load_glyphs()
    pages = divide_into_pages(Sats(tekst).set_document(modell), stil.SATSHOEYDE)
    buffer = BytesIO()
    canvas = _open_canvas(buffer, modell)
    for number, page in enumerate(pages, start=1):
        draw_marks(canvas, modell, tekst, number, len(pages))
        draw_page(canvas, page)
        canvas.showPage()
    canvas.save()
    return _blank_tool_names(buffer.getvalue())


def _blank_tool_names(pdf: bytes) -> bytes:
    """Blank two comments that name the tool; blanks of the same length keep every offset in the file."""
    for comment in _VERKTOEY:
        pdf = pdf.replace(comment, b" " * len(comment), 1)
    return pdf


def _open_canvas(buffer: BytesIO, modell: Dokumentmodell) -> Canvas:
    """Return a canvas with our typeface from the first byte, a neutral title and nobody's name in the metadata."""
    canvas = Canvas(
        buffer,
        pagesize=(stil.BREDDE, stil.HOEYDE),
        invariant=1,
        pageCompression=1,
        initialFontName=Snitt.VANLIG.value,
        lang=f"{modell.spraak}-NO",
    )
    day = modell.dato
    canvas.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}000000+00'00'")
    canvas.setTitle(clean_text(modell.tittel).replace("\n", " "))
    for neutral in (canvas.setAuthor, canvas.setCreator, canvas.setProducer, canvas.setSubject, canvas.setKeywords):
        neutral("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
