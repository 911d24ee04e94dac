"""Back into the very sentence: the field among its likes, caret and scroll; as it comes, and never against a hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.last_sentence import Returning, Sentence, describe
from ui.widgets.fields import line_edit, text_area
from ui.widgets.form import FormRow
from ui.widgets.page import Screen

Show = Callable[..., QWidget]
TEXT = "Sover dårlig 🌙 når det er uro i gangen.\n" * 12
PLACE = '["barnet", "b1"]'


class Form(Screen):
    """Two fields with one name, one long text, a button; filled when a test says so, as by a draft that is read."""

    def __init__(self) -> None:
        super().__init__("skjema", "Skjema")
        self.lines = [line_edit(), line_edit()]
        for one in self.lines:
            self.add(FormRow("Navn", one))
        for number in range(12):
            self.add(FormRow(f"Spørsmål {number}", line_edit()))
        self.long = text_area(lines=6)
        self.add(FormRow("Hva så du?", self.long))
        self.button = QPushButton("Lagre")
        self.add(self.button)

    def fill(self) -> None:
        self.lines[0].setText("Rolig Bekk")
        self.lines[1].setText("Trygg Havn")
        self.long.set_text(TEXT)

    def scrolled(self) -> int:
        return self.ground.verticalScrollBar().value()

    def scroll_to(self, value: int) -> None:
        self.ground.verticalScrollBar().setValue(value)


@pytest.fixture
def form(shown: Show) -> Form:
    made = Form()
    shown(made, height=500)
    made.fill()
    return made


def again(shown: Show) -> Form:
    """The same screen made anew, as after a lock: empty, and nothing has the focus of old."""
    made = Form()
    shown(made, height=500)
    return made


def settled(qtbot: QtBot, returning: Returning) -> None:
    qtbot.waitUntil(lambda: not isValid(returning), timeout=4000)


def test_the_second_field_of_a_name_with_the_caret_in_the_middle(form: Form, shown: Show, qtbot: QtBot) -> None:
    form.lines[1].setFocus()
    form.lines[1].setCursorPosition(6)
    left = describe(form, PLACE)
    new = again(shown)
    new.fill()
    settled(qtbot, Returning(new, left))
    assert QApplication.focusWidget() is new.lines[1]
    assert (new.lines[1].cursorPosition(), new.lines[1].hasSelectedText()) == (6, False)


@pytest.mark.parametrize(("anchor", "position"), [(3, 9), (9, 3)])
def test_what_was_marked_is_marked_whichever_way(
    form: Form, shown: Show, qtbot: QtBot, anchor: int, position: int
) -> None:
    form.lines[0].setFocus()
    form.lines[0].setSelection(anchor, position - anchor)
    left = describe(form, PLACE)
    new = again(shown)
    new.fill()
    settled(qtbot, Returning(new, left))
    assert (new.lines[0].selectionStart(), new.lines[0].selectedText()) == (3, "ig Bek")
    assert new.lines[0].cursorPosition() == position


def test_a_long_text_that_comes_later_gets_caret_and_scroll_when_it_is_there(
    form: Form, shown: Show, qtbot: QtBot
) -> None:
    form.long.setFocus()
    cursor = form.long.textCursor()
    cursor.setPosition(57)
    form.long.setTextCursor(cursor)
    form.scroll_to(300)
    left = describe(form, PLACE)
    assert left.scroll[-1] == 300
    new = again(shown)
    QTimer.singleShot(200, new.fill)
    returning = Returning(new, left)
    qtbot.wait(100)
    assert QApplication.focusWidget() is not new.long
    settled(qtbot, returning)
    assert QApplication.focusWidget() is new.long
    assert new.long.textCursor().position() == 57
    assert new.scrolled() == 300


def test_the_field_counts_also_when_the_lock_button_took_the_focus(shown: Show) -> None:
    outer, form = QWidget(), Form()
    lock = QPushButton("Lås", outer)
    form.setParent(outer)
    shown(outer)
    form.lines[0].setFocus()
    lock.setFocus()
    assert QApplication.focusWidget() is lock
    assert describe(form, PLACE).name == "Navn"


def test_a_button_is_found_by_its_word(form: Form, shown: Show, qtbot: QtBot) -> None:
    form.button.setFocus()
    left = describe(form, PLACE)
    new = again(shown)
    new.fill()
    settled(qtbot, Returning(new, left))
    assert QApplication.focusWidget() is new.button


def test_a_hand_at_work_is_not_disturbed(form: Form, shown: Show, qtbot: QtBot) -> None:
    form.long.setFocus()
    left = describe(form, PLACE)
    new = again(shown)
    returning = Returning(new, left)
    new.lines[0].setFocus()
    QTest.keyClick(new.window().windowHandle(), Qt.Key.Key_A)
    settled(qtbot, returning)
    new.fill()
    qtbot.wait(100)
    assert QApplication.focusWidget() is new.lines[0]


def test_a_field_that_never_comes_is_given_up_and_changed_text_is_met_where_it_ends(
    form: Form, shown: Show, qtbot: QtBot
) -> None:
    form.lines[1].setFocus()
    form.lines[1].setCursorPosition(9)
    left = describe(form, PLACE)
    new = again(shown)
    new.lines[1].setText("Havn")
    settled(qtbot, Returning(new, left))
    assert (QApplication.focusWidget(), new.lines[1].cursorPosition()) == (new.lines[1], 4)

    focus = QApplication.focusWidget()
    settled(qtbot, Returning(new, left._replace(name="Borte")))
    assert QApplication.focusWidget() is focus


def test_a_password_field_keeps_nothing_of_what_was_typed(form: Form) -> None:
    form.lines[0].setEchoMode(QLineEdit.EchoMode.Password)
    form.lines[0].setFocus()
    assert "Rolig Bekk" not in describe(form, PLACE).to_text()


@given(
    st.builds(
        Sentence, st.text(), st.booleans(), st.text(), st.text(), st.integers(0, 9),
        st.tuples(*[st.integers(0, 9_999)] * 3), st.lists(st.integers(0, 9_999)).map(tuple),
    )
)  # fmt: skip
def test_every_sentence_survives_its_draft(sentence: Sentence) -> None:
    assert Sentence.from_text(sentence.to_text()) == sentence


@pytest.mark.parametrize("text", [None, "", "null", "{}", "[]", "[1]", '["a", false, "", "", 0, [1], []]', "3", "{"])
def test_what_is_no_sentence_is_none(text: str | None) -> None:
    assert Sentence.from_text(text) is None
