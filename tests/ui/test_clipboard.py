"""What is copied is marked and cleared; what others put there is never touched. Another program is another process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.maskinbusser import Talker, talker
from ui.clipboard import MARKERS, SECONDS, ClipboardWatch
from ui.widgets.fields import line_edit

Show = Callable[..., QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "Jeg vil sove."
OTHER = """
import sys
from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
board = app.clipboard()
def on_line():
    act, _, text = sys.stdin.readline().strip().partition(" ")
    if act == "legg":
        board.setText(text)
    data = board.mimeData()
    print(data.text() if act != "merker" else " ".join(data.formats()), flush=True)
hears = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
hears.activated.connect(on_line)
print("klar", flush=True)
app.exec()
"""


pytestmark = pytest.mark.xvfb  # in memory nobody owns a clipboard


@pytest.fixture
def board(qapp: QApplication) -> Iterator[QClipboard]:
    board = qapp.clipboard()
    board.clear()
    yield board
    board.clear()


@pytest.fixture
def watch(board: QClipboard) -> Iterator[ClipboardWatch]:
    watch = ClipboardWatch(board, seconds=0.2)
    watch.start()
    yield watch
    watch.stop()


@pytest.mark.usefixtures("watch")
def test_what_is_copied_from_a_field_carries_every_mark_and_the_plain_words_alone(
    board: QClipboard, shown: Show
) -> None:
    field = QPlainTextEdit(WORDS)
    shown(field)
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_C, CTRL)

    data = board.mimeData()
    assert data.text() == WORDS
    assert {name: bytes(data.data(name).data()) for name in MARKERS} == MARKERS
    assert not data.hasHtml()


@pytest.mark.usefixtures("watch")
def test_it_is_gone_when_its_time_is_up_and_not_before(board: QClipboard, shown: Show, qtbot: QtBot) -> None:
    field = line_edit(WORDS)
    shown(field)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, CTRL)
    qtbot.wait(50)
    assert board.text() == WORDS
    qtbot.waitUntil(lambda: board.text() == "", timeout=2000)
    assert SECONDS == 30


@pytest.mark.usefixtures("watch")
def test_a_new_copy_has_its_own_time(board: QClipboard, qtbot: QtBot) -> None:
    board.setText("først")
    qtbot.wait(150)
    board.setText("så")
    qtbot.wait(100)
    assert board.text() == "så"
    qtbot.waitUntil(lambda: board.text() == "", timeout=2000)


def test_locking_clears_at_once(watch: ClipboardWatch, board: QClipboard) -> None:
    board.setText(WORDS)
    watch.clear()
    assert board.text() == ""


def test_it_tells_what_was_copied_and_when_it_is_gone(watch: ClipboardWatch, board: QClipboard, qtbot: QtBot) -> None:
    told: list[str] = []
    watch.copied.connect(lambda seconds: told.append(f"kopiert {seconds}"))
    watch.cleared.connect(lambda: told.append("tømt"))
    board.setText(WORDS)
    assert told == ["kopiert 0"]
    qtbot.waitUntil(lambda: board.text() == "", timeout=2000)
    assert told == ["kopiert 0", "tømt"]


def test_what_was_there_before_we_began_is_left_alone(board: QClipboard) -> None:
    board.setText("handleliste")
    watch = ClipboardWatch(board)
    watch.start()
    watch.stop()
    assert board.text() == "handleliste"


@pytest.fixture
def other() -> Iterator[Talker]:
    with talker([sys.executable, "-c", OTHER], dict(os.environ)) as program:
        program.hear_until("klar")
        yield program


@pytest.mark.usefixtures("watch")
def test_another_program_sees_the_words_and_the_marks_and_then_nothing(
    board: QClipboard, other: Talker, qtbot: QtBot
) -> None:
    def ask(line: str) -> str:
        other.tell(line)
        qtbot.waitUntil(lambda: not other.said.empty(), timeout=5000)  # we must answer it meanwhile
        return other.hear()

    board.setText(WORDS)
    assert ask("les") == WORDS
    assert "x-kde-passwordManagerHint" in ask("merker").split()
    qtbot.waitUntil(lambda: board.text() == "", timeout=2000)
    assert ask("les") == ""


def test_what_another_program_copied_is_neither_marked_nor_cleared(
    watch: ClipboardWatch, board: QClipboard, other: Talker, qtbot: QtBot
) -> None:
    told: list[bool] = []
    watch.cleared.connect(lambda: told.append(True))
    board.setText(WORDS)
    other.tell("legg handleliste")
    assert other.hear() == "handleliste"
    qtbot.waitUntil(lambda: board.text() == "handleliste", timeout=5000)
    assert not board.mimeData().hasFormat("x-kde-passwordManagerHint")
    qtbot.waitUntil(lambda: told == [True], timeout=5000)  # nothing of ours is there any more
    qtbot.wait(400)
    watch.clear()
    assert board.text() == "handleliste"


def test_our_words_are_cleared_also_where_another_program_took_them_over(
    watch: ClipboardWatch, board: QClipboard, other: Talker, qtbot: QtBot
) -> None:
    board.setText(WORDS)
    other.tell(f"legg {WORDS}")
    assert other.hear() == WORDS
    qtbot.waitUntil(lambda: not board.ownsClipboard() and board.text() == WORDS, timeout=5000)
    watch.clear()
    qtbot.waitUntil(lambda: board.text() == "", timeout=2000)
