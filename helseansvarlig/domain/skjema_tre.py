"""Where each item of a form stands in one set of answers, and which of them are asked.

A path joins link ids by «/»; each instance of a repeating group counts from «[0]», and so do the children of a
question that repeats, one set for each value: «8/8.1[1]/8.1.2».
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from helseansvarlig.domain.skjema import Operator, Punkt, Punkttype, Samlet, Skjema, Vilkaar
from helseansvarlig.domain.skjema_rekkefoelge import Rekkefoelge, order_of
from helseansvarlig.domain.svar import Svarsett
from helseansvarlig.domain.verdi import Verdi, compare, is_equal

_INDEX = re.compile(r"\[(\d+)](?=/|$)")
_ORDER_SIGNS = {
    Operator.STOERRE: (1,),
    Operator.MINDRE: (-1,),
    Operator.MINST: (0, 1),
    Operator.HOEYST: (-1, 0),
}


@dataclass(frozen=True, slots=True, eq=False)
class Forekomst:
    """One item at one place in the answers. `stamme` is the chain of places above it, outermost first."""

    punkt: Punkt
    path: str
    stamme: tuple[Forekomst, ...] = ()


def expand(skjema: Skjema, svar: Svarsett) -> tuple[Forekomst, ...]:
    """Return every place of the form in form order; a repeating group that nobody has begun stands there once."""
    places: list[Forekomst] = []
    _expand_level(places, skjema.punkter, "", (), (svar, _counts(svar)))
    return tuple(places)


def _expand_level(
    places: list[Forekomst],
    punkter: tuple[Punkt, ...],
    prefix: str,
    stamme: tuple[Forekomst, ...],
    given: tuple[Svarsett, Mapping[str, int]],
) -> None:
    """Add the places of one level and of all below it."""
    for punkt in punkter:
        path = prefix + punkt.segment_or_id
        if punkt.type is Punkttype.GRUPPE and punkt.gjentas:
            for index in range(max(1, given[1].get(path, 0))):
                place = Forekomst(punkt, f"{path}[{index}]", stamme)
                places.append(place)
                _expand_level(places, punkt.punkter, f"{place.path}/", (*stamme, place), given)
            continue
        place = Forekomst(punkt, path, stamme)
        places.append(place)
        if punkt.punkter:
            for prefix_below in _prefixes_below(punkt, path, *given):
                _expand_level(places, punkt.punkter, prefix_below, (*stamme, place), given)


def _prefixes_below(punkt: Punkt, path: str, svar: Svarsett, counts: Mapping[str, int]) -> list[str]:
    if not (punkt.is_question and punkt.gjentas):
        return [f"{path}/"]
    count = max(1, len(svar.get(path).verdier), counts.get(path, 0))
    return [f"{path}[{index}]/" for index in range(count)]


def _counts(svar: Svarsett) -> dict[str, int]:
    """Count the instances of each repeating place: what was said explicitly, or what the answers show."""
    counts: dict[str, int] = dict(svar.gjentakelser)
    for path in (*svar.svar, *svar.gjentakelser):
        for match in _INDEX.finditer(path):
            stem = path[: match.start()]
            counts[stem] = max(counts.get(stem, 0), int(match[1]) + 1)
    return counts


def evaluate_enabled(skjema: Skjema, svar: Svarsett) -> dict[str, bool]:
    """Tell for every place whether its question is asked. The order of evaluation does not matter.

    An item below one that is not asked is not asked; the answer to a question that is not asked counts as no answer.
    Where conditions go round in a circle, the answers within the circle count as they stand.
    """
    return enabled_in(skjema)(svar, expand(skjema, svar))


def enabled_in(skjema: Skjema) -> Callable[[Svarsett, tuple[Forekomst, ...]], dict[str, bool]]:
    """Return `evaluate_enabled` for one form and many sets of answers with their places.

    The order is found once, and what can be found among the same places too.
    """
    order = order_of(skjema)
    known: list[_Places] = []

    def evaluate(svar: Svarsett, places: tuple[Forekomst, ...]) -> dict[str, bool]:
        found = next((one for one in known if one.all is places), None)
        if found is None:
            found = _Places(places)
            known[:] = [found]
        return _Evaluation(found, svar).run(order)

    return evaluate


def holds(operator: Operator, verdi: Verdi | None, given: tuple[Verdi, ...]) -> bool:
    """Hold the given values against one condition.

    «!=» is the negation of «=»: it holds when no given value equals `verdi`, so also when nothing has been answered.
    All other signs hold when any given value fits; «exists» asks whether there is a value at all.
    """
    if operator is Operator.FINNES:
        return bool(given) is (verdi is not False)
    equal = verdi is not None and any(is_equal(value, verdi) for value in given)
    if operator is Operator.ULIK:
        return not equal
    if verdi is None or operator is Operator.LIK:
        return equal
    if equal and 0 in _ORDER_SIGNS[operator]:
        return True
    return any(compare(value, verdi) in _ORDER_SIGNS[operator] for value in given)


class _Places:
    """The places of a form with some answers, by what a condition asks for."""

    def __init__(self, places: tuple[Forekomst, ...]) -> None:
        self.all = places
        self.by_punkt: dict[int, list[Forekomst]] = defaultdict(list)
        self._by_link: dict[str, list[Forekomst]] = defaultdict(list)
        self._below: dict[str, dict[str, list[Forekomst]]] = {}
        for place in places:
            self.by_punkt[id(place.punkt)].append(place)
            self._by_link[place.punkt.link_id].append(place)

    def nearest(self, link_id: str, place: Forekomst) -> tuple[str, list[Forekomst]]:
        """Return the places that share most of their path with this one, so the same instance comes first, and what."""
        found = self._by_link.get(link_id, [])
        if len(found) < 2:
            return "", found
        below = self._below.get(link_id)
        if below is None:
            # Each is found by every path above it: comparing all with all takes minutes where a group stands often.
            below = self._below[link_id] = defaultdict(list)
            for other in found:
                for path in _paths_above(other):
                    below[path].append(other)
        return next((path, below[path]) for path in _paths_above(place) if path in below)


@dataclass(slots=True)
class _Evaluation:
    """One pass over the places of one set of answers."""

    places: _Places
    svar: Svarsett
    enabled: dict[Forekomst, bool] = field(default_factory=dict)
    given: dict[tuple[str, str, bool], tuple[Verdi, ...]] = field(default_factory=dict)

    def run(self, order: Rekkefoelge) -> dict[str, bool]:
        for punkt in order.punkter:
            for place in self.places.by_punkt.get(id(punkt), ()):
                self.enabled[place] = self._is_enabled(place, order)
        return {place.path: self.enabled[place] for place in self.places.all}

    def _is_enabled(self, place: Forekomst, order: Rekkefoelge) -> bool:
        if place.stamme and not self.enabled[place.stamme[-1]]:
            return False
        vilkaar = place.punkt.vilkaar
        if not vilkaar:
            return True
        results = (self._holds(v, place, order.is_circular(place.punkt, v)) for v in vilkaar)
        return all(results) if place.punkt.vilkaar_samlet is Samlet.ALLE else any(results)

    def _holds(self, vilkaar: Vilkaar, place: Forekomst, as_it_stands: bool) -> bool:
        return holds(vilkaar.operator, vilkaar.verdi, self._given(vilkaar.spoersmaal, place, as_it_stands))

    def _given(self, link_id: str, place: Forekomst, as_it_stands: bool) -> tuple[Verdi, ...]:
        """Return the answers a condition speaks of; whoever asks the same places is told the same."""
        where, asked = self.places.nearest(link_id, place)
        known = self.given.get((link_id, where, as_it_stands))
        if known is None:
            known = self.given[link_id, where, as_it_stands] = tuple(
                value
                for question in asked
                if as_it_stands or self.enabled[question]
                for value in self.svar.get(question.path).verdier
            )
        return known


def _paths_above(place: Forekomst) -> Iterator[str]:
    """Yield a place's path and the paths above it, its own first; the top, empty, holds everything."""
    path = place.path
    while path:
        yield path
        path = path.rpartition("/")[0]
    yield ""
