"""A text as lines of one style, with the characters we can show."""

from __future__ import annotations

from functools import partial

from helseansvarlig.pdf.brekk import break_lines
from helseansvarlig.pdf.skrift import load_glyphs, measure
from helseansvarlig.pdf.stil import Stil
from helseansvarlig.pdf.tegn import clean_text, replace_missing


def wrap(text: str, style: Stil, width: float) -> list[str]:
    """Return `text` in lines of `style` that fit `width`, whatever characters it holds."""
    safe = replace_missing(clean_text(text), load_glyphs())
    return break_lines(safe, width, partial(measure, snitt=style.snitt, punkt=style.punkt))
