"""How much of what is asked for has been mapped with a child: data for planning, never a grade of anybody.

The areas are those of the domain page, 5.2. A form about one area says which; in any other a theme of our forms has its
area as link id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.skjema import Punkt, Skjema

EGNE_ORD = "barnets_egne_ord"
"""The eighth area: what the child wants to say."""

AREAS = (*(one.value for one in Omraade), EGNE_ORD)
ENOUGH_QUESTIONS = 6
"""A theme with fewer in a form about several only touches an area: a first talk is no mapping of it."""


@dataclass(frozen=True, slots=True)
class Kartleggingsgrad:
    """The areas that are asked for, and those of them where the child was asked something in a finished kartlegging."""

    bedt_om: tuple[str, ...]
    kartlagt: tuple[str, ...]


def area_by_theme(skjema: Skjema) -> Mapping[str, str]:
    """Return which area each theme (its link id) of a form maps; themes that map none are left out."""
    if skjema.omraade is not None:
        area = skjema.omraade.value
        own = {punkt.link_id: area for punkt in skjema.punkter if punkt.link_id == area}
        return own or {punkt.link_id: area for punkt in skjema.punkter}
    themes = [punkt for punkt in skjema.punkter if punkt.link_id in AREAS]
    is_alone = len(skjema.punkter) == 1
    return {one.link_id: one.link_id for one in themes if is_alone or _questions(one) >= ENOUGH_QUESTIONS}


def asked_areas(skjemaer: Iterable[Skjema]) -> frozenset[str]:
    """Return the areas that these forms map."""
    return frozenset(area for skjema in skjemaer for area in area_by_theme(skjema).values())


def degree_of(bedt_om: Collection[str], kartlagt: Collection[str]) -> Kartleggingsgrad:
    """Return how far one has come, in the usual order. What has been mapped counts as asked for too."""
    asked = tuple(area for area in AREAS if area in bedt_om or area in kartlagt)
    return Kartleggingsgrad(asked, tuple(area for area in asked if area in kartlagt))


def _questions(tema: Punkt) -> int:
    """Count the questions that stand directly in a theme: what follows up an answer is no question of its own."""
    return sum(punkt.is_fillable for punkt in tema.punkter)
