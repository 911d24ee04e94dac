"""Makes any text safe to set: whatever was typed or pasted, the page shows something honest and never fails."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

UKJENT = "□"
"""Stands where our typeface has no glyph: the reader sees that something was there."""

_LINESKIFT = frozenset("\n\v\f\r\x85\u2028\u2029")
_HARDT_MELLOMROM = "\u00a0"
_ENKEL = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u017f–—…•§«»’“”□☐]*")
"""Most texts: characters that are what they seem, and are written in one way only."""

_USYNLIGE = frozenset({"Cc", "Cf"})


def clean_text(text: str) -> str:
    """Return `text` as NFC with only line feeds and visible characters.

    Control, zero-width and bidi-control characters go: they can hide or reorder what a reader believes she
    reads (security page, section 8). A lone surrogate becomes a visible `□`.
    """
    if _ENKEL.fullmatch(text):
        return text
    unified = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(map(_clean_char, unified))


def replace_missing(text: str, glyphs: frozenset[int]) -> str:
    """Return cleaned `text` with `□` for every character outside `glyphs` (code points of the typeface)."""
    return _outside(glyphs).sub(UKJENT, text)


@cache
def _outside(glyphs: frozenset[int]) -> re.Pattern[str]:
    return re.compile(f"[^\\n{re.escape(''.join(map(chr, sorted(glyphs))))}]")


def _clean_char(char: str) -> str:
    if char in _LINESKIFT:
        return "\n"
    if char == "\t":
        return " "
    category = unicodedata.category(char)
    if category in _USYNLIGE or "\ufe00" <= char <= "\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return ""  # variation selectors and skin tones belong to the emoji before them
    if category == "Cs":
        return UKJENT
    if category == "Zs" and char != _HARDT_MELLOMROM:
        return " "
    return char
