"""The structure tree: which element each piece of every page belongs to, in reading order.

It grows while pages are drawn and knows nothing of the file it will be written to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from helseansvarlig.pdf.element import Element, Rolle

Boks = tuple[float, float, float, float]
"""Left, lower, right and upper edge in points from the page's lower left corner."""


class Sted(NamedTuple):
    """One marked piece: the page's number from 0, and the piece's number on it (its MCID)."""

    side: int
    nummer: int


@dataclass(slots=True, eq=False)
class Node:
    """An element in its place in the tree, with what lies in it in reading order."""

    element: Element
    navn: str
    barn: list[Node | Sted] = field(default_factory=list)
    boks: Boks | None = None


class Strukturtre:
    """Grows in reading order. `sider` holds, for each page, the element of every marked piece by its number."""

    def __init__(self) -> None:
        document = Element(Rolle.DOKUMENT)
        self.rot = Node(document, document.rolle.value)
        self.sider: list[list[Node]] = []
        self._nodes: dict[Element | None, Node] = {None: self.rot}
        self._headings: list[int] = []

    def begin_page(self) -> None:
        """Let what follows stand on a new page."""
        self.sider.append([])

    def place(self, element: Element) -> Node:
        """Return the element's node; the first time, it is put after all that was placed before it."""
        known = self._nodes.get(element)
        if known is not None:
            return known
        above = self.place(element.over) if element.over is not None else self.rot
        node = Node(element, self._name(element))
        above.barn.append(node)
        self._nodes[element] = node
        return node

    def mark(self, element: Element) -> int:
        """Return the number of a new marked piece of `element` on the page that was begun last."""
        node = self.place(element)
        here = self.sider[-1]
        number = len(here)
        here.append(node)
        node.barn.append(Sted(len(self.sider) - 1, number))
        return number

    def enclose(self, element: Element, boks: Boks) -> None:
        """Let the element's box take in `boks` too."""
        node = self.place(element)
        old = node.boks or boks
        node.boks = (min(old[0], boks[0]), min(old[1], boks[1]), max(old[2], boks[2]), max(old[3], boks[3]))

    def _name(self, element: Element) -> str:
        """Return the structure type; a heading lies one level below the nearest higher one, so that none is skipped."""
        if element.rolle is not Rolle.OVERSKRIFT:
            return element.rolle.value
        while self._headings and self._headings[-1] >= element.nivaa:
            self._headings.pop()
        self._headings.append(element.nivaa)
        return f"{element.rolle}{len(self._headings)}"
