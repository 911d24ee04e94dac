"""Draws pages: the type area, and what stands on every page because scanned pages get lost."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.pdfgen.canvas import Canvas

from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.linjer import wrap
from helseansvarlig.pdf.ombrekk import Side
from helseansvarlig.pdf.rad import Bit, Flate
from helseansvarlig.pdf.skrift import Snitt, measure
from helseansvarlig.pdf.stil import Farge, Stil

_HASH_TEGN = 12
_SOEM = 0.01


def draw_page(canvas: Canvas, page: Side) -> None:
    """Draw the rows of one page from the top of the type area; surfaces first, text upon them."""
    top = stil.HOEYDE - stil.TOPP
    painted: list[tuple[Flate, float, float]] = []
    texts: list[tuple[Bit, float]] = []
    for row in page:
        for flate in row.flater:
            height = row.hoeyde if flate.hoeyde is None else flate.hoeyde
            painted.append((flate, top - flate.topp, height))
        texts.extend((bit, top) for bit in row.biter)
        top -= row.hoeyde
    for x, width, colour, upper, lower in _merge(painted):
        _paint(canvas, colour, (stil.VENSTRE + x, lower, width, upper - lower))
    for bit, upper in texts:
        _write(canvas, bit, upper)


def draw_marks(canvas: Canvas, modell: Dokumentmodell, tekst: Tekst, number: int, total: int) -> None:
    """Draw draft mark, header and footer of page `number` of `total`."""
    if modell.utkast:
        _draw_watermark(canvas, tekst("pdf.utkast"))
    merking = modell.merking
    date = format_date(tekst, modell.dato)
    upper = stil.HOEYDE - 42
    _draw_pair(canvas, upper, (merking.avsender, stil.SIDEMERKE), (date, stil.SIDEMERKE))
    recipient = tekst("pdf.til", mottaker=merking.mottaker) if merking.mottaker else ""
    _draw_pair(canvas, upper - 12, (merking.gjelder, stil.SIDEMERKE_STERK), (recipient, stil.SIDEMERKE))
    _paint(canvas, stil.HAARSTREK, (stil.VENSTRE, upper - 31, stil.SATSBREDDE, 0.6))
    _paint(canvas, stil.HAARSTREK, (stil.VENSTRE, 62, stil.SATSBREDDE, 0.6))
    page = tekst("pdf.side", nummer=str(number), antall=str(total))
    _draw_pair(canvas, 57, (merking.fortrolighet, stil.SIDEMERKE_STERK), (page, stil.SIDEMERKE))
    if merking.dokument_id:
        identity = tekst(
            "pdf.dokument",
            id=merking.dokument_id,
            versjon=merking.versjon,
            hash=modell.innholdshash[:_HASH_TEGN],
        )
        mark = tekst("pdf.logg", merke=merking.loggmerke) if merking.loggmerke else ""
        _draw_pair(canvas, 45, (identity, stil.SIDEMERKE), (mark, stil.SIDEMERKE))


def _merge(painted: Iterable[tuple[Flate, float, float]]) -> list[tuple[float, float, Farge, float, float]]:
    """Join surfaces that touch, so that a bar past many rows is one rectangle without seams."""
    merged: list[tuple[float, float, Farge, float, float]] = []
    open_at: dict[tuple[float, float, Farge], int] = {}
    for flate, upper, height in painted:
        key = (flate.x, flate.bredde, flate.farge)
        at = open_at.get(key)
        if at is not None and abs(merged[at][4] - upper) < _SOEM:
            merged[at] = (*key, merged[at][3], upper - height)
        else:
            open_at[key] = len(merged)
            merged.append((*key, upper, upper - height))
    return merged


def _draw_watermark(canvas: Canvas, word: str) -> None:
    """Draw the word across the page, light enough to read through and dark enough to survive a copier."""
    canvas.saveState()
    canvas.setFillColorRGB(*stil.VANNMERKE)
    canvas.setFont(Snitt.HALVFET.value, 130)
    canvas.translate(stil.BREDDE / 2, stil.HOEYDE / 2)
    canvas.rotate(52)
    canvas.drawCentredString(0, -44, word)
    canvas.restoreState()


def _draw_pair(canvas: Canvas, upper: float, left: tuple[str, Stil], right: tuple[str, Stil]) -> None:
    """Draw one line of page marks: left gets what the right leaves, and ends in «…» if that is too little."""
    right_text = _shorten(*right, stil.SATSBREDDE * 0.45)
    taken = measure(right_text, right[1].snitt, right[1].punkt)
    left_text = _shorten(*left, stil.SATSBREDDE - taken - 12)
    _write(canvas, Bit(left_text, left[1]), upper)
    _write(canvas, Bit(right_text, right[1], stil.SATSBREDDE - taken), upper)


def _shorten(text: str, style: Stil, width: float) -> str:
    lines = wrap(text.replace("\n", " ")[:400], style, width - 6)
    if not lines:
        return ""
    return lines[0] if len(lines) == 1 else f"{lines[0].rstrip()}…"


def _write(canvas: Canvas, bit: Bit, upper: float) -> None:
    """Write one run; the first baseline lies so that the text is optically centred in its line."""
    if not bit.tekst:
        return
    style = bit.stil
    text = canvas.beginText(stil.VENSTRE + bit.x, upper - bit.topp - (style.linje + style.punkt * 0.66) / 2)
    text.setFont(style.snitt.value, style.punkt, style.linje)
    text.setFillColorRGB(*style.farge)
    for line in bit.tekst.split("\n"):
        text.textLine(line)
    canvas.drawText(text)


def _paint(canvas: Canvas, colour: Farge, box: tuple[float, float, float, float]) -> None:
    canvas.setFillColorRGB(*colour)
    canvas.rect(*box, stroke=0, fill=1)
