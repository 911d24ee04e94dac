"""Draws pages: the type area, and what stands on every page because scanned pages get lost."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.pdf import stil
from helseansvarlig.pdf.bilde import draw_picture
from helseansvarlig.pdf.element import Element, Rolle
from helseansvarlig.pdf.linjer import natural_width, shown, wrap
from helseansvarlig.pdf.markering import decoration, piece, spoken_as
from helseansvarlig.pdf.ombrekk import Side
from helseansvarlig.pdf.rad import Bilde, Bit, Flate
from helseansvarlig.pdf.skrift import Snitt
from helseansvarlig.pdf.stil import Farge, Stil
from helseansvarlig.pdf.strukturtre import Strukturtre

_HASH_TEGN = 12
_SOEM = 0.01


class Stykke(NamedTuple):
    """A run, a surface or a picture in its place: `upper` and `lower` are points from the page's lower edge."""

    del_: Bit | Flate | Bilde
    upper: float
    lower: float

    @property
    def element(self) -> Element | None:
        """Return what it is a part of."""
        return self.del_.element


def draw_page(canvas: Canvas, page: Side, tre: Strukturtre) -> None:
    """Draw the rows of one page from the top of the type area; surfaces first, text upon them.

    Every run is marked as a piece of its element, in the order of the rows, which is the order it is read in.
    """
    tre.begin_page()
    pieces = [*_placed(page)]
    surfaces = [one for one in pieces if isinstance(one.del_, Flate) and one.element is None]
    if surfaces:
        with decoration(canvas, "Layout"):
            _paint_all(canvas, surfaces)
    meant = (one for one in pieces if isinstance(one.del_, Bit) or one.element is not None)
    for element, together in groupby(meant, lambda one: one.element):
        _draw_meant(canvas, element, [*together], tre)


def draw_marks(canvas: Canvas, modell: Dokumentmodell, tekst: Tekst, number: int, total: int) -> None:
    """Draw draft mark, header and footer of page `number` of `total`."""
    if modell.utkast:
        with decoration(canvas, "Pagination", "Watermark"):
            _draw_watermark(canvas, tekst("pdf.utkast"))
    with decoration(canvas, "Pagination", "Header"):
        _draw_header(canvas, modell, tekst)
    with decoration(canvas, "Pagination", "Footer"):
        _draw_footer(canvas, modell, tekst, tekst("pdf.side", nummer=str(number), antall=str(total)))


def _draw_header(canvas: Canvas, modell: Dokumentmodell, tekst: Tekst) -> None:
    merking = modell.merking
    upper = stil.HOEYDE - 42
    _draw_pair(canvas, upper, (merking.avsender, stil.SIDEMERKE), (format_date(tekst, modell.dato), stil.SIDEMERKE))
    recipient = tekst("pdf.til", mottaker=merking.mottaker) if merking.mottaker else ""
    _draw_pair(canvas, upper - 12, (merking.gjelder, stil.SIDEMERKE_STERK), (recipient, stil.SIDEMERKE))
    _paint(canvas, stil.HAARSTREK, (stil.VENSTRE, upper - 31, stil.SATSBREDDE, 0.6))


def _draw_footer(canvas: Canvas, modell: Dokumentmodell, tekst: Tekst, page: str) -> None:
    merking = modell.merking
    _paint(canvas, stil.HAARSTREK, (stil.VENSTRE, 62, stil.SATSBREDDE, 0.6))
    _draw_pair(canvas, 57, (merking.fortrolighet, stil.SIDEMERKE_STERK), (page, stil.SIDEMERKE))
    below = 45
    if merking.dokument_id:
        identity = tekst(
            "pdf.dokument",
            id=merking.dokument_id,
            versjon=merking.versjon,
            hash=modell.innholdshash[:_HASH_TEGN],
        )
        mark = tekst("pdf.logg", merke=merking.loggmerke) if merking.loggmerke else ""
        _draw_pair(canvas, below, (identity, stil.SIDEMERKE), (mark, stil.SIDEMERKE))
        below -= 12
    if modell.brevhode.bunnlinje:
        _draw_pair(canvas, below, (modell.brevhode.bunnlinje, stil.SIDEMERKE), ("", stil.SIDEMERKE))


