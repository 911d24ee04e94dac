"""In which order a form's conditions are found out, and which of them go round in a circle.

The order depends on the form alone, and a form is asked again at every key press: the last few are remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter

from helseansvarlig.domain.skjema import Punkt, Skjema, Vilkaar

_MOST_REMEMBERED = 8

_Node = int | str
"""An item by identity, or a link id."""


@dataclass(frozen=True, slots=True)
class Rekkefoelge:
    """A form's items, dependencies first, and the conditions that are part of a circle (by item and link id)."""

    punkter: tuple[Punkt, ...]
    circular: frozenset[tuple[int, str]]

    def is_circular(self, punkt: Punkt, vilkaar: Vilkaar) -> bool:
        """Tell whether a condition leads back to the item that has it."""
        return (id(punkt), vilkaar.spoersmaal) in self.circular


def order_of(skjema: Skjema) -> Rekkefoelge:
    """Return the order of this very form; items are known by identity, so an equal form has an order of its own."""
    known = _remembered.get(id(skjema))
    if known is not None and known[0] is skjema:
        return known[1]
    order = _find_order(skjema)
    for oldest in list(_remembered)[: 1 - _MOST_REMEMBERED]:
        _remembered.pop(oldest, None)  # another thread may have been quicker
    _remembered[id(skjema)] = (skjema, order)
    return order


_remembered: dict[int, tuple[Skjema, Rekkefoelge]] = {}
"""Holds the forms themselves, so that the identity of one is never given to another while it stands here."""


def find_circular(skjema: Skjema) -> tuple[tuple[Punkt, str], ...]:
    """Return the items whose condition leads back to themselves, with the link id the condition names."""
    order = order_of(skjema)
    return tuple((p, v.spoersmaal) for p in skjema.walk() for v in p.vilkaar if order.is_circular(p, v))


def _find_order(skjema: Skjema) -> Rekkefoelge:
    """Walk the items and, between an item and what it asks, the link id: many may share one, and many may ask it."""
    by_id = {id(punkt): punkt for punkt in skjema.walk()}
    needs: dict[_Node, list[_Node]] = {i: [v.spoersmaal for v in punkt.vilkaar] for i, punkt in by_id.items()}
    needs |= {v.spoersmaal: [] for punkt in by_id.values() for v in punkt.vilkaar}
    for i, punkt in by_id.items():
        if punkt.link_id in needs:
            needs[punkt.link_id].append(i)
        for child in punkt.punkter:
            needs[id(child)].append(i)
    ring = _Rings(needs).find()
    circular = frozenset(
        (i, v.spoersmaal) for i, punkt in by_id.items() for v in punkt.vilkaar if ring[i] == ring[v.spoersmaal]
    )
    graph = {node: [one for one in asked if (node, one) not in circular] for node, asked in needs.items()}
    order = TopologicalSorter(graph).static_order()
    return Rekkefoelge(tuple(by_id[node] for node in order if isinstance(node, int)), circular)


@dataclass(slots=True)
class _Rings:
    """Tarjan's strongly connected components, without recursion: each item gets the number of its ring.

    Two items have the same number when each needs the other, however far round; most are a ring of their own.
    """

    needs: Mapping[_Node, list[_Node]]
    ring: dict[_Node, int] = field(default_factory=dict)
    _seen: dict[_Node, int] = field(default_factory=dict)
    _lowest: dict[_Node, int] = field(default_factory=dict)
    _open: list[_Node] = field(default_factory=list)

    def find(self) -> Mapping[_Node, int]:
        """Return every item's ring."""
        for start in self.needs:
            if start not in self._seen:
                self._visit(start)
        return self.ring

    def _visit(self, start: _Node) -> None:
        path = [self._enter(start)]
        while path:
            item, waiting = path[-1]
            following = next((one for one in waiting if one not in self.ring), None)
            if following is None:
                path.pop()
                self._leave(item)
                if path:
                    self._lower(path[-1][0], self._lowest[item])
            elif following in self._seen:
                self._lower(item, self._seen[following])
            else:
                path.append(self._enter(following))

    def _enter(self, item: _Node) -> tuple[_Node, Iterator[_Node]]:
        self._seen[item] = self._lowest[item] = len(self._seen)
        self._open.append(item)
        return item, iter(self.needs[item])

    def _lower(self, item: _Node, to: int) -> None:
        self._lowest[item] = min(self._lowest[item], to)

    def _leave(self, item: _Node) -> None:
        """Close the ring that began with this item, if one did."""
        if self._lowest[item] == self._seen[item]:
            while item not in self.ring:
                self.ring[self._open.pop()] = self._seen[item]
