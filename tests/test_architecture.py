"""The walls of the house, read from the source itself; every rule is also shown a violation it must see.

Imports inside functions and under TYPE_CHECKING count: a wall with a door in it is not one.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Module:
    path: str
    tree: ast.Module
    lines: int

    @property
    def name(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def room(self) -> str:
        return room(self.name)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))


@dataclass(frozen=True)
class Finding:
    path: str
    line: int
    text: str


Check = Callable[[Module], Iterator[Finding]]


def room(name: str) -> str:
    """The first name under `helseansvarlig`; every `cli…` module belongs to the same room."""
    first = [*name.split("."), "helseansvarlig"][1]
    return "cli" if first == "__main__" or first.startswith("cli") else first


@cache
def modules(root: Path) -> tuple[Module, ...]:
    """Read once: every rule looks at the same house."""
    paths = [*root.glob("helseansvarlig/**/*.py"), *root.glob("ui/**/*.py"), *root.glob("main.py")]
    sources = [(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in sorted(paths)]
    return tuple(Module(name, ast.parse(source), source.count("\n")) for name, source in sources)


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Every imported name in full: `from helseansvarlig import store` is `helseansvarlig.store`."""
    package = module.name.split(".") if module.path.endswith("__init__.py") else module.name.split(".")[:-1]
    for node in module.nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = [*above, *([node.module] if node.module else [])]
            yield from ((node.lineno, ".".join([*base, alias.name])) for alias in node.names)
        elif isinstance(node, ast.Call) and spelled(node.func) in ("import_module", "__import__"):
            yield from ((node.lineno, a.value) for a in node.args[:1] if isinstance(a, ast.Constant))


