"""What the files of the project may not hold: other machines' paths, package hosts, unexplained silences."""

import io
import json
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CACHES = {".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", "__pycache__"}
NOT_OURS = CACHES | {".venv", ".git", "build", "demo-ut", "dist"}
TEXT = {".py", ".md", ".toml", ".txt", ".json", ".qss", ".svg", ".sql", ".sh", ".yml", ".spec", ""}

# Written with a joint in them, so that this file does not find itself.
MACHINE_PATH = re.compile(r"(?:[/](?:root|work)/|[/](?:home|Users)/\w|C:[\\]+Users)")
PACKAGE_HOST = re.compile(r"\b(?:pypi|pythonhosted|npmjs|debian)[.](?:org|com)\b")
# The directive and its codes, then whatever explains it.
SILENCE = re.compile(
    r"#\s*(?:noqa(?::\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)?|type:\s*ignore(?:\[[\w\-, ]+\])?)(?P<rest>.*)"
)


def files(root: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.is_file() and not NOT_OURS & set(inside.parts):
            yield inside.as_posix(), path


def naming(root: Path, pattern: re.Pattern[str]) -> list[str]:
    """Where a text file says something that fits `pattern`."""
    return [
        f"{name}:{number}"
        for name, path in files(root)
        if path.suffix in TEXT
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def unexplained_silences(root: Path) -> list[str]:
    """Where a check is silenced without a reason beside it."""
    return [f"{name}:{line}" for name, path in files(root) if path.suffix == ".py" for line in _silences(path)]


def _silences(path: Path) -> Iterator[int]:
    for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
        found = SILENCE.search(token.string) if token.type == tokenize.COMMENT else None
        if found and not re.search(r"\w{3}", found["rest"]):
            yield token.start[0]


def broken_json(root: Path) -> list[str]:
    broken = []
    for name, path in files(root):
        if path.suffix == ".json":
            try:
                json.loads(path.read_text(encoding="utf-8"))
            except ValueError:
                broken.append(name)
    return broken


def test_no_file_names_a_path_of_one_machine() -> None:
    assert naming(ROOT, MACHINE_PATH) == []


def test_no_file_names_a_package_host() -> None:
    assert naming(ROOT, PACKAGE_HOST) == []


def test_every_silenced_check_says_why() -> None:
    assert unexplained_silences(ROOT) == []


def test_every_json_file_parses() -> None:
    assert broken_json(ROOT / "resources") == []


def test_packaging_is_no_package() -> None:
    """With an `__init__.py` it would hide the library of the same name from every program started here."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize("line", ["sti = '/" + "root/x'", "sti = '/" + "home/kari/x'", r"sti = 'C:\\" + "Users'"])
def test_a_planted_machine_path_is_found(tmp_path: Path, line: str) -> None:
    (tmp_path / "kort.py").write_text(f"x = 1\n{line}\n", encoding="utf-8")

    assert naming(tmp_path, MACHINE_PATH) == ["kort.py:2"]


@pytest.mark.parametrize("host", ["pypi" + ".org", "files.pythonhosted" + ".org", "registry.npmjs" + ".org"])
def test_a_planted_package_host_is_found(tmp_path: Path, host: str) -> None:
    (tmp_path / "laas.txt").write_text(f"--index-url https://{host}/simple\n", encoding="utf-8")

    assert naming(tmp_path, PACKAGE_HOST) == ["laas.txt:1"]


@pytest.mark.parametrize(
    ("comment", "explained"),
    [
        ("# noqa", False),
        ("# noqa: S101", False),
        ("# noqa: S101, ARG001", False),
        ("# type: ignore[attr-defined]", False),
        ("# type: ignore", False),
        ("# noqa: S101 - the caller has checked it", True),
        ("# type: ignore[attr-defined]  # the stub lacks it", True),
    ],
)
def test_a_silence_needs_a_reason_on_its_line(tmp_path: Path, comment: str, explained: bool) -> None:
    (tmp_path / "kort.py").write_text(f"x = 1  {comment}\ny = '# noqa'\n", encoding="utf-8")

    assert unexplained_silences(tmp_path) == ([] if explained else ["kort.py:1"])


def test_planted_broken_json_is_found(tmp_path: Path) -> None:
    (tmp_path / "hel.json").write_text('{"a": 1}', encoding="utf-8")
    (tmp_path / "delt.json").write_text('{"a": 1', encoding="utf-8")

    assert broken_json(tmp_path) == ["delt.json"]


LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def test_what_the_pages_lead_to_is_there() -> None:
    """A picture that is not there is the first thing a newcomer sees."""
    pages = [path for _, path in files(ROOT) if path.suffix == ".md"]
    links = [(page, target) for page in pages for target in LINK.findall(page.read_text(encoding="utf-8"))]
    assert len(links) > 20
    assert [f"{page.name}: {target}" for page, target in links if not (page.parent / target).exists()] == []
