"""A code as a square of dark and light: surfaces of one row, so that it never breaks over pages."""

from __future__ import annotations

from itertools import groupby

import segno

from helseansvarlig.pdf.rad import Flate
from helseansvarlig.pdf.stil import Farge

RUTE = 3.6
"""Points to a module: 1.3 mm, large enough for a poor camera and a copier."""

_SVART: Farge = (0.0, 0.0, 0.0)
_LEVEL = "m"
"""Fifteen in a hundred may be damaged: a fold or a stain."""


def qr_surfaces(innhold: str) -> tuple[Flate, ...]:
    """Return the dark runs of the square that holds `innhold`, from the type area's left edge and the row's top."""
    dark: list[Flate] = []
    for y, modules in enumerate(segno.make(innhold, error=_LEVEL, micro=False, boost_error=False).matrix):
        x = 0
        for is_dark, run in groupby(modules):
            width = len(list(run))
            if is_dark:
                dark.append(Flate(x * RUTE, width * RUTE, _SVART, y * RUTE, RUTE))
            x += width
    return tuple(dark)


def side_of(surfaces: tuple[Flate, ...]) -> float:
    """Return the square's side in points."""
    return max(one.x + one.bredde for one in surfaces)
