"""The health lead's new places by keys alone, dialogs too: access, copies, the log, what is shared, moving out.

Nothing is pressed with a mouse and no presenter is called; what the services are asked for is only what came of it.
Where a dialog is answered, the display is a real one.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.loggverifisering import verify_export
from tests.ui.delingsrom import Delingsrom, child_with_notes, delingsrom
from tests.ui.husrom import Husrom, husrom, words
from tests.ui.skjermrom import Keys, Vindusrom, settle, shown_room
from ui.widgets.page import Place

house = shown_room(husrom)
shared = shown_room(delingsrom)
ALT = Qt.KeyboardModifier.AltModifier


def push(keys: Keys, name: str) -> None:
    """Go to a button and press it."""
    keys.tab_to(name)
    keys.press(Qt.Key.Key_Return)
    settle()


def answer_dialog(room: Vindusrom, qtbot: QtBot, path: Path) -> None:
    """Type a path in the dialog that has opened, and press Enter."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in room.vindu.findChildren(QFileDialog)))
    dialog = next(one for one in room.vindu.findChildren(QFileDialog) if one.isVisible())
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), str(path))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    settle()


def said(room: Vindusrom) -> str:
    return " ".join(words(room.vindu))


def test_somebody_is_given_access_gets_her_days_and_loses_it_again(house: Husrom) -> None:
    keys = house.go("brukere")
    push(keys, "Gi noen tilgang")
    keys.type("Rolig Bekk")
    keys.tab_to("Helseansvarlig")
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Space)
    push(keys, "Lag startkode")
    assert "Startkode til Rolig Bekk" in said(house)
    push(keys, "Ferdig")
    push(keys, "Endre tilgangen til Rolig Bekk")
    keys.tab_to("Siste dag")
    keys.type("om 2 uker")
    keys.press(Qt.Key.Key_Return)
    settle()
    (hers,) = [one for one in house.rom.tjenester.brukere.list() if one.rolle is Rolle.STEDFORTREDER]
    assert hers.til is not None

    house.go("bruker", hers.id)
    push(keys, "Ta bort tilgangen")
    assert [one.navn for one in house.rom.tjenester.brukere.list()] == ["Trygg Havn"]
    assert house.locked == [True]


@pytest.mark.xvfb
def test_a_copy_is_taken_tried_out_and_laid_in_a_second_place(house: Husrom, qtbot: QtBot, tmp_path: Path) -> None:
    stick = tmp_path / "pinne"
    stick.mkdir()
    keys = house.go("innstillinger")
    keys.tab_to("Sikkerhet")
    keys.press(Qt.Key.Key_Right)  # tabs beside each other are one stop
    settle()
    assert house.vindu.current_place() == Place("innstillinger", ("kopi",))
    push(keys, "Prøv gjenoppretting")
    assert "Det er ingen kopi å prøve." in said(house)
    push(keys, "Ta kopi nå")
    push(keys, "Prøv gjenoppretting")
    assert "kan hentes fram igjen." in said(house)
    push(keys, "Velg sted")
    answer_dialog(house, qtbot, stick)
    assert "Stedet er valgt." in said(house)
    assert len(list(stick.rglob("*.hakopi"))) == 1

    push(keys, "Ikke bruk stedet lenger")
    assert house.rom.tjenester.kopi.second_place() is None
    assert len(list(stick.rglob("*.hakopi"))) == 1, "what lies there is left alone"


def test_a_compartment_that_is_damaged_is_brought_back(house: Husrom) -> None:
    t = house.rom.tjenester
    t.brukere.invite("Stille Vind", Rolle.MOETEDELTAKER)
    t.aapent.tilgang.open(Rom.MOETE).close()
    t.kopi.take()
    (house.folder / "hvelv" / "moete.db").write_bytes(b"noe annet" * 1000)
    keys = house.go("innstillinger", "kopi")
    push(keys, "Hent fram fra en kopi: Delen for møter")

    assert "Delen er hentet fram fra kopien fra " in said(house)


