"""Where each item of a form stands in one set of answers, and which of them are asked.

A path joins link ids by «/»; each instance of a repeating group counts from «[0]», and so do the children of a
question that repeats, one set for each value: «8/8.1[1]/8.1.2».
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from itertools import takewhile

from helseansvarlig.domain.skjema import Operator, Punkt, Punkttype, Samlet, Skjema, Vilkaar
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
    counts = _counts(svar)
    return tuple(_expand_level(skjema.punkter, "", (), svar, counts))


def _expand_level(
    punkter: tuple[Punkt, ...], prefix: str, stamme: tuple[Forekomst, ...], svar: Svarsett, counts: Mapping[str, int]
) -> Iterator[Forekomst]:
    for punkt in punkter:
        path = prefix + punkt.segment_or_id
        if punkt.type is Punkttype.GRUPPE and punkt.gjentas:
            for index in range(max(1, counts.get(path, 0))):
                place = Forekomst(punkt, f"{path}[{index}]", stamme)
                yield place
                yield from _expand_level(punkt.punkter, f"{place.path}/", (*stamme, place), svar, counts)
            continue
        place = Forekomst(punkt, path, stamme)
        yield place
        for prefix_below in _prefixes_below(punkt, path, svar, counts):
            yield from _expand_level(punkt.punkter, prefix_below, (*stamme, place), svar, counts)


def _prefixes_below(punkt: Punkt, path: str, svar: Svarsett, counts: Mapping[str, int]) -> list[str]:
    if not (punkt.is_question and punkt.gjentas and punkt.punkter):
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
    places = expand(skjema, svar)
    return _Evaluation(places, svar).run(_Order.of(skjema))


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


@dataclass(frozen=True, slots=True)
class _Order:
    """A form's items, dependencies first, and the conditions that are part of a circle (by item and link id)."""

    punkter: tuple[Punkt, ...]
    circular: frozenset[tuple[int, str]]

    @classmethod
    def of(cls, skjema: Skjema) -> _Order:
        above: dict[int, list[Punkt]] = defaultdict(list)
        by_link: dict[str, list[Punkt]] = defaultdict(list)
        punkter = list(skjema.walk())
        for punkt in punkter:
            by_link[punkt.link_id].append(punkt)
            for child in punkt.punkter:
                above[id(child)].append(punkt)
        needs = {
            id(p): {id(q) for q in above[id(p)]} | {id(q) for v in p.vilkaar for q in by_link.get(v.spoersmaal, ())}
            for p in punkter
        }
        circular = frozenset(_circular(punkter, by_link, needs))
        graph = {
            id(p): [id(q) for q in above[id(p)]]
            + [id(q) for v in p.vilkaar if (id(p), v.spoersmaal) not in circular for q in by_link.get(v.spoersmaal, ())]
            for p in punkter
        }
        by_id = {id(p): p for p in punkter}
        return cls(tuple(by_id[i] for i in TopologicalSorter(graph).static_order()), circular)


def _circular(
    punkter: list[Punkt], by_link: Mapping[str, list[Punkt]], needs: Mapping[int, set[int]]
) -> Iterator[tuple[int, str]]:
    """Find the conditions that lead back to the item that has them."""
    for punkt in punkter:
        for vilkaar in punkt.vilkaar:
            asked = by_link.get(vilkaar.spoersmaal, ())
            if any(_reaches(id(question), id(punkt), needs) for question in asked):
                yield id(punkt), vilkaar.spoersmaal


def _reaches(start: int, goal: int, needs: Mapping[int, set[int]]) -> bool:
    seen: set[int] = set()
    stack = [start]
    while stack:
        node = stack.pop()
        if node == goal:
            return True
        if node not in seen:
            seen.add(node)
            stack.extend(needs[node])
    return False


def find_circular(skjema: Skjema) -> tuple[tuple[Punkt, str], ...]:
    """Return the items whose condition leads back to themselves, with the link id the condition names."""
    order = _Order.of(skjema)
    return tuple((p, v.spoersmaal) for p in skjema.walk() for v in p.vilkaar if (id(p), v.spoersmaal) in order.circular)


@dataclass(slots=True)
class _Evaluation:
    """One pass over the places of one set of answers."""

    places: tuple[Forekomst, ...]
    svar: Svarsett
    enabled: dict[Forekomst, bool] = field(default_factory=dict)
    by_link: dict[str, list[Forekomst]] = field(default_factory=dict)
    by_punkt: dict[int, list[Forekomst]] = field(default_factory=dict)

    def run(self, order: _Order) -> dict[str, bool]:
        for place in self.places:
            self.by_link.setdefault(place.punkt.link_id, []).append(place)
            self.by_punkt.setdefault(id(place.punkt), []).append(place)
        for punkt in order.punkter:
            for place in self.by_punkt.get(id(punkt), ()):
                self.enabled[place] = self._is_enabled(place, order)
        return {place.path: self.enabled[place] for place in self.places}

    def _is_enabled(self, place: Forekomst, order: _Order) -> bool:
        if place.stamme and not self.enabled[place.stamme[-1]]:
            return False
        vilkaar = place.punkt.vilkaar
        if not vilkaar:
            return True
        results = (self._holds(v, place, (id(place.punkt), v.spoersmaal) in order.circular) for v in vilkaar)
        return all(results) if place.punkt.vilkaar_samlet is Samlet.ALLE else any(results)

    def _holds(self, vilkaar: Vilkaar, place: Forekomst, as_it_stands: bool) -> bool:
        asked = self._nearest(vilkaar.spoersmaal, place)
        given = tuple(
            value
            for question in asked
            if as_it_stands or self.enabled[question]
            for value in self.svar.get(question.path).verdier
        )
        return holds(vilkaar.operator, vilkaar.verdi, given)

    def _nearest(self, link_id: str, place: Forekomst) -> list[Forekomst]:
        """Return the places a condition speaks of: those that share most with it, so the same instance comes first."""
        found = self.by_link.get(link_id, [])
        if len(found) < 2:
            return found
        shared = [_shared(other, place) for other in found]
        most = max(shared)
        return [other for other, depth in zip(found, shared, strict=True) if depth == most]


def _shared(a: Forekomst, b: Forekomst) -> int:
    """Count the steps that two paths have in common from the top."""
    steps = zip(a.path.split("/"), b.path.split("/"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], steps))