def spelled(node: ast.AST) -> str:
    """The last word of a name: `QMessageBox` for both `QMessageBox` and `QtWidgets.QMessageBox`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def words(module: Module) -> Iterator[tuple[int, str]]:
    """Every name the module imports or uses, but not what stands in its strings."""
    for node in module.nodes:
        if isinstance(node, ast.Name | ast.Attribute):
            yield node.lineno, spelled(node)
        elif isinstance(node, ast.alias):
            yield node.lineno, node.name.split(".")[-1]


def within(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


def core(*rooms: str) -> tuple[str, ...]:
    return ("helseansvarlig.__version__", *(f"helseansvarlig.{room}" for room in rooms))


# --- who may import whom -------------------------------------------------------------------------------------------

ADAPTERS = ("store", "pdf", "sync", "skjema", "regler", "security", "innlesing")
# Adapters see the ports they fill: the arrow points inwards, and the ports see no adapter.
ADAPTERS_SEE = ("domain", "services.ports", "errors", "clock", "paths", "varig")
DRIVERS_SEE = ("bootstrap", "services", "domain", "errors", "clock", "paths", "settings", "log")
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "helseansvarlig": (),
    "errors": (),
    "clock": (),
    "paths": ("errors",),
    "varig": ("errors",),
    "settings": ("errors", "paths", "varig"),
    "log": ("errors", "paths", "clock"),
    "domain": ("errors",),
    # The port and the time zone alone: which clock it is, bootstrap decides.
    "services": ("domain", "errors", "clock.Clock", "clock.OSLO"),
    **dict.fromkeys(ADAPTERS, ADAPTERS_SEE),
    # Two names from the header for the locked door: a door may not wait for the whole composition root.
    "locked_facts": ("security.canonical", "errors"),
    # A second reader of the log, alone with its file.
    "loggverifisering": ("errors",),
    "bootstrap": ("services", *ADAPTERS, *ADAPTERS_SEE, "settings", "log", "tjenester"),
    # The half of the composition root that unlocking does not need.
    "tjenester": ("services", *ADAPTERS, *ADAPTERS_SEE),
    "demo": (*DRIVERS_SEE, "tjenester"),
    "cli": (*DRIVERS_SEE, "tjenester", "demo", "loggverifisering"),
}
UI_SEES = ("services", "domain", "errors", "clock", "paths")
APP_SEES = (*UI_SEES, "bootstrap", "locked_facts", "tjenester", "settings", "log")
APP = (
    *("ui/app.py", "ui/before_qt.py", "ui/first_screens.py"),
    *("ui/session.py", "ui/places.py", "ui/status_line.py", "ui/pictures.py", "ui/picture_places.py"),
)
"""The modules that join screens to services; no screen and no widget is among them."""
DEMO = "ui/demo_door.py"
"""The one door behind which there may be no house yet."""
SETTINGS = "ui/screens/innstillinger/"
"""The one screen whose subject the settings are."""


def core_walls(module: Module) -> Iterator[Finding]:
    if not module.path.startswith("helseansvarlig/"):
        return
    if module.room not in MAY_IMPORT:
        yield Finding(module.path, 1, f"the room {module.room} is not in the plan")
        return
    allowed = core(*MAY_IMPORT[module.room])
    for line, name in imports(module):
        foreign = within(name, ("helseansvarlig",)) and room(name) != module.room and not within(name, allowed)
        if foreign or within(name, ("ui", "main")):
            yield Finding(module.path, line, f"{module.room} may not import {name}")


def standard_library_alone(module: Module) -> Iterator[Finding]:
    if not module.path.startswith(("helseansvarlig/domain/", "helseansvarlig/services/")):
        return
    for line, name in imports(module):
        if name.split(".")[0] not in {*sys.stdlib_module_names, "helseansvarlig"}:
            yield Finding(module.path, line, f"{module.room} uses the standard library alone, not {name}")


def qt_in_ui_alone(module: Module) -> Iterator[Finding]:
    if module.path.startswith("ui/") or module.path == "main.py":
        return
    for line, name in imports(module):
        if within(name, ("PySide6", "shiboken6", "PyQt6")):
            yield Finding(module.path, line, f"Qt outside ui: {name}")


def ui_walls(module: Module) -> Iterator[Finding]:
    if not module.path.startswith("ui/") and module.path != "main.py":
        return
    sees = APP_SEES if module.path in APP else UI_SEES
    if module.path == "main.py":
        sees = ("errors", "paths", "settings", "log", "innlesing.logovask")  # it may be started to clean one picture
    if module.path == DEMO:
        sees = (*UI_SEES, "bootstrap", "locked_facts", "demo")
    if module.path.startswith(SETTINGS):
        sees = (*UI_SEES, "settings")
    for line, name in imports(module):
        if within(name, ("helseansvarlig",)) and not within(name, core(*sees)):
            yield Finding(module.path, line, f"may not import {name}")


def screens_are_strangers(module: Module) -> Iterator[Finding]:
    parts = module.name.split(".")
    if parts[:2] != ["ui", "screens"] or len(parts) < 3:
        return
    own = f"ui.screens.{parts[2]}"
    for line, name in imports(module):
        if within(name, ("ui.screens",)) and not within(name, (own,)):
            yield Finding(module.path, line, f"a screen imports another: {name}")
        if within(name, ("ui.app", "ui.main_window")):
            yield Finding(module.path, line, f"a screen knows no window: {name}")


def presenters_draw_nothing(module: Module) -> Iterator[Finding]:
    if not module.path.startswith("ui/screens/") or "presenter" not in Path(module.path).name:
        return
    for line, name in imports(module):
        drawing = within(name, ("PySide6",)) and not within(name, ("PySide6.QtCore",))
        if drawing or within(name, ("ui.widgets", module.name.rsplit(".", 1)[0] + ".screen")):
            yield Finding(module.path, line, f"a presenter knows no widget: {name}")


def widgets_know_no_service(module: Module) -> Iterator[Finding]:
    if not module.path.startswith("ui/widgets/"):
        return
    for line, name in imports(module):
        if within(name, (*core("services"), "ui.screens", "ui.app", "ui.main_window", "ui.jobs")):
            yield Finding(module.path, line, f"a widget knows no service: {name}")


# --- what is done in one place only --------------------------------------------------------------------------------

# Events and locks are not here: a core function takes an Event to learn that it was cancelled.
THREAD_WORDS = frozenset(
    {"Thread", "Timer", "ThreadPoolExecutor", "ProcessPoolExecutor", "start_new_thread", "_thread", "asyncio"}
    | {"multiprocessing", "to_thread", "run_in_executor", "QThread", "QThreadPool", "QRunnable", "QtConcurrent"}
)
THREADS_ELSEWHERE = {
    "helseansvarlig/security/keyring_port.py": "a key store may prompt and never answer: asking it needs a time limit",
}
CATCHES_ALL_ELSEWHERE = {
    "helseansvarlig/security/keyring_port.py": "every platform's key store raises its own; all mean that there is none",
}
BOXES = frozenset({"QMessageBox", "QErrorMessage", "QInputDialog"})
PUMPS = frozenset({"processEvents", "QEventLoop"})
RICH_TEXT = frozenset(
    {"setHtml", "insertHtml", "setMarkdown", "QTextBrowser", "RichText", "AutoText", "MarkdownText", "QTextDocument"}
)
MAKES_LABELS = {"ui/widgets/text.py": "the factory: it sets plain text before the text is set"}


def threads_in_jobs_alone(module: Module) -> Iterator[Finding]:
    if module.path != "ui/jobs.py" and module.path not in THREADS_ELSEWHERE:
        yield from _words_in(module, THREAD_WORDS, "starts threads outside ui/jobs.py")


def boxes_in_messages_alone(module: Module) -> Iterator[Finding]:
    if module.path != "ui/messages.py":
        yield from _words_in(module, BOXES, "opens a box outside ui/messages.py")


def no_nested_event_loop(module: Module) -> Iterator[Finding]:
    yield from _words_in(module, PUMPS, "pumps events")


def plain_text_only(module: Module) -> Iterator[Finding]:
    """A name with `<` in it must come out as it was written, and no text may load or link anything."""
    yield from _words_in(module, RICH_TEXT, "shows rich text")
    if module.path in MAKES_LABELS:
        return
    for node in module.nodes:
        named = node.bases if isinstance(node, ast.ClassDef) else [node.func] if isinstance(node, ast.Call) else []
        if any(spelled(name) == "QLabel" for name in named):
            yield Finding(module.path, node.lineno, "makes a QLabel outside the factory")


def no_broad_except(module: Module) -> Iterator[Finding]:
    if module.path not in ("ui/jobs.py", "main.py") and module.path not in CATCHES_ALL_ELSEWHERE:
        yield from _broad_excepts(module)


def _broad_excepts(module: Module) -> Iterator[Finding]:
    """Handlers that keep everything; one that cleans up and raises again keeps nothing."""
    for node in module.nodes:
        if isinstance(node, ast.ExceptHandler) and not _raises_again(node):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or spelled(kind) in ("Exception", "BaseException") for kind in caught):
                yield Finding(module.path, node.lineno, "catches everything")


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _words_in(module: Module, banned: frozenset[str], why: str) -> Iterator[Finding]:
    yield from (Finding(module.path, line, f"{why}: {word}") for line, word in words(module) if word in banned)


CHECKS: tuple[Check, ...] = (
    core_walls,
    standard_library_alone,
    qt_in_ui_alone,
    ui_walls,
    screens_are_strangers,
    presenters_draw_nothing,
    widgets_know_no_service,
    threads_in_jobs_alone,
    boxes_in_messages_alone,
    no_nested_event_loop,
    plain_text_only,
    no_broad_except,
)


def findings(root: Path, check: Check) -> list[Finding]:
    return [finding for module in modules(root) for finding in check(module)]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_house_keeps_the_rule(check: Check) -> None:
    assert findings(ROOT, check) == []


PLANTED = [
    (core_walls, "helseansvarlig/store/kort.py", "from helseansvarlig import pdf"),
    (core_walls, "helseansvarlig/store/kort.py", "def f():\n    from ..sync.outbox import send"),
    (core_walls, "helseansvarlig/domain/kort.py", "import helseansvarlig.clock"),
    (core_walls, "helseansvarlig/store/kort.py", "from helseansvarlig.services import barn"),
    (core_walls, "helseansvarlig/services/kort.py", "from helseansvarlig.store.kort import Kort"),
    (core_walls, "helseansvarlig/services/kort.py", "import importlib\nimportlib.import_module('helseansvarlig.pdf')"),
    (core_walls, "helseansvarlig/services/kort.py", "from helseansvarlig.clock import SystemClock"),
    (core_walls, "helseansvarlig/cli_kort.py", "from helseansvarlig.sync import outbox"),
    (core_walls, "helseansvarlig/sync/kort.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import ui"),
    (core_walls, "helseansvarlig/diverse/kort.py", ""),
    (standard_library_alone, "helseansvarlig/domain/kort.py", "import segno"),
    (standard_library_alone, "helseansvarlig/services/kort.py", "def f():\n    from reportlab import lib"),
    (qt_in_ui_alone, "helseansvarlig/pdf/kort.py", "def f():\n    from PySide6 import QtGui"),
    (ui_walls, "ui/screens/barn/presenter.py", "from helseansvarlig.store import unit_of_work"),
    (ui_walls, "ui/main_window.py", "from helseansvarlig import bootstrap"),
    (ui_walls, "ui/screens/barn/screen.py", "from helseansvarlig.settings import Settings"),
    (ui_walls, "ui/screens/innstillinger/kilder.py", "from helseansvarlig.tjenester import Tjenester"),
    (ui_walls, "main.py", "from helseansvarlig import bootstrap"),
    (screens_are_strangers, "ui/screens/barn/screen.py", "from ui.screens.moete.screen import MoeteScreen"),
    (screens_are_strangers, "ui/screens/barn/screen.py", "from ..moete import screen"),
    (screens_are_strangers, "ui/screens/barn/screen.py", "from ui.main_window import MainWindow"),
    (presenters_draw_nothing, "ui/screens/barn/presenter.py", "from PySide6.QtWidgets import QWidget"),
    (presenters_draw_nothing, "ui/screens/barn/list_presenter.py", "from PySide6.QtWidgets import QWidget"),
    (presenters_draw_nothing, "ui/screens/barn/presenter.py", "from PySide6 import QtGui"),
    (presenters_draw_nothing, "ui/screens/barn/presenter.py", "from ui.screens.barn.screen import BarnScreen"),
    (widgets_know_no_service, "ui/widgets/kort.py", "from helseansvarlig.services import barn"),
    (threads_in_jobs_alone, "helseansvarlig/sync/kort.py", "import threading\nthreading.Thread()"),
    (threads_in_jobs_alone, "ui/screens/barn/screen.py", "from PySide6.QtCore import QThreadPool"),
    (threads_in_jobs_alone, "helseansvarlig/sync/kort.py", "import asyncio"),
    (boxes_in_messages_alone, "ui/screens/barn/screen.py", "from PySide6 import QtWidgets as q\nq.QMessageBox()"),
    (no_nested_event_loop, "ui/jobs.py", "def f(app):\n    app.processEvents()"),
    (plain_text_only, "ui/screens/barn/screen.py", "def f(view, text):\n    view.setHtml(text)"),
    (plain_text_only, "ui/widgets/kort.py", "def f(label, Qt):\n    label.setTextFormat(Qt.TextFormat.RichText)"),
    (plain_text_only, "ui/screens/barn/screen.py", "from PySide6.QtWidgets import QLabel\nQLabel('Vakker')"),
    (plain_text_only, "ui/widgets/kort.py", "from PySide6.QtWidgets import QLabel\nclass Merke(QLabel): ..."),
    (no_broad_except, "helseansvarlig/store/kort.py", "try:\n    f()\nexcept Exception:\n    pass"),
    (no_broad_except, "ui/app.py", "try:\n    f()\nexcept Exception:\n    if x:\n        raise"),
    (no_broad_except, "ui/app.py", "try:\n    f()\nexcept (OSError, BaseException):\n    pass"),
    (no_broad_except, "ui/app.py", "try:\n    f()\nexcept:\n    pass"),
]


@pytest.mark.parametrize(("check", "path", "source"), PLANTED, ids=lambda value: str(getattr(value, "__name__", value)))
def test_a_planted_violation_is_found(tmp_path: Path, check: Check, path: str, source: str) -> None:
    plant(tmp_path, path, source)

    assert [finding.path for finding in findings(tmp_path, check)] == [path]


INNOCENT = [
    ("helseansvarlig/services/kort.py", "from helseansvarlig.services.ports import Changes\nimport dataclasses"),
    ("helseansvarlig/store/kort.py", "from helseansvarlig.domain.barn import Barn\nimport sqlcipher3"),
    ("helseansvarlig/bootstrap.py", "from helseansvarlig.store import unit_of_work\nfrom helseansvarlig.pdf import a"),
    ("helseansvarlig/__main__.py", "from helseansvarlig.cli import main"),
    ("helseansvarlig/sync/kort.py", "from threading import Event, Lock"),
    ("ui/app.py", "from helseansvarlig import bootstrap\nfrom PySide6.QtWidgets import QApplication"),
    ("ui/screens/barn/presenter.py", "from PySide6.QtCore import QObject\nfrom helseansvarlig.services.barn import X"),
    ("ui/screens/barn/screen.py", "from ui.screens.barn.model import Model\nfrom ui.widgets import text"),
    ("ui/screens/barn/kort.py", "def f(label, Qt):\n    label.setTextFormat(Qt.TextFormat.PlainText)"),
    ("ui/screens/innstillinger/kilder.py", "from helseansvarlig.settings import Settings"),
    ("ui/jobs.py", "try:\n    f()\nexcept Exception:\n    g()"),
    ("helseansvarlig/store/kort.py", "try:\n    f()\nexcept BaseException:\n    undo()\n    raise"),
    ("helseansvarlig/store/kort.py", "from helseansvarlig.services.ports import Changes"),
]


@pytest.mark.parametrize(("path", "source"), INNOCENT)
def test_what_the_plan_allows_is_not_found(tmp_path: Path, path: str, source: str) -> None:
    plant(tmp_path, path, source)

    assert [finding for check in CHECKS for finding in findings(tmp_path, check)] == []


def plant(root: Path, path: str, source: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(source, encoding="utf-8")


def _joins(module: Module) -> bool:
    return any(within(name, core(*{*APP_SEES} - {*UI_SEES})) for _, name in imports(module))


def test_every_named_exception_is_still_needed() -> None:
    by_path = {module.path: module for module in modules(ROOT)}
    used = {path: {word for _, word in words(module)} for path, module in by_path.items()}

    assert [path for path in THREADS_ELSEWHERE if not used.get(path, set()) & THREAD_WORDS] == []
    assert [path for path in MAKES_LABELS if "QLabel" not in used.get(path, set())] == []
    assert [path for path in APP if path not in by_path or not _joins(by_path[path])] == []
    assert [path for path in CATCHES_ALL_ELSEWHERE if path not in by_path or not [*_broad_excepts(by_path[path])]] == []
