"""The tools under packaging/: what they decide, and that the lock is what it claims to be."""

import ast
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "packaging" / "laas.txt").read_text(encoding="utf-8")


Tool = Callable[[str], ModuleType]


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Tool:
    """The tools find each other by lying in the folder of the program that was started."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module


def requirements() -> dict[str, str]:
    """Each requirement of the lock with all that belongs to it."""
    blocks = re.split(r"\n(?=[a-z])", LOCK)[1:]
    return {block.partition("==")[0]: block for block in blocks}


def test_every_locked_package_has_one_exact_version_and_a_hash() -> None:
    assert len(requirements()) > 40
    assert [name for name, block in requirements().items() if not re.match(r"[\w-]+==\d\S* ", block)] == []
    assert [name for name, block in requirements().items() if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)] == []


def test_the_lock_names_no_host_and_no_folder() -> None:
    assert re.findall(r"://|--index-url|--find-links|(?:^|\s)/", LOCK) == []


def test_the_lock_holds_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]

    assert [name for name in asked if re.split(r"[<>=;\s]", name)[0] not in requirements()] == []


def test_the_command_line_runs_on_an_old_python_far_enough_to_say_so() -> None:
    """A reader with Python 3.8 gets a sentence, not a syntax error: nothing newer stands outside functions."""
    paths = list((ROOT / "packaging").glob("*.py"))
    assert paths
    for path in paths:
        ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_a_provided_package_counts_as_installed(tool: Tool) -> None:
    listing = (
        "installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.84), libgio2.0\n"
        "installed\topenssl\t\n"
        "config-files\tstrace\t\n"
        "not-installed\txvfb\t\n"
    )

    assert tool("debian").installed_in(listing) == {"libglib2.0-0t64", "libglib2.0-0", "libgio2.0", "openssl"}


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="asks dpkg itself")
def test_this_machine_says_what_it_lacks(tool: Tool) -> None:
    assert tool("debian").missing(["dpkg", "no-such-package-anywhere"]) == ["no-such-package-anywhere"]


@pytest.mark.parametrize(
    ("codes", "may_be_empty", "expected"),
    [
        ([0, 0], False, 0),
        ([0, 1], False, 1),
        ([2, 0], False, 2),
        ([0, 5], False, 5),
        ([5, 0], True, 0),
        ([5, 5], True, 5),
        ([5, 1], True, 1),
    ],
)
def test_no_tests_is_a_failure_unless_the_other_part_was_asked_for(
    tool: Tool, codes: list[int], may_be_empty: bool, expected: int
) -> None:
    assert tool("suite").combined(codes, may_be_empty=may_be_empty) == expected


def test_tests_find_nothing_of_the_developers_own(tool: Tool) -> None:
    with tool("suite").private_environment() as environment:
        folders = [
            Path(value) for key, value in environment.items() if key.startswith("XDG_") and key.endswith("_HOME")
        ]
        assert all(folder.is_dir() and not list(folder.iterdir()) for folder in folders)
        assert "DISPLAY" not in environment
        assert environment["LANG"] == "C.UTF-8"
    assert not any(folder.exists() for folder in folders)


def test_a_failing_program_shows_what_it_wrote_and_a_good_one_does_not(
    tool: Tool, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = tool("steps")

    steps.run_quietly([sys.executable, "-c", "print('stille')"])
    assert capsys.readouterr().out == ""

    with pytest.raises(steps.StepError, match="exit code 3"):
        steps.run_quietly([sys.executable, "-c", "print('slik gikk det'); raise SystemExit(3)"])
    assert "slik gikk det" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="signals as exit codes are POSIX")
def test_a_crash_is_a_failure_and_not_a_number_below_zero(tool: Tool) -> None:
    assert tool("steps").run([sys.executable, "-c", "import os; os.kill(os.getpid(), 11)"]) == 128 + 11


def test_the_summary_counts_files_by_kind(tool: Tool, tmp_path: Path) -> None:
    (tmp_path / "bilder").mkdir()
    for name in ("a.pdf", "b.pdf", "bilder/c.png"):
        (tmp_path / name).touch()

    assert tool("dev").summary(tmp_path) == "2 .pdf, 1 .png"


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["demo", "noe"], 2), (["ukjent"], 2), (["--help"], 0)])
def test_a_wrong_command_line_is_refused_before_anything_is_installed(arguments: list[str], code: int) -> None:
    done = subprocess.run([sys.executable, ROOT / "packaging" / "dev.py", *arguments], capture_output=True, check=False)

    assert done.returncode == code


@pytest.mark.xvfb
def test_the_private_display_has_a_window_manager_and_is_gone_afterwards(tool: Tool) -> None:
    with tool("display").private_display() as name:
        assert name != os.environ.get("DISPLAY")
        query = ["xprop", "-display", name, "-root", "_NET_SUPPORTING_WM_CHECK"]
        assert "window id" in subprocess.run(query, capture_output=True, text=True, check=True).stdout

    assert subprocess.run(query, capture_output=True, check=False).returncode != 0
