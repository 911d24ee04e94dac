"""How large a module, a class and a function may grow: what does not fit in a head is not reviewed."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

MODULE, CLASS, FUNCTION = 400, 250, 40
MAIN_WINDOW = 300

# What is larger than allowed, and how large: an entry may shrink or go, never grow or come.
LARGER: dict[str, int] = {}


def sizes(root: Path) -> Iterator[tuple[str, int, int]]:
    """Every module, class and function with its lines and its limit, docstrings and blank lines included."""
    for top in ("helseansvarlig/**/*.py", "ui/**/*.py", "packaging/*.py", "main.py"):
        for path in sorted(root.glob(top)):
            name = path.relative_to(root).as_posix()
            source = path.read_text(encoding="utf-8")
            yield name, source.count("\n"), MAIN_WINDOW if name == "ui/main_window.py" else MODULE
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                    lines = (node.end_lineno or node.lineno) - node.lineno + 1
                    yield f"{name}::{node.name}", lines, CLASS if isinstance(node, ast.ClassDef) else FUNCTION


def too_large(root: Path, exceptions: dict[str, int]) -> list[tuple[str, int]]:
    return [(name, lines) for name, lines, limit in sizes(root) if lines > exceptions.get(name, limit)]


def no_longer_needed(root: Path, exceptions: dict[str, int]) -> list[str]:
    """Exceptions whose subject is gone, within the limit, or smaller than the exception still grants."""
    needed = {name for name, lines, limit in sizes(root) if limit < lines == exceptions.get(name)}
    return sorted(set(exceptions) - needed)


def test_nothing_is_larger_than_a_reader_can_hold() -> None:
    assert too_large(ROOT, LARGER) == []


def test_the_list_of_exceptions_only_shrinks() -> None:
    assert no_longer_needed(ROOT, LARGER) == []


SOURCES = {
    "helseansvarlig/lang.py": "x = 1\n" * 401,
    "ui/main_window.py": "x = 1\n" * 301,
    "helseansvarlig/lang.py::Lang": "class Lang:\n" + "    x = 1\n" * 250,
    "packaging/lang.py::lang": "def lang():\n" + "    x = 1\n" * 40,
}


@pytest.mark.parametrize("name", SOURCES)
def test_one_line_too_many_is_found(tmp_path: Path, name: str) -> None:
    path = tmp_path / name.partition("::")[0]
    path.parent.mkdir(parents=True)

    path.write_text(SOURCES[name], encoding="utf-8")
    assert [found for found, _ in too_large(tmp_path, {})] == [name]

    path.write_text(SOURCES[name].removesuffix("\n").rpartition("\n")[0] + "\n", encoding="utf-8")
    assert too_large(tmp_path, {}) == []


def test_an_exception_holds_at_its_own_size_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("x = 1\n" * 500, encoding="utf-8")

    assert too_large(tmp_path, {"main.py": 500}) == []
    assert no_longer_needed(tmp_path, {"main.py": 500}) == []
    assert too_large(tmp_path, {"main.py": 499}) == [("main.py", 500)]
    assert no_longer_needed(tmp_path, {"main.py": 501, "borte.py": 500}) == ["borte.py", "main.py"]
