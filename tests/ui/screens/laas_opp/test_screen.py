"""The locked door, driven by its keys with a vault that answers by the core's rules."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.examples import PASSWORD, Vault, unlock

Shown = Callable[..., QWidget]


def words(screen: QWidget) -> str:
    return " ".join(one.text() for one in screen.findChildren(QLabel) if one.isVisible())


def type_and_enter(text: str) -> None:
    focus = QApplication.focusWidget()
    QTest.keyClicks(focus, text)
    QTest.keyClick(focus, Qt.Key.Key_Return)


def named(screen: QWidget, name: str) -> QWidget:
    return next(one for one in screen.findChildren(QWidget) if one.accessibleName() == name and one.isVisible())


def test_the_password_and_one_key_open(shown: Shown) -> None:
    opened: list[object] = []
    shown(unlock(opened=opened.append))
    type_and_enter(PASSWORD)
    assert opened == ["0"]


def test_a_wrong_password_stays_marked_for_typing_again(shown: Shown) -> None:
    opened: list[object] = []
    screen = shown(unlock(opened=opened.append))
    type_and_enter("feil ord her nå")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.selectedText()
    assert "Passordet stemmer ikke." in words(screen)
    assert "Caps Lock" not in words(screen)
    type_and_enter(PASSWORD)
    assert opened == ["0"]


def test_caps_lock_is_said_while_typing_and_with_the_error(shown: Shown) -> None:
    screen = shown(unlock())
    field = QApplication.focusWidget()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)  # a lower letter: not on
    assert "Caps Lock" not in words(screen)
    press_capital_without_shift(field)
    assert "Caps Lock er på." in words(screen)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Passordet stemmer ikke. Caps Lock er på." in words(screen)


def press_capital_without_shift(field: QWidget) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, "B"))


def test_an_empty_password_is_asked_for_in_words(shown: Shown) -> None:
    screen = shown(unlock())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "Skriv passordet ditt." in words(screen)


def test_it_says_when_it_was_locked_and_that_the_draft_is_kept(shown: Shown) -> None:
    assert "Sist låst i dag 11.40. Utkastet ditt er bevart" in words(shown(unlock()))


def test_who_is_asked_only_when_there_are_several(shown: Shown) -> None:
    assert not [one for one in shown(unlock()).findChildren(QComboBox) if one.isVisible()]
    opened: list[object] = []
    screen = shown(unlock(Vault(users=2), opened.append))
    who = next(one for one in screen.findChildren(QComboBox) if one.isVisible())
    QTest.keyClick(who, Qt.Key.Key_Down)
    named(screen, "Passord").setFocus()
    type_and_enter(PASSWORD)
    assert opened == ["1"]


def test_the_sheet_opens_and_sets_a_new_password(shown: Shown) -> None:
    vault, opened = Vault(), []
    screen = shown(unlock(vault, opened.append))
    QTest.mouseClick(named(screen, "Glemt passord"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), vault.code.lower().replace(" ", "-"))
    named(screen, "Nytt passord").setFocus()
    type_and_enter("kort")
    assert "For kort ennå" in words(screen)
    assert opened == []
    named(screen, "Nytt passord").clear()
    type_and_enter("hval bok teppe regn")
    assert (opened, vault.password) == (["0"], "hval bok teppe regn")


def test_a_wrong_code_stays_in_its_field(shown: Shown) -> None:
    screen = shown(unlock())
    QTest.mouseClick(named(screen, "Glemt passord"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), "8F3K 2MQ7")
    named(screen, "Nytt passord").setFocus()
    type_and_enter("hval bok teppe regn")
    assert "Koden stemmer ikke med arket." in words(screen)
    assert named(screen, "Koden på gjenopprettingsarket").text() == "8F3K 2MQ7"


@pytest.mark.parametrize(("code", "offered"), [("hvelv_skadet", True), ("hvelv_opptatt", False)])
def test_damage_offers_a_copy_and_nothing_is_ever_reset(shown: Shown, qtbot: QtBot, code: str, offered: bool) -> None:
    vault = Vault()
    vault.broken = code
    screen = shown(unlock(vault))
    type_and_enter(PASSWORD)
    copy = [
        one for one in screen.findChildren(QPushButton) if one.text() == "Hent fra sikkerhetskopi" and one.isVisible()
    ]
    assert bool(copy) == offered
    if copy:
        with qtbot.waitSignal(screen.restore_requested):
            copy[0].click()