def _placed(page: Side) -> Iterable[Stykke]:
    """Yield all that stands on a page, row by row; in each, words before the line to write on that they belong to."""
    top = stil.HOEYDE - stil.TOPP
    for row in page:
        for bit in row.biter:
            yield Stykke(bit, top, top - row.hoeyde)
        for flate in row.flater:
            height = row.hoeyde if flate.hoeyde is None else flate.hoeyde
            yield Stykke(flate, top - flate.topp, top - flate.topp - height)
        for bilde in row.bilder:
            yield Stykke(bilde, top - bilde.topp, top - bilde.topp - bilde.hoeyde)
        top -= row.hoeyde


def _draw_meant(canvas: Canvas, element: Element | None, pieces: list[Stykke], tre: Strukturtre) -> None:
    """Draw what stands together and belongs to one element; an empty cell has its place without being drawn."""
    if element is None:
        with decoration(canvas, "Pagination"):
            _draw_pieces(canvas, pieces)
    elif all(isinstance(one.del_, Bit) and not one.del_.tekst for one in pieces):
        tre.place(element)
    else:
        with piece(canvas, tre.place(element).navn, tre.mark(element)):
            _draw_pieces(canvas, pieces)
        for one in pieces:
            if not isinstance(one.del_, Bit):
                left = stil.VENSTRE + one.del_.x
                tre.enclose(element, (left, one.lower, left + one.del_.bredde, one.upper))
            elif element.rolle is Rolle.FIGUR:
                tre.enclose(element, (stil.VENSTRE, one.lower, stil.BREDDE - stil.HOEYRE, one.upper))


def _draw_pieces(canvas: Canvas, pieces: list[Stykke]) -> None:
    _paint_all(canvas, pieces)
    _write_all(canvas, ((one.del_, one.upper) for one in pieces if isinstance(one.del_, Bit)))
    for one in pieces:
        if isinstance(one.del_, Bilde):
            draw_picture(canvas, one.del_, stil.VENSTRE + one.del_.x, one.lower)


def _paint_all(canvas: Canvas, pieces: Iterable[Stykke]) -> None:
    painted = ((one.del_, one.upper, one.upper - one.lower) for one in pieces if isinstance(one.del_, Flate))
    for x, width, colour, upper, lower in _merge(painted):
        _paint(canvas, colour, (stil.VENSTRE + x, lower, width, upper - lower))


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
    taken = natural_width(right_text, right[1])
    left_text = _shorten(*left, stil.SATSBREDDE - taken - 12)
    _write(canvas, Bit(left_text, left[1]), upper)
    _write(canvas, Bit(right_text, right[1], stil.SATSBREDDE - taken), upper)


def _shorten(text: str, style: Stil, width: float) -> str:
    lines = wrap(text.replace("\n", " ")[:400], style, width - 6)
    if not lines:
        return ""
    return lines[0] if len(lines) == 1 else f"{lines[0].rstrip()}…"


def _write(canvas: Canvas, bit: Bit, upper: float) -> None:
    _write_all(canvas, [(bit, upper)])


def _write_all(canvas: Canvas, runs: Iterable[tuple[Bit, float]]) -> None:
    """Write runs, those of one style together.

    Where a glyph is missing the eye sees `□`, and who listens or copies gets what was written.
    """
    written = (one for one in runs if one[0].tekst)
    for (style, is_seen), alike in groupby(written, lambda one: (one[0].stil, shown(one[0].tekst) == one[0].tekst)):
        if is_seen:
            _write_alike(canvas, style, alike)
            continue
        for bit, upper in alike:
            with spoken_as(canvas, bit.tekst.replace("\n", "")):
                _write_alike(canvas, style, [(bit, upper)])


def _write_alike(canvas: Canvas, style: Stil, runs: Iterable[tuple[Bit, float]]) -> None:
    """Write runs of one style; a first base line lies so that the text is optically centred in its line."""
    text = canvas.beginText()
    text.setFont(style.snitt.value, style.punkt, style.linje)
    text.setFillColorRGB(*style.farge)
    for bit, upper in runs:
        text.setTextOrigin(stil.VENSTRE + bit.x, upper - bit.topp - (style.linje + style.punkt * 0.66) / 2)
        for line in shown(bit.tekst).split("\n"):
            text.textLine(line)
    canvas.drawText(text)


def _paint(canvas: Canvas, colour: Farge, box: tuple[float, float, float, float]) -> None:
    canvas.setFillColorRGB(*colour)
    canvas.rect(*box, stroke=0, fill=1)