@pytest.mark.xvfb
def test_the_log_is_searched_narrowed_checked_and_saved(house: Husrom, qtbot: QtBot, tmp_path: Path) -> None:
    barn = house.rom.add_child()
    keys = house.go("innstillinger", "logg")
    keys.type("nytt barn")
    settle()
    assert "1 linje vises." in said(house)
    keys.tab_to("Vis")
    keys.press(Qt.Key.Key_Down)
    settle()
    assert "Ingen linjer passer." in said(house), "nobody has read anything"
    keys.press(Qt.Key.Key_Up)
    push(keys, "Kontroller loggen")
    assert "Loggen er hel." in said(house)

    push(keys, "Lagre loggen som fil")
    answer_dialog(house, qtbot, tmp_path / "logg.jsonl")
    assert verify_export((tmp_path / "logg.jsonl").read_bytes()).antall > 3
    keys.tab_to("Vis")
    keys.press(Qt.Key.Key_Tab)  # on to the child
    keys.press(Qt.Key.Key_Down)
    settle()
    push(keys, "Lagre barnets logg som PDF")
    answer_dialog(house, qtbot, tmp_path / "barn.pdf")
    assert (tmp_path / "barn.pdf").read_bytes().startswith(b"%PDF-")
    newest = house.rom.tjenester.logg.newest(1)[0]
    assert (newest.handling, newest.barn_id) == ("logg.skrevet_ut", barn.id)


@pytest.mark.xvfb
def test_the_vault_moves_out(house: Husrom, qtbot: QtBot, tmp_path: Path) -> None:
    stick = tmp_path / "pinne"
    stick.mkdir()
    keys = house.go("innstillinger", "sikkerhet")
    push(keys, "Flytt hvelvet")
    push(keys, "Velg sted for kopien")
    answer_dialog(house, qtbot, stick)

    assert house.locked == [True]
    assert json.loads((house.folder / "hvelv" / "hode.json").read_bytes())["tilstand"] == "flyttet"


def test_the_second_sheet_is_made_and_given_up_without_a_trace(house: Husrom) -> None:
    keys = house.go("ark")
    push(keys, "Lag arket")
    push(keys, "Avbryt")

    assert "Mangler ark" in said(house)


def test_a_question_finds_its_child_and_the_leader_gets_her_numbers(shared: Delingsrom) -> None:
    barn = child_with_notes(shared.rom)
    staff = shared.invite("Stille Vik", Rolle.MOETEDELTAKER)
    shared.invite("Høy Varde", Rolle.LEDER)
    shared.hand_in(staff, "Hvem ringer skolen?")
    keys = shared.go("innlevert")
    push(keys, "Legg i mappen: Observasjon fra Stille Vik, i dag 13.00")
    assert "Velg hvem det gjelder." in said(shared)
    keys.tab_to("Hvilket barn gjelder det?")
    keys.press(Qt.Key.Key_Down)
    push(keys, "Legg i mappen: Observasjon fra Stille Vik, i dag 13.00")
    assert "Hvem ringer skolen?" in [one.tekst for one in shared.rom.tjenester.notat.of_barn(barn.id)]

    push(keys, "Del tall med leder")
    assert "Lederen kan se dagens tall." in said(shared)


def test_what_is_handed_in_is_laid_aside(shared: Delingsrom) -> None:
    shared.hand_in(shared.invite("Stille Vik", Rolle.MOETEDELTAKER), "Glem dette.")
    keys = shared.go("innlevert")
    aside = "Legg til side: Observasjon fra Stille Vik, i dag 13.00"
    push(keys, aside)  # and is asked why
    keys.type("Gjelder ingen her.")
    push(keys, aside)

    assert shared.rom.tjenester.innboks.waiting() == []


def test_the_leader_reads_on_where_there_is_nothing_to_press(shared: Delingsrom) -> None:
    leader = shared.invite("Høy Varde", Rolle.LEDER)
    for number in range(7):
        shared.rom.add_child(f"Stille Regn{number}")
    shared.rom.tjenester.lederoversikt.share()
    with shared.session(leader, Rom.LEDER) as begun:
        begun.window.resize(1024, 560)
        begun.window.show()
        begun.window.activateWindow()
        begun.begin()
        settle()
        keys = Keys(begun.window)
        screen = begun.window.current_screen()
        assert screen is not None
        assert keys.focus() is screen.ground, "not the lock: Enter would have locked"
        bar = screen.ground.verticalScrollBar()
        for _ in range(5):
            keys.press(Qt.Key.Key_PageDown)
        assert bar.value() == bar.maximum() > 0

        keys.press(Qt.Key.Key_2, ALT)
        settle()
        assert begun.window.current_place() == Place("godkjenning")
