"""A text as lines of one style, with the characters we can show."""

from __future__ import annotations

from functools import partial

from helseansvarlig.pdf.brekk import break_lines
from helseansvarlig.pdf.skrift import Snitt, load_glyphs, measure
from helseansvarlig.pdf.stil import Stil
from helseansvarlig.pdf.tegn import clean_text, replace_missing


def wrap(text: str, style: Stil, width: float) -> list[str]:
    """Return `text` in lines of `style` that fit `width` as they are shown, whatever characters it holds."""
    written = clean_text(text)
    lacks_glyphs = shown(written) != written
    return break_lines(
        written, width, partial(_measure_shown if lacks_glyphs else measure, snitt=style.snitt, punkt=style.punkt)
    )


def shown(text: str) -> str:
    """Return cleaned `text` as the eye sees it: with `□` where our typeface has no glyph."""
    return text if text.isascii() else replace_missing(text, load_glyphs())


def _measure_shown(text: str, snitt: Snitt, punkt: float) -> float:
    return measure(shown(text), snitt, punkt)


def natural_width(text: str, style: Stil) -> float:
    """Return the width in points of the longest line of `text` as it was written."""
    lines = shown(clean_text(text)).split("\n")
    return max(measure(line, style.snitt, style.punkt) for line in lines)
