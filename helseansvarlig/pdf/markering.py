"""The operators round what is drawn (ISO 32000-1, 14.6): a piece of an element, decoration, or other words for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas


@contextmanager
def piece(canvas: Canvas, navn: str, nummer: int) -> Iterator[None]:
    """Mark what is drawn as piece `nummer` of the page, lying in an element of type `navn`."""
    with _marked(canvas, f"/{navn} <</MCID {nummer}>>"):
        yield


@contextmanager
def decoration(canvas: Canvas, kind: str, subtype: str = "") -> Iterator[None]:
    """Mark what is drawn as an artefact: `Layout` for rules and tints, `Pagination` for what every page repeats."""
    with _marked(canvas, f"/Artifact <</Type /{kind}{f' /Subtype /{subtype}' if subtype else ''}>>"):
        yield


@contextmanager
def spoken_as(canvas: Canvas, text: str) -> Iterator[None]:
    """Let readers say and copy `text` where other glyphs are drawn."""
    with _marked(canvas, f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>>"):
        yield


@contextmanager
def _marked(canvas: Canvas, what: str) -> Iterator[None]:
    canvas.addLiteral(f"{what} BDC")
    yield
    canvas.addLiteral("EMC")
