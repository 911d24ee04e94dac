"""Changes one thing in a module's code and asks its tests whether they notice: small, ours, and forked.

What is changed: comparisons, `and`/`or`, `not`, numbers, texts that are no docstring, arithmetic, `return x`, `raise`.
A fork that has pytest and the heavy libraries loaded, but nothing of ours, imports the changed module instead of the
file's own and runs the tests that belong to it.
"""

from __future__ import annotations

import ast
import copy
import importlib.abc
import importlib.util
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.Pow: ast.Mult, ast.Mod: ast.Mult,
}  # fmt: skip
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where it was made, what it is, and the module's code with it."""

    sted: str
    endring: str
    tre: ast.Module


def mutants(source: str, name: str) -> Iterator[Mutant]:
    """Yield every change of a module, one at a time."""
    tree = ast.parse(source)
    untouched = _untouched(tree)
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in untouched:
            continue
        for way, changed in enumerate(_changes(node)):
            other = copy.deepcopy(tree)
            _replace(other, number, changed)
            ast.fix_missing_locations(other)
            yield Mutant(f"{name}:{getattr(node, 'lineno', 0)}", f"{type(node).__name__} {way}", other)


def _untouched(tree: ast.Module) -> set[int]:
    """Docstrings, annotations and how a data class is made: to change them changes nothing that a test could see."""
    kept: set[int] = set()
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            parts = [node, node.value]
        elif isinstance(node, ast.AnnAssign):
            parts = [node.annotation]
        elif isinstance(node, ast.ClassDef):
            parts = list(node.decorator_list)
        elif isinstance(node, ast.FunctionDef):
            arguments = [*node.args.args, *node.args.kwonlyargs]
            parts = [node.returns, *(argument.annotation for argument in arguments)]
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            parts = [node]
        kept |= {id(inner) for part in parts if part is not None for inner in ast.walk(part)}
    return kept


def _changes(node: ast.AST) -> list[ast.AST]:
    match node:
        case ast.Compare(left, [op], rest) if type(op) in _COMPARED:
            return [ast.Compare(left, [_COMPARED[type(op)]()], rest)]
        case ast.BoolOp(op, values):
            return [ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)]
        case ast.UnaryOp(ast.Not(), operand):
            return [operand]
        case ast.BinOp(left, op, right) if type(op) in _COUNTED:
            return [ast.BinOp(left, _COUNTED[type(op)](), right)]
        case ast.Constant(bool() as value):
            return [ast.Constant(not value)]
        case ast.Constant(int() as value):
            return [ast.Constant(value + 1)]
        case ast.Constant(str() as value):
            return [ast.Constant(value + "x")]
        case ast.Return(value) if value is not None:
            return [ast.Return(ast.Constant(None))]
        case ast.Raise():
            return [ast.Pass()]
        case _:
            return []


def _replace(tree: ast.Module, number: int, changed: ast.AST) -> None:
    """Put a node in the place of the one that comes as number so and so."""
    wanted = next(node for place, node in enumerate(ast.walk(tree)) if place == number)
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is wanted:
                setattr(parent, field, changed)
                return
            if isinstance(value, list):
                for place, item in enumerate(value):
                    if item is wanted:
                        value[place] = changed
                        return
    raise AssertionError("the node is nowhere in its tree")


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module another code than its file's."""

    def __init__(self, module: str, path: Path, tree: ast.Module) -> None:
        self._module, self._path, self._tree = module, path, tree

    def find_spec(self, fullname: str, _path: Any = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname != self._module:
            return None
        return importlib.util.spec_from_file_location(fullname, self._path, loader=self)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:  # noqa: ARG002 (the loader's interface)
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._tree, str(self._path), "exec"), module.__dict__)  # noqa: S102 (the module itself, changed)


def is_noticed(module: str, path: Path, tree: ast.Module, tests: Sequence[str]) -> bool:
    """Run the tests in a fork on the changed module; tell whether any of them failed, or none came to an end."""
    child = os.fork()
    if child == 0:
        _run(module, path, tree, tests)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != 0


def _run(module: str, path: Path, tree: ast.Module, tests: Sequence[str]) -> None:
    signal.alarm(SECONDS)  # a mutant may never end
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    sys.meta_path.insert(0, _Finder(module, path, tree))
    try:
        import pytest

        quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist", "--assert=plain"]
        os._exit(int(pytest.main([*quiet, "-m", "not lang", *tests])))
    except BaseException:  # noqa: BLE001 (a module that cannot even be imported has been noticed)
        os._exit(3)


def main() -> None:
    """Try every change of one module; a line for each that nobody noticed, then how many there were of each."""
    module, *tests = sys.argv[1:]
    path = Path(*module.split(".")).with_suffix(".py")
    import hypothesis
    import pytest  # noqa: F401 (loaded before forking: each fork would load it again)
    from cryptography.hazmat.primitives import hpke  # noqa: F401 (the same)

    hypothesis.settings.register_profile("mutasjon", max_examples=15, deadline=None, database=None)
    hypothesis.settings.load_profile("mutasjon")
    source = path.read_text(encoding="utf-8")
    if is_noticed(module, path, ast.parse(source), tests):
        sys.exit("the tests fail on the module as it is")
    found = list(mutants(source, path.name))
    noticed = 0
    for mutant in found:
        if is_noticed(module, path, mutant.tre, tests):
            noticed += 1
        else:
            sys.stdout.write(f"{mutant.sted} {mutant.endring}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(found)} {noticed}\n")


if __name__ == "__main__":
    main()
