"""What a page is made of: rows that never break, holding text and painted surfaces."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helseansvarlig.domain.brevhode import Brevhode
from helseansvarlig.pdf.element import Element
from helseansvarlig.pdf.stil import Farge, Stil


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of text in one style, `x` points from the left edge of the type area, `topp` from the row's upper edge.

    `element` is what it is a part of; without one it is decoration, which no screen reader mentions.
    """

    tekst: str
    stil: Stil
    x: float = 0.0
    topp: float = 0.0
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Flate:
    """A painted rectangle: a bar, a rule or a tint. `topp` and `hoeyde` are points from the row's upper edge.

    Most are decoration; one with an `element` means something by itself, as the modules of a code do.
    """

    x: float
    bredde: float
    farge: Farge
    topp: float = 0.0
    hoeyde: float | None = None
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Bilde:
    """A cleaned picture: bare points, its place and size in points from the type area's left edge and the row's top."""

    brevhode: Brevhode
    bredde: float
    hoeyde: float
    x: float = 0.0
    topp: float = 0.0
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Rad:
    """One row. `hold` keeps it with the next; `luft` is air, dropped at a page's top; `hode` repeats above it."""

    hoeyde: float
    biter: tuple[Bit, ...] = ()
    flater: tuple[Flate, ...] = ()
    hold: bool = False
    luft: bool = False
    hode: Rad | None = None
    bilder: tuple[Bilde, ...] = ()

    def repeated(self) -> Rad:
        """Return the row as it stands once more: seen again, but not said again."""
        return replace(self, biter=tuple(replace(bit, element=None) for bit in self.biter))


def air(height: float, flater: tuple[Flate, ...] = (), *, hold: bool = False) -> Rad:
    """Return white space; with surfaces it is the padding inside a frame and stays at a page's top."""
    return Rad(height, (), flater, hold=hold, luft=not flater)
