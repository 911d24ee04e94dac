"""House rules of the window, read from the source: one place for threads, one for boxes, plain text everywhere."""

import ast
from collections.abc import Iterator
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "ui"
OWN_PIECES = {"QLabel", "QPushButton", "QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QCheckBox",
              "QRadioButton", "QToolButton", "QDateEdit", "QSpinBox"}  # fmt: skip


def names_in(file: Path) -> Iterator[tuple[str, int]]:
    """Yield every name that a module uses or imports."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.ImportFrom | ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno


def users_of(words: set[str], folder: Path = UI) -> dict[str, str]:
    found = {}
    for file in sorted(folder.rglob("*.py")):
        for name, line in names_in(file):
            if name in words:
                found[file.relative_to(UI).as_posix()] = f"{name}, line {line}"
    return found


def test_only_one_module_opens_message_boxes() -> None:
    assert set(users_of({"QMessageBox"})) == {"messages.py"}


def test_only_one_module_starts_threads() -> None:
    assert set(users_of({"ThreadPoolExecutor", "Thread", "QThread", "QThreadPool", "QRunnable"})) == {"jobs.py"}


def test_nobody_pumps_events_or_nests_a_loop() -> None:
    assert users_of({"processEvents", "QEventLoop", "exec_"}) == {}


def test_nobody_speaks_markup() -> None:
    """Some words were written by others: they are shown as they are, never interpreted."""
    assert users_of({"setHtml", "RichText", "MarkdownText", "setMarkdown", "AutoText", "QTextBrowser"}) == {}


def test_screens_are_made_of_our_own_pieces() -> None:
    """A label made by hand guesses whether its text is markup, and a field made by hand may have no name."""
    made = {}
    for file in sorted((UI / "screens").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OWN_PIECES:
                made[f"{file.relative_to(UI)}:{node.lineno}"] = node.func.id
    assert made == {}


def test_a_screen_knows_no_other_screen_no_store_and_no_sending() -> None:
    wrong = []
    for file in sorted((UI / "screens").rglob("*.py")):
        own = file.relative_to(UI / "screens").parts[0]
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            other = module.startswith("ui.screens.") and module.split(".")[2] != own
            if other or module.startswith(("helseansvarlig.store", "helseansvarlig.sync")):
                wrong.append(f"{file.relative_to(UI)}: {module}")
    assert wrong == []


def test_presenters_know_no_widget() -> None:
    wrong = []
    for file in sorted((UI / "screens").rglob("presenter*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            if module.startswith(("PySide6.QtWidgets", "PySide6.QtGui", "ui.widgets")) and module != "ui.widgets.page":
                wrong.append(f"{file.relative_to(UI)}: {module}")
    assert wrong == []


def test_nothing_heavy_is_imported_on_the_way_to_the_locked_door() -> None:
    """Everything the unlock screen pulls in, followed by import statements alone (inside functions does not count)."""
    heavy = {"reportlab", "pikepdf", "keyring", "cryptography", "asn1crypto", "sqlcipher3", "segno"}
    heavy |= {"PySide6.QtPrintSupport", "PySide6.QtPdf"}
    seen: set[str] = set()
    waiting = ["ui.theme", "ui.screens.laas_opp.screen", "ui.jobs", "ui.widgets.accessible"]
    while waiting:
        module = waiting.pop()
        file = UI.parent / (module.replace(".", "/") + ".py")
        file = file if file.exists() else UI.parent / module.replace(".", "/") / "__init__.py"
        if module in seen or not file.exists():
            seen.add(module)
            continue
        seen.add(module)
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ImportFrom):
                waiting.append(node.module or "")
            elif isinstance(node, ast.Import):
                waiting.extend(alias.name for alias in node.names)
    assert {module for module in seen if module in heavy or module.split(".")[0] in heavy} == set()
