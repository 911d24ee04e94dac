"""The structure tree as `pdfinfo -struct-text` writes it, from our own reader of the file.

Poppler draws a whole page anew for each element, some seconds for an ordinary letter. So the long suite proves that
both readers write the same of every reference, and the fast one reads with this.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from tests.pdf.merkeleser import Ledd, Merket

_BLOCKS = {"P", "H1", "H2", "H3", "L", "LI", "Lbl", "LBody", "Table"}
"""What the standard lays out as a block by itself (ISO 32000-1, 14.8.4); the others are told by their name alone."""


def tree_of(pdf: bytes) -> str:
    """Return every element below the one it lies in, with its attributes and the text that is read out of it."""
    merket = Merket(pdf)
    return "".join(f"{line}\n" for one in merket.rot.barn if isinstance(one, Ledd) for line in _lines(merket, one, 0))


def _lines(merket: Merket, ledd: Ledd, depth: int) -> Iterator[str]:
    indent = "  " * depth
    attributes = [*_attributes(ledd)]
    yield f"{indent}{ledd.navn}{' (block)' if ledd.navn in _BLOCKS else ''}{':' if attributes else ''}"
    for one in attributes:
        yield f"{indent}   {one}"
    for one in ledd.barn:
        if isinstance(one, Ledd):
            yield from _lines(merket, one, depth + 1)
        else:
            yield f'{indent}  "{merket.lest.get(one, "")}"'


def _attributes(ledd: Ledd) -> Iterator[str]:
    attributes = ledd.ordbok.get("/A")
    for name, value in sorted(attributes.items()) if attributes is not None else ():
        if name in ("/ListNumbering", "/Scope", "/Placement"):
            yield f"{name} {value}"
        elif isinstance(value, pikepdf.Array):
            yield f"{name} [{' '.join(str(edge) for edge in value)}]"
