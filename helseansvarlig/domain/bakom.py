"""What may lie behind: what a child is doing can say how it is, and the child and the adults may read it differently.

It is told of a theme as a whole and stands beside the answers as one of them, in two voices and without a value. Its
path is the theme's own with «/*» behind it: it speaks of everything there, so it is kept back with any of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.skjema import Punkt, Punkttype
from helseansvarlig.domain.skjema_tre import Forekomst
from helseansvarlig.domain.svar import Svar, Svarstatus

_BEHIND = "/*"


def path_behind(tema: str) -> str:
    """Return where the words about a theme (its path) stand."""
    return f"{tema}{_BEHIND}"


def theme_of(path: str) -> str:
    """Return the theme (path) that a path speaks of as a whole; empty for every other path."""
    return path.removesuffix(_BEHIND) if path.endswith(_BEHIND) else ""


def themes_of(places: Iterable[Forekomst]) -> Iterator[Forekomst]:
    """Yield the themes of which something may be told: the groups at the top that stand there once.

    Not where the child speaks in its own words: nobody is to guess at what lies behind them.
    """
    return (place for place in places if not place.stamme and may_be_told_of(place.punkt))


def may_be_told_of(punkt: Punkt) -> bool:
    """Tell whether an item at the top of a form is such a theme."""
    own_words = punkt.link_id == Innhold.BARNETS_EGNE_ORD.value
    return punkt.type is Punkttype.GRUPPE and not punkt.gjentas and not own_words


def paths_behind(places: Iterable[Forekomst]) -> frozenset[str]:
    """Return every path where what lies behind may be told; a question that has such a path of its own keeps it."""
    every = tuple(places)
    return frozenset(path_behind(one.path) for one in themes_of(every)) - {one.path for one in every}


def is_told(svar: Svar) -> bool:
    """Tell whether anybody has said what may lie behind."""
    return svar.status is Svarstatus.IKKE_SPURT and bool(svar.barnets_ord or svar.voksnes_observasjon)
