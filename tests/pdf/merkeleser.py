"""Reads a tagged PDF the way a screen reader does: through the structure tree, and from the content it points at.

Written against ISO 32000-1 (14.6–14.8) with pikepdf as the parser; it knows nothing of how we draw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf

_CHAR = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]{4,})>")


@dataclass(frozen=True, slots=True)
class Vist:
    """A text that was shown: on which page, in which marked pieces (by MCID) and artefacts, and what it says.

    `sett` is what the glyphs are, `lest` what stands in their place for who listens.
    """

    side: int
    stykker: tuple[int, ...]
    pynt: tuple[str, ...]
    sett: str
    lest: str


@dataclass(frozen=True, slots=True)
class Ledd:
    """One element of the tree: its type, its dictionary, and what lies in it."""

    navn: str
    ordbok: Any
    barn: list[Ledd | tuple[int, int]] = field(default_factory=list)

    def walk(self) -> Iterator[Ledd]:
        """Yield this element and all below it, in reading order."""
        yield self
        for one in self.barn:
            if isinstance(one, Ledd):
                yield from one.walk()

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Yield page and MCID of every piece in this element and all below it, in reading order."""
        for one in self.barn:
            if isinstance(one, Ledd):
                yield from one.pieces()
            else:
                yield one


class Merket:
    """A tagged PDF, opened."""

    def __init__(self, pdf: bytes) -> None:
        self.fil = pikepdf.open(BytesIO(pdf))
        self._sidetall = {page.objgen: number for number, page in enumerate(self.fil.pages)}

    @cached_property
    def vist(self) -> list[Vist]:
        """Return every text that is shown, page by page in the order of drawing."""
        return [one for number, page in enumerate(self.fil.pages) for one in _shown(number, page)]

    @cached_property
    def lest(self) -> dict[tuple[int, int], str]:
        """Return what is read out of each piece that holds text, by page and MCID."""
        found: dict[tuple[int, int], str] = {}
        for one in self.vist:
            for mcid in one.stykker:
                found[one.side, mcid] = found.get((one.side, mcid), "") + one.lest
        return found

    @cached_property
    def rot(self) -> Ledd:
        """Return the tree below its root."""
        return Ledd("", None, [self._ledd(one) for one in self.fil.Root.StructTreeRoot.K])

    @cached_property
    def foreldre(self) -> dict[tuple[int, int], Any]:
        """Return the parent tree: which element each piece says that it lies in."""
        numbers = list(self.fil.Root.StructTreeRoot.ParentTree.Nums)
        by_key = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        return {
            (number, mcid): element
            for number, page in enumerate(self.fil.pages)
            for mcid, element in enumerate(by_key[int(page.obj.StructParents)])
        }

    def text_in(self, ledd: Ledd) -> str:
        """Return what is read out of an element; pieces follow each other as they are, without anything between."""
        return "".join(self.lest.get(piece, "") for piece in ledd.pieces())

    def _ledd(self, ordbok: Any) -> Ledd:
        ledd = Ledd(str(ordbok.S)[1:], ordbok)
        home = self._sidetall[ordbok.Pg.objgen] if "/Pg" in ordbok else None
        inside = ordbok.get("/K", [])
        for kid in inside if isinstance(inside, list | pikepdf.Array) else [inside]:
            if not isinstance(kid, pikepdf.Object):
                assert home is not None
                ledd.barn.append((home, int(kid)))
            elif kid.get("/Type") == pikepdf.Name.MCR:
                ledd.barn.append((self._sidetall[kid.Pg.objgen], int(kid.MCID)))
            else:
                assert kid.P.objgen == ordbok.objgen, "every element knows what it lies in"
                ledd.barn.append(self._ledd(kid))
        return ledd


def _shown(number: int, page: pikepdf.Page) -> Iterator[Vist]:
    """Yield the texts of one page; text that replaces glyphs (ActualText) is said once, with the first of them."""
    letters = {name: _letters(font) for name, font in page.obj.Resources.Font.items()}
    open_marks: list[tuple[str, Any]] = []
    font = ""
    instead: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            open_marks.append((str(operands[0])[1:], operands[1] if len(operands) > 1 else {}))
            instead = [str(facts["/ActualText"]) for _, facts in open_marks if "/ActualText" in facts]
        elif name == "EMC":
            open_marks.pop()
            instead = []
        elif name == "Tf":
            font = str(operands[0])
        elif name == "Tj":
            seen = "".join(letters[font][code] for code in bytes(operands[0]))
            replaced = any("/ActualText" in facts for _, facts in open_marks)
            read = (instead.pop() if instead else "") if replaced else seen
            pieces = tuple(int(facts["/MCID"]) for _, facts in open_marks if "/MCID" in facts)
            yield Vist(number, pieces, tuple(tag for tag, _ in open_marks if tag == "Artifact"), seen, read)
        elif name == "Do":
            drawn = page.obj.Resources.XObject[str(operands[0])]
            assert drawn.Subtype == pikepdf.Name.Image, "the reader does not look for text inside other drawings"
        else:
            assert name not in ("TJ", "'", '"'), f"the reader does not know {name}"
    assert open_marks == []


def _letters(font: Any) -> dict[int, str]:
    """Return what each code of a font means, by its own table (ToUnicode)."""
    table = font.ToUnicode.read_bytes()
    return {int(code, 16): bytes.fromhex(word.decode()).decode("utf-16-be") for code, word in _CHAR.findall(table)}
