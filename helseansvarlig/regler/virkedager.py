"""Norwegian public holidays, from a library that follows Easter and the law for us."""

from __future__ import annotations

from datetime import date
from functools import cache


@cache
def norwegian_holidays(year: int) -> frozenset[date]:
    """Return a year's public holidays: those of helligdagsfredloven, 1 May and 17 May.

    Christmas Eve and New Year's Eve are not among them.
    """
    from holidays.countries.norway import Norway  # a third of a second: not before somebody counts working days

    return frozenset(Norway(years=year))
