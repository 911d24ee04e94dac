"""How much of what is asked for has been mapped with a child: data for planning, never a grade of anybody.

The areas are those of the domain page, 5.2; a theme of our forms has its area as link id, and a form about one area
alone says which.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.skjema import Skjema

EGNE_ORD = "barnets_egne_ord"
"""The eighth area: what the child wants to say."""

AREAS = (*(one.value for one in Omraade), EGNE_ORD)


@dataclass(frozen=True, slots=True)
class Kartleggingsgrad:
    """The areas that are asked for, and those of them where the child was asked something in a finished kartlegging."""

    bedt_om: tuple[str, ...]
    kartlagt: tuple[str, ...]


def area_of(tema: str, omraade: Omraade | None) -> str:
    """Return the area of a theme (its link id) in a form about `omraade`; empty where it is none of them."""
    return tema if tema in AREAS else (omraade.value if omraade is not None else "")


def asked_areas(skjemaer: Iterable[Skjema]) -> frozenset[str]:
    """Return the areas that these forms ask about."""
    found = {area_of(punkt.link_id, skjema.omraade) for skjema in skjemaer for punkt in skjema.punkter}
    return frozenset(found - {""})


def degree_of(bedt_om: Collection[str], kartlagt: Collection[str]) -> Kartleggingsgrad:
    """Return how far one has come, in the usual order. What has been mapped counts as asked for too."""
    asked = tuple(area for area in AREAS if area in bedt_om or area in kartlagt)
    return Kartleggingsgrad(asked, tuple(area for area in asked if area in kartlagt))
