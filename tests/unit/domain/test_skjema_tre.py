"""Paths and conditions: which questions are asked, whatever the order of evaluation."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helseansvarlig.domain.skjema import Operator, Punkt, Punkttype, Samlet, Skjema, Tekst, Vilkaar
from helseansvarlig.domain.skjema_kontroll import validate_svar
from helseansvarlig.domain.skjema_rekkefoelge import find_circular
from helseansvarlig.domain.skjema_tre import evaluate_enabled, expand, holds
from helseansvarlig.domain.svar import Svar, Svarsett, Svarstatus, besvart
from tests.unit.skjema.forms import with_answers, without_hidden

JA = (Vilkaar("a", Operator.LIK, True),)


def skjema(*punkter: Punkt) -> Skjema:
    return Skjema("s", "1", Tekst("S"), punkter)


def ja_nei(link_id: str, **more: object) -> Punkt:
    return Punkt(link_id, Punkttype.JA_NEI, **more)  # type: ignore[arg-type]  # passed straight through


def gruppe(link_id: str, *punkter: Punkt, **more: object) -> Punkt:
    return Punkt(link_id, Punkttype.GRUPPE, punkter=punkter, **more)  # type: ignore[arg-type]  # passed straight through


def test_paths_join_link_ids_and_count_repeated_groups_from_zero() -> None:
    form = skjema(gruppe("8", gruppe("8.1", ja_nei("8.1.2"), gjentas=True)))
    svar = Svarsett().with_svar("8/8.1[1]/8.1.2", besvart(True))
    assert [p.path for p in expand(form, svar)] == [
        "8",
        "8/8.1[0]",
        "8/8.1[0]/8.1.2",
        "8/8.1[1]",
        "8/8.1[1]/8.1.2",
    ]


def test_a_repeating_group_can_stand_empty() -> None:
    form = skjema(gruppe("g", ja_nei("a"), gjentas=True))
    assert len(expand(form, Svarsett().with_antall("g", 3))) == 6


def test_children_of_a_repeating_question_belong_to_one_value_each() -> None:
    form = skjema(Punkt("q", Punkttype.TEKST, gjentas=True, punkter=(ja_nei("a"), ja_nei("b", vilkaar=JA))))
    svar = Svarsett({"q": besvart("x", "y"), "q[1]/a": besvart(True)})
    enabled = evaluate_enabled(form, svar)
    assert (enabled["q[0]/b"], enabled["q[1]/b"]) == (False, True)


def test_a_hidden_parent_hides_its_children() -> None:
    form = skjema(ja_nei("a"), gruppe("g", gruppe("h", ja_nei("b")), vilkaar=JA))
    assert not evaluate_enabled(form, Svarsett())["g/h/b"]
    assert evaluate_enabled(form, Svarsett({"a": besvart(True)}))["g/h/b"]


def test_the_answer_to_a_hidden_question_counts_as_none() -> None:
    form = skjema(ja_nei("a"), ja_nei("b", vilkaar=JA), ja_nei("c", vilkaar=(Vilkaar("b", Operator.LIK, True),)))
    svar = Svarsett({"a": besvart(False), "b": besvart(True)})
    assert evaluate_enabled(form, svar) == {"a": True, "b": False, "c": False}


def test_a_condition_means_its_own_instance_of_the_group() -> None:
    form = skjema(gruppe("g", ja_nei("a"), ja_nei("b", vilkaar=JA), gjentas=True))
    svar = Svarsett({"g[0]/a": besvart(False), "g[1]/a": besvart(True)})
    enabled = evaluate_enabled(form, svar)
    assert (enabled["g[0]/b"], enabled["g[1]/b"]) == (False, True)


def test_a_condition_from_outside_asks_all_instances() -> None:
    form = skjema(gruppe("g", ja_nei("a"), gjentas=True), ja_nei("b", vilkaar=JA))
    assert evaluate_enabled(form, Svarsett({"g[0]/a": besvart(False), "g[1]/a": besvart(True)}))["b"]


@pytest.mark.parametrize(("samlet", "expected"), [(Samlet.ALLE, False), (Samlet.EN, True)])
def test_all_or_any(samlet: Samlet, expected: bool) -> None:
    vilkaar = (*JA, Vilkaar("b", Operator.LIK, True))
    form = skjema(ja_nei("a"), ja_nei("b"), ja_nei("c", vilkaar=vilkaar, vilkaar_samlet=samlet))
    assert evaluate_enabled(form, Svarsett({"a": besvart(True)}))["c"] is expected


@pytest.mark.parametrize("status", [s for s in Svarstatus if s is not Svarstatus.BESVART])
def test_no_value_is_neither_yes_nor_no(status: Svarstatus) -> None:
    form = skjema(
        ja_nei("a"),
        ja_nei("er_nei", vilkaar=(Vilkaar("a", Operator.LIK, False),)),
        ja_nei("ikke_ja", vilkaar=(Vilkaar("a", Operator.ULIK, True),)),
        ja_nei("finnes_ikke", vilkaar=(Vilkaar("a", Operator.FINNES, False),)),
    )
    enabled = evaluate_enabled(form, Svarsett({"a": Svar(status=status)}))
    assert enabled == {"a": True, "er_nei": False, "ikke_ja": True, "finnes_ikke": True}


def test_not_equal_is_the_negation_of_equal() -> None:
    assert holds(Operator.ULIK, 1, ())
    assert holds(Operator.ULIK, 1, (2, 3))
    assert not holds(Operator.ULIK, 1, (1, 2))


def test_a_ring_of_conditions_uses_the_answers_as_they_stand() -> None:
    form = skjema(
        ja_nei("a", vilkaar=(Vilkaar("b", Operator.LIK, True),)),
        ja_nei("b", vilkaar=(Vilkaar("a", Operator.LIK, True),)),
    )
    assert [punkt.link_id for punkt, _ in find_circular(form)] == ["a", "b"]
    assert evaluate_enabled(form, Svarsett({"a": besvart(True)})) == {"a": False, "b": True}


def test_a_chain_of_a_thousand_conditions_is_no_trouble() -> None:
    chain = [ja_nei("0")] + [ja_nei(str(n), vilkaar=(Vilkaar(str(n - 1), Operator.LIK, True),)) for n in range(1, 1000)]
    svar = Svarsett({str(n): besvart(True) for n in range(1000)})
    assert all(evaluate_enabled(skjema(*chain), svar).values())
    assert not evaluate_enabled(skjema(*chain), svar.with_svar("0", besvart(False)))["999"]


@given(with_answers(), st.randoms())
@settings(max_examples=80, deadline=None)
def test_the_order_of_evaluation_does_not_matter(given_: tuple[Skjema, Svarsett], random: Random) -> None:
    form, svar = given_
    roots = list(form.punkter)
    random.shuffle(roots)
    answers = list(svar.svar.items())
    random.shuffle(answers)
    shuffled = evaluate_enabled(replace(form, punkter=tuple(roots)), replace(svar, svar=dict(answers)))
    assert shuffled == evaluate_enabled(form, svar)


@given(with_answers())
@settings(max_examples=80, deadline=None)
def test_a_hidden_item_never_blocks(given_: tuple[Skjema, Svarsett]) -> None:
    form, svar = given_
    enabled = evaluate_enabled(form, svar)
    assert all(enabled[problem.path] for problem in validate_svar(form, svar))


@given(with_answers())
@settings(max_examples=80, deadline=None)
def test_taking_hidden_answers_away_changes_nothing_outside_a_ring(given_: tuple[Skjema, Svarsett]) -> None:
    form, svar = given_
    if not find_circular(form):
        assert evaluate_enabled(form, without_hidden(form, svar)).items() <= evaluate_enabled(form, svar).items()
