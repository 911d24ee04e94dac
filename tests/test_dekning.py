"""The page that says where each task and finding stands: no row is lost, and nothing is named that does not exist."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "dekning.md").read_text("utf-8")
ROWS = [
    *(f"H{number}" for number in range(1, 18)),
    *(f"B{number}" for number in range(1, 15)),
    *(f"F{number}" for number in range(1, 33)),
]
COMING = ("kartlegging", "dokumenter", "møter og samarbeid", "sending", "barnets vei til hjelp")
"""What is built next, as the page names it."""


@dataclass(frozen=True)
class Rad:
    """One row as it stands on the page."""

    nr: str
    tekst: str
    skjermer: tuple[str, ...]
    proever: tuple[str, ...]
    kommer: str


def rows(page: str) -> list[Rad]:
    found = []
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if re.fullmatch(r"[HBF]\d+", cells[0]):
            quoted = [tuple(re.findall(r"`([^`]+)`", cell)) for cell in cells[2:4]]
            found.append(Rad(cells[0], cells[1], quoted[0], quoted[1], cells[4] if len(cells) > 4 else ""))
    return found


@cache
def screens() -> frozenset[str]:
    """Every place that `Entry(…)` makes, and the two panels that open over any of them."""
    made = {"hurtiglogg", "soek"}
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Entry":
                made |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
    return frozenset(made)


@cache
def names_in(path: str) -> frozenset[str]:
    file = ROOT / path
    tree = ast.parse(file.read_text("utf-8")) if file.is_file() else ast.Module([], [])
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def faults(row: Rad) -> list[str]:
    """Return what a row says that is not so, and what it does not say."""
    wrong = [f"{row.nr}: no screen «{one}»" for one in row.skjermer if one not in screens()]
    for test in row.proever:
        path, _, name = test.partition("::")
        if name not in names_in(path):
            wrong.append(f"{row.nr}: no test «{test}»")
    if bool(row.skjermer) != bool(row.proever):
        wrong.append(f"{row.nr}: a screen needs a test, and a test a screen")
    promised = re.findall(r"\*([^*]+)\*", row.kommer)
    wrong += [f"{row.nr}: nothing called «{one}» is coming" for one in promised if one not in COMING]
    if not row.skjermer and not promised:
        wrong.append(f"{row.nr}: neither there nor coming")
    return wrong


def test_every_task_and_every_finding_has_a_row() -> None:
    assert [row.nr for row in rows(PAGE)] == ROWS


def test_every_row_tells_what_it_is_about_and_what_there_shall_be() -> None:
    assert [row.nr for row in rows(PAGE) if not re.fullmatch(r".{10,} → .{5,}", row.tekst)] == []


@pytest.mark.parametrize("row", rows(PAGE), ids=lambda row: row.nr)
def test_what_a_row_names_is_there_or_is_coming(row: Rad) -> None:
    assert faults(row) == []


GOOD = Rad("H1", "…", ("barnet",), ("tests/test_dekning.py::test_every_task_and_every_finding_has_a_row",), "")
PLANTED = [
    ({"skjermer": ("finnes_ikke",)}, "no screen"),
    ({"proever": ("tests/test_dekning.py::test_finnes_ikke",)}, "no test"),
    ({"proever": ("tests/test_borte.py::test_x",)}, "no test"),
    ({"proever": ()}, "a screen needs a test"),
    ({"skjermer": (), "proever": (), "kommer": "Kommer en gang."}, "neither there nor coming"),
    ({"kommer": "Kommer med *noe annet*."}, "nothing called"),
]


@pytest.mark.parametrize(("change", "told"), PLANTED)
def test_a_planted_fault_is_told(change: dict[str, object], told: str) -> None:
    assert faults(GOOD) == []
    found = faults(Rad(**{**{name: getattr(GOOD, name) for name in GOOD.__dataclass_fields__}, **change}))  # type: ignore[arg-type] # one field at a time
    assert [one for one in found if told in one]
