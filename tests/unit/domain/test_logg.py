"""Every act that the program logs has a kind and a purpose, and the list holds nothing that nobody logs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from helseansvarlig.domain.logg import HANDLINGER, Kategori, Loggrad, Loggutvalg

ROOT = Path(__file__).resolve().parents[3] / "helseansvarlig"


def acts(source: str) -> Iterator[str]:
    """Every code a module gives to a `Hendelse`, or to a `handling` of its own that ends in one."""
    tree = ast.parse(source)
    places = {"Hendelse": 0}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [one.arg for one in node.args.args if one.arg != "self"]
            places |= {node.name: names.index("handling")} if "handling" in names else {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and [getattr(one, "id", "") for one in node.targets] == ["handling"]:
            yield from _texts(node.value)
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [keyword.value for keyword in node.keywords if keyword.arg == "handling"]
            given += node.args[places[name] : places[name] + 1] if name in places else []
            for value in given:
                yield from _texts(value)


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def sources() -> dict[str, str]:
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in ROOT.rglob("*.py")
        if path.parts[-2:] != ("domain", "logg.py")
    }


def test_every_act_that_is_logged_has_a_kind_and_a_purpose() -> None:
    unknown = {code for source in sources().values() for code in acts(source)} - set(HANDLINGER)

    assert unknown - {"lesing", "handling"} == set(), "what a reading and an act in the header are called"


def test_the_list_holds_nothing_that_nobody_logs() -> None:
    written = {text for source in sources().values() for text in _texts(ast.parse(source))}

    assert set(HANDLINGER) - written == set()


@pytest.mark.parametrize(
    "source",
    [
        "Hendelse('noe.nytt', objekt='x')",
        "handling = 'noe.nytt' if x else 'annet'",
        "replace(told, handling='noe.nytt')",
        "def f(a, handling): ...\nf(1, 'noe.nytt')",
        "class A:\n    def f(self, handling): ...\n    def g(self): self.f('noe.nytt')",
    ],
)
def test_a_code_is_found_however_it_reaches_the_log(source: str) -> None:
    assert "noe.nytt" in set(acts(source))


def test_every_kind_is_told_of_by_some_act() -> None:
    assert {act.kategori for act in HANDLINGER.values()} == set(Kategori)


def test_a_choice_of_kinds_is_a_choice_of_codes() -> None:
    assert Loggutvalg().handlinger() == frozenset()
    assert Loggutvalg(kategorier=frozenset({Kategori.MOTTAK})).handlinger() >= {"kvittering.mottatt"}


def test_a_refused_act_is_a_failure_and_an_unknown_one_belongs_to_the_house() -> None:
    row = Loggrad(1, "", "", "", "", "notat.skrevet", "", "", "", "", "", "ok", "", "", "")

    assert row.kategori is Kategori.ENDRING
    assert replace(row, utfall="avslag:finnes_ikke").kategori is Kategori.FEIL
    assert replace(row, handling="noe.nytt").kategori is Kategori.DRIFT
