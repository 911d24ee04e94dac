"""Every code the program can raise has a sentence in three languages, and nothing is asked that could be undone."""

import ast
import string
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from helseansvarlig.errors import BugError, KnownError
from ui.i18n import Language, use_language
from ui.messages import Asker, PresetAsker, Question, catalogue, sentence

CORE = Path(__file__).resolve().parents[2] / "helseansvarlig"


def raised_codes() -> dict[str, str]:
    """Return every code that stands in `KnownError(…)` or a subclass of it, with its place."""
    trees = {file: ast.parse(file.read_text("utf-8")) for file in sorted(CORE.rglob("*.py"))}
    known = {"KnownError"}
    for node in (node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        if any(isinstance(base, ast.Name) and base.id == "KnownError" for base in node.bases):
            known.add(node.name)
    found: dict[str, str] = {}
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in known and node.args:
                found |= dict.fromkeys(_values(node.args[0]), f"{file.relative_to(CORE)}:{node.lineno}")
    return found


def _values(node: ast.expr) -> list[str]:
    """Return the literal itself, or both branches of a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value] if node.value.isidentifier() else []
    if isinstance(node, ast.IfExp):
        return _values(node.body) + _values(node.orelse)
    return []


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_has_a_sentence() -> None:
    codes = raised_codes()
    assert len(codes) > 50
    assert {code: place for code, place in codes.items() if code not in catalogue()} == {}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_sentence_is_whole_in_every_language(code: str) -> None:
    languages = catalogue()[code]
    assert set(languages) == {"nb", "nn", "en"}
    for parts in languages.values():
        assert len(parts) == 3
        assert parts[0], "what happened is never empty"
        assert all(not part or part[-1] in ".?!»”" for part in parts), "messages end with a full stop"
    blanks_of = {tuple(sorted(blanks(" ".join(parts)))) for parts in languages.values()}
    assert len(blanks_of) == 1, "the same blanks in all languages"


def test_a_known_error_becomes_its_sentence_in_the_language_in_force() -> None:
    assert sentence(KnownError("feil_passord")).what == "Passordet stemmer ikke."
    use_language(Language.ENGLISH)
    assert sentence(KnownError("feil_passord")).what == "The password is not right."


def test_a_bug_gets_its_number_and_no_technical_word() -> None:
    message = sentence(BugError("a1b2c3d4"))
    assert "a1b2c3d4" in message.do_now
    assert "Error" not in message.as_text()


def test_a_code_without_a_sentence_still_says_something_useful() -> None:
    assert "helt_ny_kode" in sentence(KnownError("helt_ny_kode")).do_now


QUESTION = Question("Slette utkastet for godt?", "Det kan ikke angres.", "Slett utkastet")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def ask(parent: QWidget, answers: list[bool]) -> QMessageBox:
    Asker().ask(parent, QUESTION, answers.append)
    box = parent.findChild(QMessageBox)
    assert box is not None
    return box


def test_the_question_names_its_consequence_and_enter_does_nothing_harmful(parent: QWidget, qtbot: QtBot) -> None:
    answers: list[bool] = []
    box = ask(parent, answers)
    assert box.informativeText() == QUESTION.consequence
    default = box.defaultButton()
    assert default is not None
    assert default.text() == "Avbryt"
    default.click()
    qtbot.waitUntil(lambda: answers == [False])


def test_only_the_verb_means_yes(parent: QWidget, qtbot: QtBot) -> None:
    answers: list[bool] = []
    box = ask(parent, answers)
    next(one for one in box.findChildren(QPushButton) if one.text() == QUESTION.do_it).click()
    qtbot.waitUntil(lambda: answers == [True])


def test_a_test_can_decide_the_answer_beforehand(parent: QWidget) -> None:
    answers: list[bool] = []
    asker = PresetAsker(yes=True)
    asker.ask(parent, QUESTION, answers.append)
    assert (answers, asker.asked) == ([True], [QUESTION])
