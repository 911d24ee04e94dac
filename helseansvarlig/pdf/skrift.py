"""The typeface on paper: Source Sans 3, from our own files by explicit path, always embedded."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from helseansvarlig.paths import resources


class Snitt(StrEnum):
    """The cuts we set with; the value is both the file's stem and the name inside the PDF."""

    VANLIG = "SourceSans3-Regular"
    MEDIUM = "SourceSans3-Medium"
    HALVFET = "SourceSans3-Semibold"


@cache
def load_glyphs() -> frozenset[int]:
    """Register every cut once and return the code points that all of them can show."""
    folder = resources() / "fonts"
    shared: set[int] | None = None
    for cut in Snitt:
        font = TTFont(cut.value, str(folder / f"{cut.value}.ttf"))
        pdfmetrics.registerFont(font)
        covered = set(font.face.charToGlyph)
        shared = covered if shared is None else shared & covered
    return frozenset(shared or ())


def measure(text: str, snitt: Snitt, punkt: float) -> float:
    """Return the width of `text` in points."""
    load_glyphs()
    return float(pdfmetrics.stringWidth(text, snitt.value, punkt))
