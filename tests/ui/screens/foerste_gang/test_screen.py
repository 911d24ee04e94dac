"""The five steps, driven by keys; nothing is made before the password is chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.examples import PASSWORD, NewVault, first_run
from tests.ui.skjermrom import settle
from ui.jobs import SyncJobs
from ui.screens.foerste_gang.presenter import FirstRunPresenter, Numre, NyInstitusjon
from ui.screens.foerste_gang.screen import FirstRunScreen

Shown = Callable[..., QWidget]


def words(screen: QWidget) -> str:
    return " ".join(one.text() for one in screen.findChildren(QLabel) if one.isVisible())


def write(screen: QWidget, name: str, text: str) -> None:
    field = next(one for one in screen.findChildren(QLineEdit) if one.accessibleName() == name and one.isVisible())
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)


def press(screen: QWidget, name: str) -> None:
    next(b for b in screen.findChildren(QPushButton) if b.text() == name and b.isVisible()).click()


def enter() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def to_numbers(screen: QWidget) -> None:
    write(screen, "Institusjonens navn", "Solbakken")
    write(screen, "Navnet ditt", "Trygg Havn")
    enter()


def to_password(screen: QWidget) -> None:
    to_numbers(screen)
    write(screen, "Vakthavende leder", "62 00 00 01")
    none = "BUP, akutt finnes ikke hos oss"
    next(one for one in screen.findChildren(QCheckBox) if one.accessibleName() == none).setChecked(True)
    press(screen, "Neste")


def to_sheet(screen: QWidget) -> None:
    to_password(screen)
    write(screen, "Passord", PASSWORD)
    enter()


def asked_groups(screen: QWidget) -> list[int]:
    fields = [one.accessibleName() for one in screen.findChildren(QWidget) if one.isVisible()]
    return [int(name.split()[1]) for name in fields if name.startswith("Gruppe ") and name.split()[1].isdigit()]


def type_back(screen: QWidget, vault: NewVault) -> None:
    press(screen, "Jeg har arket")
    for number in asked_groups(screen):
        write(screen, f"Gruppe {number}", vault.code.split()[number - 1].lower())
    enter()


def test_the_whole_way_with_keys(shown: Shown, qtbot: QtBot) -> None:
    vault = NewVault()
    screen = shown(first_run(vault))
    to_sheet(screen)
    assert all(group in words(screen) for group in vault.code.split())
    assert vault.written == [], "nothing reaches the disk before the sheet is proved"
    type_back(screen, vault)
    numbers = Numre("116 117", (("vakthavende_leder", "62 00 00 01", False), ("bup_akutt", "", True)))
    assert vault.written == [(NyInstitusjon("Solbakken", "", "", "Trygg Havn", "helseansvarlig", numbers), PASSWORD)]
    assert "Klart til bruk" in words(screen)
    with qtbot.waitSignal(screen.child_chosen):
        enter()


def test_the_code_is_gone_from_the_screen_while_it_is_typed_back(shown: Shown) -> None:
    vault = NewVault()
    screen = shown(first_run(vault))
    to_sheet(screen)
    press(screen, "Jeg har arket")
    assert not any(group in words(screen) for group in vault.code.split())


def test_the_first_step_says_what_is_missing_and_loses_nothing(shown: Shown) -> None:
    screen = shown(first_run())
    write(screen, "Navnet ditt", "Trygg Havn")
    enter()
    assert "Skriv navnet på institusjonen." in words(screen)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Institusjonens navn"
    QTest.keyClicks(focus, "Solbakken")
    enter()
    assert "Hvem ringer dere?" in words(screen)
    press(screen, "Tilbake")
    field = next(one for one in screen.findChildren(QWidget) if one.accessibleName() == "Institusjonens navn")
    assert field.text() == "Solbakken"


def test_a_field_stays_in_line_when_its_neighbour_gets_an_error(shown: Shown) -> None:
    screen = shown(first_run(NewVault()))
    enter()
    settle()
    tops = [_top_of(screen, name) for name in ("Navnet ditt", "Rollen din")]
    assert tops[0] == tops[1]


def _top_of(screen: QWidget, name: str) -> int:
    label = next(one for one in screen.findChildren(QLabel) if one.text() == name and one.isVisible())
    return label.mapTo(screen, label.rect().center()).y()


def test_an_odd_organisation_number_warns_and_never_stops(shown: Shown) -> None:
    screen = shown(first_run())
    write(screen, "Organisasjonsnummer", "123")
    to_numbers(screen)
    assert "Hvem ringer dere?" in words(screen)
    press(screen, "Tilbake")
    assert "ligner ikke et organisasjonsnummer" in words(screen)


def test_the_local_numbers_are_demanded_before_there_is_a_vault(shown: Shown) -> None:
    vault = NewVault()
    screen = shown(first_run(vault))
    to_numbers(screen)
    press(screen, "Neste")
    asked = "Skriv nummeret, eller kryss av for at det ikke finnes hos dere."
    assert words(screen).count(asked) == 4, "at each of two fields, and in the summary"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Vakthavende leder"

    write(screen, "Vakthavende leder", "ring Rolig")
    write(screen, "BUP, akutt", "62 00 00 03")
    write(screen, "Telefon til legevakta der dere er", "")
    enter()
    assert "Skriv et nummer som kan ringes, med minst tre sifre." in words(screen)
    assert asked in words(screen), "legevakt has no «none»"
    write(screen, "Vakthavende leder", "62 00 00 01")
    write(screen, "Telefon til legevakta der dere er", "62 53 00 00")
    enter()
    assert "Velg et passord" in words(screen)
    press(screen, "Tilbake")
    assert "Hvem ringer dere?" in words(screen)
    fields = {one.accessibleName(): one.text() for one in screen.findChildren(QLineEdit) if one.isVisible()}
    assert fields["BUP, akutt"] == "62 00 00 03", "going back finds everything as it was typed"


def test_a_weak_password_is_refused_in_words(shown: Shown) -> None:
    vault = NewVault()
    screen = shown(first_run(vault))
    to_password(screen)
    write(screen, "Passord", "passord12345")
    enter()
    assert "For lett å gjette" in words(screen)
    assert vault.asked == []
    write(screen, "Passord", PASSWORD)
    assert "Svært godt passord." in words(screen)


def test_a_full_disk_keeps_everything_for_another_try(shown: Shown) -> None:
    vault = NewVault()
    vault.broken = "disk_full"
    screen = shown(first_run(vault))
    to_sheet(screen)
    type_back(screen, vault)
    assert "Disken er full." in words(screen)
    vault.broken = ""
    press(screen, "Neste")
    assert "Klart til bruk" in words(screen)
    assert len(vault.written) == 1


def test_a_wrong_group_is_named_and_the_sheet_can_be_seen_again(shown: Shown) -> None:
    vault = NewVault()
    screen = shown(first_run(vault))
    to_sheet(screen)
    press(screen, "Jeg har arket")
    first, second = asked_groups(screen)
    write(screen, f"Gruppe {first}", vault.code.split()[first - 1])
    write(screen, f"Gruppe {second}", "0000")
    enter()
    assert words(screen).count("Dette er ikke det som står på arket.") == 1
    press(screen, "Vis arket igjen")
    assert vault.code.split()[0] in words(screen)


def test_the_sheet_can_be_saved_where_the_user_wants(shown: Shown, qtbot: QtBot, tmp_path: Path) -> None:
    vault = NewVault()
    screen = shown(first_run(vault))
    to_sheet(screen)
    press(screen, "Lagre som PDF")
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    file = tmp_path / "ark.pdf"
    dialog.fileSelected.emit(str(file))
    assert file.read_bytes() == vault.sheet(vault.code)
    assert "Arket er lagret." in words(screen)
    dialog.reject()


def test_a_folder_that_is_gone_is_said_and_the_sheet_stays(shown: Shown, tmp_path: Path) -> None:
    vault = NewVault()
    presenter = FirstRunPresenter(vault, SyncJobs(), lambda _pdf: None)
    screen = shown(FirstRunScreen(presenter))
    to_sheet(screen)
    presenter.save_sheet(tmp_path / "borte" / "ark.pdf")
    assert "Maskinen klarte ikke å lese eller skrive på disken." in words(screen)
    assert vault.code.split()[0] in words(screen)


def test_the_sheet_goes_to_the_printer_as_bytes(shown: Shown) -> None:
    vault, printed = NewVault(), []
    screen = shown(FirstRunScreen(FirstRunPresenter(vault, SyncJobs(), printed.append)))
    to_sheet(screen)
    press(screen, "Skriv ut")
    assert printed == [vault.sheet(vault.code)]
