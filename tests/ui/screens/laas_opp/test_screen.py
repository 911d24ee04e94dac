"""The locked door, driven by its keys with a vault that answers by the core's rules."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.examples import PASSWORD, TODAY, Vault, unlock
from ui.jobs import SyncJobs
from ui.screens.laas_opp.presenter import UnlockPresenter
from ui.screens.laas_opp.screen import UnlockScreen
from ui.widgets.bars import MessageBar

Shown = Callable[..., QWidget]
NEW = "hval bok teppe regn"


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


def test_a_vault_that_has_moved_says_where_to_go_before_anybody_types(shown: Shown) -> None:
    vault = Vault()
    vault.moved_at = "2026-11-20T08:15:00+00:00"
    told = words(shown(unlock(vault)))
    assert "Hvelvet ble flyttet til en annen maskin 20. november 2026 09.15." in told
    assert "trenger du gjenopprettingsarket" in told
    vault.moved_at = "ikke en dato"
    assert "flyttet" not in words(shown(unlock(vault)))


def test_who_is_asked_only_when_there_are_several(shown: Shown) -> None:
    assert not [one for one in shown(unlock()).findChildren(QComboBox) if one.isVisible()]
    opened: list[object] = []
    screen = shown(unlock(Vault(users=2), opened.append))
    who = next(one for one in screen.findChildren(QComboBox) if one.isVisible())
    QTest.keyClick(who, Qt.Key.Key_Down)
    named(screen, "Passord").setFocus()
    type_and_enter(PASSWORD)
    assert opened == ["1"]


def to_the_new_sheet(screen: QWidget, vault: Vault) -> None:
    QTest.mouseClick(named(screen, "Glemt passord"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), vault.code.lower().replace(" ", "-"))
    named(screen, "Nytt passord").setFocus()
    type_and_enter(NEW)


def test_the_sheet_opens_when_two_groups_of_the_next_one_stand_on_paper(shown: Shown) -> None:
    vault, opened = Vault(), []
    screen = shown(unlock(vault, opened.append))
    QTest.mouseClick(named(screen, "Glemt passord"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), vault.code)
    named(screen, "Nytt passord").setFocus()
    type_and_enter("kort")
    assert "For kort ennå" in words(screen)
    named(screen, "Nytt passord").clear()
    type_and_enter(NEW)
    assert all(group in words(screen) for group in vault.next_sheet.kode.split())
    assert (opened, vault.password) == ([], PASSWORD), "until it is typed back, all is as it was"

    named(screen, "Jeg har arket").click()
    assert vault.next_sheet.kode.split()[0] not in words(screen)
    for number in vault.next_sheet.grupper:
        QTest.keyClicks(named(screen, f"Gruppe {number}"), vault.next_sheet.kode.split()[number - 1])
    type_and_enter("")
    assert (opened, vault.password) == (["0"], NEW)


def test_a_group_that_is_not_on_the_new_sheet_is_named_and_nothing_is_changed(shown: Shown) -> None:
    vault, opened = Vault(), []
    screen = shown(unlock(vault, opened.append))
    to_the_new_sheet(screen, vault)
    named(screen, "Jeg har arket").click()
    first, second = vault.next_sheet.grupper
    QTest.keyClicks(named(screen, f"Gruppe {first}"), vault.next_sheet.kode.split()[first - 1])
    QTest.keyClicks(named(screen, f"Gruppe {second}"), "0000")
    type_and_enter("")
    assert words(screen).count("Dette er ikke det som står på arket.") == 1
    assert (opened, vault.password) == ([], PASSWORD)


def test_the_new_sheet_can_be_printed_and_saved(shown: Shown, tmp_path: Path) -> None:
    vault, printed = Vault(), []
    presenter = UnlockPresenter(vault, SyncJobs(), lambda: TODAY, lambda _opened: None, printed.append)
    screen = shown(UnlockScreen(presenter))
    to_the_new_sheet(screen, vault)
    named(screen, "Skriv ut").click()
    presenter.with_paper(screen).save_sheet(tmp_path / "ark.pdf")
    assert printed == [vault.sheet()] == [(tmp_path / "ark.pdf").read_bytes()]
    assert "Arket er lagret." in words(screen)


def test_who_is_new_begins_with_her_code_and_a_password_of_her_own(shown: Shown) -> None:
    vault, opened = Vault(users=2, begins=True), []
    screen = shown(unlock(vault, opened.append))
    who = next(one for one in screen.findChildren(QComboBox) if one.isVisible())
    QTest.keyClick(who, Qt.Key.Key_Down)
    named(screen, "Jeg har en startkode").click()
    type_and_enter("")
    assert "Skriv startkoden du har fått." in words(screen)
    QTest.keyClicks(QApplication.focusWidget(), "0000 0000 0000 0000")
    named(screen, "Passordet ditt").setFocus()
    type_and_enter(NEW)
    assert "Dette er ikke startkoden din." in words(screen)
    named(screen, "Startkode").clear()
    QTest.keyClicks(named(screen, "Startkode"), vault.start_code.lower())
    type_and_enter("")
    assert (opened, vault.password) == (["1"], NEW)


def test_nobody_is_asked_for_a_start_code_when_all_have_begun(shown: Shown) -> None:
    assert "startkode" not in " ".join(b.text() for b in shown(unlock()).findChildren(QPushButton))


def test_who_has_no_password_yet_is_led_to_the_start_code(shown: Shown) -> None:
    vault = Vault(users=2)  # the header was read before she was invited
    vault.broken = "startkode_trengs"
    screen = shown(unlock(vault))
    type_and_enter("noe hun har glemt at hun ikke har")
    assert "Du har ikke valgt passord ennå." in words(screen)
    assert QApplication.focusWidget() is named(screen, "Startkode")
    assert named(screen, "Startkode").accessibleDescription() == "", "nothing is wrong: it is told, not blamed"


def test_many_wrong_passwords_are_counted_down_while_the_field_stays_usable(shown: Shown, qtbot: QtBot) -> None:
    vault, opened = Vault(), []
    vault.broken, vault.broken_with = "for_mange_forsoek", {"sekunder": 2}
    screen = shown(unlock(vault, opened.append))
    type_and_enter("feil")
    assert "Prøv igjen om 2 sekunder." in words(screen)
    field = named(screen, "Passord")
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, PASSWORD)
    qtbot.waitUntil(lambda: "Prøv igjen om 1 sekund." in words(screen), timeout=3000)
    qtbot.waitUntil(lambda: "Nå kan du prøve igjen." in words(screen), timeout=3000)
    vault.broken = ""
    type_and_enter("")
    assert opened == ["0"]


@pytest.mark.parametrize(
    ("code", "params", "said"),
    [
        ("tilgang_utloept", {"dato": "2026-11-20"}, "Tilgangen din gjaldt til 20. november 2026."),
        ("tilgang_ikke_begynt", {"dato": "2026-12-01"}, "Tilgangen din begynner 1. desember 2026."),
        ("hvelv_flyttet", {"naar": "2026-11-20T08:15:00+00:00"}, "en annen maskin 20. november 2026 09.15."),
        ("noekkelring_laast", {}, "Maskinen holder sin del av nøkkelen låst."),
        ("noekkelring_tier", {}, "Maskinen svarer ikke når vi ber om dens del av nøkkelen."),
        ("noekkelring_borte", {}, "Vi får ikke tak i maskinens del av nøkkelen."),
    ],
)
def test_what_keeps_somebody_out_is_said_with_what_is_safe(
    shown: Shown, code: str, params: dict[str, str | int], said: str
) -> None:
    vault = Vault()
    vault.broken, vault.broken_with = code, params
    screen = shown(unlock(vault))
    type_and_enter(PASSWORD)
    assert said in words(screen)


def test_a_wrong_code_stays_in_its_field(shown: Shown) -> None:
    screen = shown(unlock())
    QTest.mouseClick(named(screen, "Glemt passord"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget(), "8F3K 2MQ7")
    named(screen, "Nytt passord").setFocus()
    type_and_enter("hval bok teppe regn")
    assert "Koden stemmer ikke med arket." in words(screen)
    assert named(screen, "Koden på gjenopprettingsarket").text() == "8F3K 2MQ7"


@pytest.mark.parametrize(("code", "meaning"), [("noekkelring_laast", "warning"), ("hvelv_skadet", "danger")])
def test_what_only_waits_is_not_shown_as_damage(shown: Shown, code: str, meaning: str) -> None:
    vault = Vault()
    vault.broken = code
    screen = shown(unlock(vault))
    type_and_enter(PASSWORD)
    (bar,) = [one for one in screen.findChildren(MessageBar) if one.isVisible()]
    assert bar.property("meaning") == meaning
    named(screen, "Glemt passord").click()
    assert not bar.isVisible(), "it was about the other way in"


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
