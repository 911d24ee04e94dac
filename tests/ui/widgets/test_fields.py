"""Fields: Tab leads on, the wheel changes nothing, undo belongs to who has something to undo."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionComboBox, QWidget

from ui.widgets.fields import Choice, PasswordField, line_edit, text_area
from ui.widgets.layout import column

Shown = Callable[..., QWidget]


def on_a_page(*fields: QWidget) -> QWidget:
    page = QWidget()
    lines = column(page, (16, 16, 16, 16), 8)
    for field in fields:
        lines.addWidget(field)
    return page


def test_tab_leaves_a_text_area(shown: Shown) -> None:
    area, following = text_area("ord"), line_edit()
    shown(on_a_page(area, following))
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is following
    assert area.text() == "ord"


def test_a_text_area_grows_with_its_text_but_not_without_end(shown: Shown) -> None:
    area = text_area(lines=2)
    shown(on_a_page(area), 400)
    empty = area.height()
    area.set_text("linje\n" * 4)
    assert area.height() > empty
    area.set_text("linje\n" * 100)
    assert area.height() < 4 * empty


def test_the_same_text_again_leaves_the_cursor(shown: Shown) -> None:
    area = text_area("Det er verst når det blir stille")
    shown(on_a_page(area))
    cursor = area.textCursor()
    cursor.setPosition(3)
    area.setTextCursor(cursor)
    area.set_text("Det er verst når det blir stille")
    assert area.textCursor().position() == 3


def test_the_wheel_never_changes_a_choice(shown: Shown) -> None:
    choice = Choice([("a", "BUP"), ("b", "Fastlege")], "a")
    shown(on_a_page(choice))
    choice.setFocus()
    spot = QPointF(5, 5)
    turn = QWheelEvent(
        spot, spot, QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, turn)
    assert choice.key() == "a"
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.key() == "b"


def test_an_unknown_key_chooses_nothing(shown: Shown) -> None:
    choice = Choice([("a", "BUP")], "x")
    shown(on_a_page(choice))
    assert choice.key() == ""


def test_undo_goes_to_the_window_when_the_field_has_nothing_to_undo(shown: Shown) -> None:
    undone: list[int] = []
    for field in (line_edit(), text_area()):
        page = on_a_page(field)
        QShortcut(QKeySequence("Ctrl+Z"), page, lambda: undone.append(1))
        shown(page)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1, 1]


def test_a_shown_password_is_hidden_again_by_the_same_button(shown: Shown) -> None:
    field = PasswordField()
    shown(on_a_page(field))
    button = next(one for one in field.findChildren(QWidget) if one.accessibleName() == "Vis passordet")
    QTest.keyClicks(field.line, "eng fjell")
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    button.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert button.accessibleName() == "Skjul passordet"
    button.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    assert field.text() == "eng fjell"


def test_a_long_row_never_makes_the_page_wider_and_is_said_whole(shown: Shown) -> None:
    """A card was once cut at the right, at twice the size, by a service with a long name."""
    long = "Fjordvik interkommunale barnevernstjeneste · Rådhuset, 2. etasje · Sjekket 13.10.2026 av Trygg Havn"
    choice = Choice([("a", long), ("b", "BUP")], "a")
    page = shown(on_a_page(choice), 320, 120)
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)

    assert page.minimumSizeHint().width() < 320
    assert choice.width() <= 320
    assert option.currentText.endswith("…")
    assert choice.currentText() == long, "a screen reader reads all of it"
    assert choice.itemText(0) == long
