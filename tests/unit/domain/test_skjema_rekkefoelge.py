"""Which conditions go round in a circle, and in which order the others are found out."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given, settings

from helseansvarlig.domain import skjema_rekkefoelge
from helseansvarlig.domain.skjema import Operator, Punkt, Punkttype, Skjema, Tekst, Vilkaar
from helseansvarlig.domain.skjema_rekkefoelge import find_circular, order_of
from helseansvarlig.domain.skjema_tre import evaluate_enabled
from helseansvarlig.domain.svar import Svarsett, besvart
from tests.unit.skjema.forms import skjemaer

LONGEST_S = 2.0


def ja_nei(link_id: str, *asked: str) -> Punkt:
    vilkaar = tuple(Vilkaar(one, Operator.LIK, verdi=True) for one in asked)
    return Punkt(link_id, Punkttype.JA_NEI, vilkaar=vilkaar)


def form(*punkter: Punkt) -> Skjema:
    return Skjema("s", "1", Tekst("S"), punkter)


def reaches(start: Punkt, goal: Punkt, skjema: Skjema) -> bool:
    """Walk from item to item by condition and by parent, the slow and simple way."""
    parents = {id(child): punkt for punkt in skjema.walk() for child in punkt.punkter}
    seen: list[Punkt] = []
    waiting = [start]
    while waiting:
        punkt = waiting.pop()
        if punkt is goal:
            return True
        if not any(punkt is one for one in seen):
            seen.append(punkt)
            asked = {v.spoersmaal for v in punkt.vilkaar}
            waiting += [one for one in skjema.walk() if one.link_id in asked]
            waiting += [parents[id(punkt)]] if id(punkt) in parents else []
    return False


@given(skjemaer())
@settings(max_examples=80, deadline=None)
def test_a_condition_is_in_a_ring_when_what_it_asks_leads_back(skjema: Skjema) -> None:
    slow = [
        (punkt, v.spoersmaal)
        for punkt in skjema.walk()
        for v in punkt.vilkaar
        if any(reaches(q, punkt, skjema) for q in skjema.walk() if q.link_id == v.spoersmaal)
    ]
    assert list(find_circular(skjema)) == slow


@given(skjemaer())
@settings(max_examples=50, deadline=None)
def test_what_a_condition_asks_comes_before_it(skjema: Skjema) -> None:
    order = order_of(skjema)
    place = {id(punkt): number for number, punkt in enumerate(order.punkter)}
    assert len(place) == sum(1 for _ in skjema.walk())
    for punkt in skjema.walk():
        asked = {v.spoersmaal for v in punkt.vilkaar if not order.is_circular(punkt, v)}
        assert all(place[id(q)] < place[id(punkt)] for q in skjema.walk() if q.link_id in asked)


def test_an_item_that_asks_about_itself_is_a_ring_of_its_own() -> None:
    assert [asked for _, asked in find_circular(form(ja_nei("a", "a"), ja_nei("b", "a")))] == ["a"]


def test_an_equal_form_is_not_taken_for_another() -> None:
    first = form(ja_nei("a"), ja_nei("b", "a"))
    twin = replace(first, punkter=(ja_nei("a"), ja_nei("b", "a")))
    assert twin == first
    assert order_of(first) is order_of(first)
    assert {id(one) for one in order_of(twin).punkter} == {id(one) for one in twin.walk()}


def test_only_the_last_few_forms_are_remembered() -> None:
    for number in range(50):
        order_of(form(ja_nei(str(number))))
    assert len(skjema_rekkefoelge._remembered) <= 8


def test_ten_thousand_conditions_in_one_ring_are_found_in_one_walk() -> None:
    ring = form(*(ja_nei(str(n), str((n + 1) % 10_000)) for n in range(10_000)))
    started = time.process_time()
    assert len(find_circular(ring)) == 10_000
    assert time.process_time() - started < LONGEST_S


def test_a_group_that_stands_two_thousand_times_is_no_trouble() -> None:
    group = Punkt("g", Punkttype.GRUPPE, gjentas=True, punkter=(ja_nei("a"), ja_nei("b", "a")))
    svar = Svarsett({f"g[{n}]/a": besvart(n % 2 == 0) for n in range(2000)})
    started = time.process_time()
    enabled = evaluate_enabled(form(group), svar)
    assert time.process_time() - started < LONGEST_S
    assert [enabled[f"g[{n}]/b"] for n in range(2000)] == [n % 2 == 0 for n in range(2000)]
