"""A letterhead for tests: a green field, and a line at the foot."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.brevhode import Brevhode, make_logo

FOOT = "Solbakken AS · Bakkegata 1 · 62 00 00 00"


def letterhead(width: int = 300, height: int = 100) -> Brevhode:
    """Return a letterhead with a logo of one colour."""
    points = bytes((20, 90, 80)) * (width * height)
    return replace(make_logo(width, height, points), alternativ="Et grønt felt", bunnlinje=FOOT)
