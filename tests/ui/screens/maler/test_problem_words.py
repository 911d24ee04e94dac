"""Every problem that a form can have is said in words."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

from helseansvarlig.domain import malkontroll
from helseansvarlig.domain.skjema import Alvor, Problem
from ui.screens.maler.problem_words import problem_line

CORE = Path(__file__).resolve().parents[4] / "helseansvarlig"


def codes() -> set[str]:
    """Every code that stands in the reader of forms and in the check of own ones."""
    sources = [file.read_text("utf-8") for file in sorted((CORE / "skjema").glob("*.py"))]
    sources.append(inspect.getsource(malkontroll))
    raised = {
        node.args[0].value
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and ((isinstance(node.func, ast.Name) and node.func.id in ("Problem", "_problem"))
             or (isinstance(node.func, ast.Attribute) and node.func.attr == "note"))
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }  # fmt: skip
    return {code for code in raised if code.startswith(("mal_", "skjema_"))}


def test_every_code_has_words_and_they_are_not_the_code() -> None:
    found = codes()
    assert len(found) > 20
    assert [code for code in sorted(found) if problem_line(Problem(code, "")).text == code] == []


def test_a_problem_says_how_much_it_matters_and_where_it_stands() -> None:
    line = problem_line(Problem("skjema_formell_feil", "Questionnaire.item[0]", "1", Alvor.VARSEL, "que-6"))
    assert (line.kind, line.where) == ("Se på dette", "1 · Questionnaire.item[0] · skjema_formell_feil · que-6")
    assert problem_line(Problem("ukjent_kode", "x")).text == "ukjent_kode"
