"""A number, or that there is none: one field, two answers, and the second puts the first to rest."""

from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from ui.widgets.number_field import NumberField


def test_both_answers_are_told_and_heard(qtbot: QtBot) -> None:
    field = NumberField("BUP, akutt")
    qtbot.addWidget(field)
    field.show()
    box = field.findChild(QCheckBox)
    assert box is not None
    assert box.accessibleName() == "BUP, akutt finnes ikke hos oss"

    with qtbot.waitSignal(field.changed, timeout=500):
        field.line.setText(" 62 00 00 00 ")
    assert field.answer() == ("62 00 00 00", False)
    with qtbot.waitSignal(field.changed, timeout=500):
        box.click()
    assert field.answer() == ("62 00 00 00", True)
    assert not field.line.isEnabled()


def test_an_answer_is_shown_and_the_focus_goes_to_the_number(qtbot: QtBot) -> None:
    field = NumberField("BUP, akutt")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.set_answer("62 00 00 00", finnes_ikke=False)
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field.line)
    assert field.answer() == ("62 00 00 00", False)
