"""How much has been mapped with each child, of what there are forms for at that age."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from helseansvarlig.domain.kartleggingsgrad import Kartleggingsgrad, area_by_theme, asked_areas, degree_of
from helseansvarlig.domain.skjema_alder import passer
from helseansvarlig.services.ports import Templates, Unit
from helseansvarlig.services.ports.oversikt import Tematreff


def degree_of_child(unit: Unit, templates: Templates, barn_id: str, alder: int) -> Kartleggingsgrad:
    """Return how far one has come with one child of this age."""
    mapped = _areas(unit.oversikt.themes_of(barn_id), _reader(unit, templates))
    return degree_of(_asked(templates)(alder), mapped)


def degrees_of_residents(unit: Unit, templates: Templates, ages: Mapping[str, int]) -> Mapping[str, Kartleggingsgrad]:
    """Return how far one has come with each child who lives here; `ages` are theirs by id."""
    found = unit.oversikt.themes_of_residents()
    asked, area = _asked(templates), _reader(unit, templates)
    return {barn: degree_of(asked(age), _areas(found.get(barn, ()), area)) for barn, age in ages.items()}


def _asked(templates: Templates) -> Callable[[int], frozenset[str]]:
    """Return what tells the areas asked for at an age; each age is looked up once."""
    forms = templates.all()
    return cache(lambda age: asked_areas(form for form in forms if passer(form, age)))


def _reader(unit: Unit, templates: Templates) -> Callable[[str], Mapping[str, str]]:
    """Return what tells the areas of a form's themes by its content hash; each form is read once."""

    def areas(skjema_hash: str) -> Mapping[str, str]:
        kept = unit.skjemakopi.find(skjema_hash)
        return area_by_theme(templates.read_copy(kept)) if kept is not None else {}

    return cache(areas)


def _areas(found: Iterable[Tematreff], areas: Callable[[str], Mapping[str, str]]) -> frozenset[str]:
    return frozenset(areas(one.skjema_hash).get(one.tema, "") for one in found) - {""}
