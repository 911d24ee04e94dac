"""Breaks plain text into lines. There is no markup here, so nothing a person writes can become markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Maal = Callable[[str], float]
"""Measures a text's width in points."""

_LIM = "\u00a0"
_ENSLIG = 0.25
"""A last line is lonely when one word is all it holds, and takes no more of the width than this."""
_FLERE = 5
"""A line of fewer words than this gives none away: it would be as short as the one it helps."""
_HOERER_SAMMEN = re.compile(
    r"(?<=\d\.) (?=[a-zæøå])|(?<=\d\d) (?=\d\d)|(?<=loven) (?=§)|(?<=lova) (?=§)|(?<=§) (?=\d)|(?<=tlf\.) (?=\d)"
)
"""Spaces that no line may break at: «12. november», «62 00 00 01», «§ 13-1»."""


def break_lines(text: str, width: float, measure: Maal) -> list[str]:
    """Return `text` in lines no wider than `width`; an empty string is a blank line.

    Line feeds are kept, runs of blank lines become one. A word wider than a line is cut; dates and telephone
    numbers are not broken. A line with another below it ends with a space, unless a word is cut there: without
    it, readers of the content stream join the last word to the next line's first.
    """
    known: dict[str, float] = {}

    def cached(part: str) -> float:
        if part not in known:
            known[part] = measure(part)
        return known[part]

    lines: list[str] = []
    for paragraph in text.strip("\n").split("\n"):
        stripped = paragraph.strip(" ")
        if lines and lines[-1]:
            lines[-1] += " "
        if stripped:
            glued = _HOERER_SAMMEN.sub(_LIM, stripped)
            filled = _without_lone_word([*_fill(glued, width, cached)], width, cached)
            lines.extend(line.replace(_LIM, " ") for line in filled)
        elif lines and lines[-1]:
            lines.append("")
    return lines


def _without_lone_word(lines: list[str], width: float, measure: Maal) -> list[str]:
    """Return a paragraph's lines; one short word alone on the last gets the word before it for company."""
    if len(lines) < 2 or not lines[-2].endswith(" ") or measure(lines[-1]) > width * _ENSLIG or " " in lines[-1]:
        return lines
    *others, above, last = lines
    words = above.rstrip(" ").split(" ")
    joined = f"{words[-1]} {last}"
    if len(words) < _FLERE or measure(joined) > width:
        return lines
    return [*others, f"{' '.join(words[:-1])} ", joined]


def _fill(paragraph: str, width: float, measure: Maal) -> Iterator[str]:
    space = measure(" ")
    line: list[str] = []
    used = 0.0
    for word in paragraph.split(" "):
        for nth, part in enumerate(_cut(word, width, measure)):
            needed = measure(part)
            if line and used + space + needed > width:
                yield " ".join(line) + ("" if nth else " ")  # inside a cut word there is no space
                line, used = [], 0.0
            used += needed + (space if line else 0)
            line.append(part)
    if line:
        yield " ".join(line)


def _cut(word: str, width: float, measure: Maal) -> Iterator[str]:
    """Yield the word, or pieces of it that each fill a line; never an empty piece."""
    if not word:
        return
    if len(word) < 200 and measure(word) <= width:
        yield word
        return
    piece, used = "", 0.0
    for char in word:
        step = measure(char)
        if piece and used + step > width:
            yield piece
            piece, used = "", 0.0
        piece += char
        used += step
    yield piece
