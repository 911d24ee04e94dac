"""To another machine by keys alone: the old one lies at rest, and two that both live are found out and said.

Two laptops with a folder and a key store each, and a memory stick that is carried between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.e2e.taster import Taster
from tests.e2e.test_reise import PASSWORD, Maskin

THERE = "et helt nytt passord til havet"
AGAIN = "enda et annet passord til fjellet"


@pytest.fixture
def gammel(qapp: QApplication, tmp_path: Path) -> Iterator[Maskin]:
    """The laptop that the vault was made on."""
    machine = Maskin(qapp, tmp_path / "gammel" / "hvelv")
    yield machine
    machine.stop()


@pytest.fixture
def ny(qapp: QApplication, tmp_path: Path) -> Iterator[Maskin]:
    """The laptop that it moves to."""
    machine = Maskin(qapp, tmp_path / "ny" / "hvelv")
    yield machine
    machine.stop()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "PINNE").mkdir()
    return tmp_path / "PINNE"


def read_sheet(hands: Taster) -> list[str]:
    """Write the eight groups down from the screen, and say that they are on paper."""
    hands.wait_for("Jeg har arket")
    hands.settle(300)
    groups = {int(n): word.replace(" ", "") for n, word in re.findall(r"Gruppe (\d): ((?:\w ){3}\w)", hands.read())}
    assert sorted(groups) == [1, 2, 3, 4, 5, 6, 7, 8]
    hands.push("Jeg har arket")
    return [groups[n] for n in sorted(groups)]


def type_back(hands: Taster, sheet: list[str]) -> None:
    """Type the two groups that are asked for."""
    hands.wait_for("Står det på papiret?")
    first, second = dict.fromkeys(int(n) for n in re.findall(r"Gruppe (\d)", hands.read()))
    hands.type(sheet[first - 1])
    hands.press("Tab")
    hands.type(sheet[second - 1])
    hands.press("Enter")


def make_vault(hands: Taster) -> list[str]:
    """The first run, with one child; return what stands on the sheet in the safe."""
    hands.wait_for("Velkommen")
    hands.type("Solbakken")
    hands.fill("Navnet ditt", "Trygg Havn")
    hands.push("Neste")
    hands.wait_for("Hvem ringer dere?")
    hands.type("62 00 00 01")
    hands.fill("Barnevernsvakt", "62 00 00 02")
    hands.fill("BUP, akutt", "62 00 00 03")
    hands.push("Neste")
    hands.wait_for("Velg et passord")
    hands.type(PASSWORD)
    hands.push("Neste")
    sheet = read_sheet(hands)
    type_back(hands, sheet)
    hands.wait_for("Klart til bruk")
    hands.push("Legg inn første barn")
    register(hands, "Vakker Blomst")
    return sheet


def register(hands: Taster, name: str) -> None:
    hands.wait_for("Nytt barn")
    hands.settle(300)
    hands.type(name)
    hands.fill("Fødselsdato", "4.3.2011")
    hands.fill("Trygg voksen", "Rolig Bekk")
    hands.press("Ctrl+Enter")
    hands.wait_for(f"{name}, 15 år")


def register_one_more(hands: Taster, name: str) -> None:
    hands.press("Alt+2")
    hands.push("Nytt barn")
    register(hands, name)


def move_out(hands: Taster, machine: Maskin, stick: Path) -> Path:
    """«Flytt hvelvet»: choose the stick, answer the question, and the program locks. Return the copy."""
    open_settings(hands, "Flytt hvelvet")
    hands.push("Flytt hvelvet")
    hands.wait_for("På den nye maskinen")
    hands.push("Velg sted for kopien")
    choose(hands, stick)
    hands.wait_for("Flytte hvelvet nå?")
    hands.push("Flytt hvelvet")
    hands.wait_until(lambda: machine.ended == 1, "the program never locked")
    machine.stop()
    (copy,) = stick.rglob("*.hakopi")
    return copy


def take_over(hands: Taster, copy: Path, sheet: list[str]) -> list[str]:
    """On the new machine: find the copy, and open with the sheet. Return the new sheet."""
    hands.wait_for("Velkommen")
    hands.push("Hent fra sikkerhetskopi")
    choose(hands, copy)
    hands.wait_for("Glemt passord")
    hands.settle(300)
    return open_with_sheet(hands, sheet, THERE)


def open_with_sheet(hands: Taster, sheet: list[str], password: str) -> list[str]:
    hands.push("Glemt passord")
    hands.wait_for("Koden på gjenopprettingsarket")
    hands.settle(300)
    hands.type(" ".join(sheet).lower())
    hands.fill("Nytt passord", password)
    hands.press("Enter")
    fresh = read_sheet(hands)
    type_back(hands, fresh)
    hands.wait_for("Hurtiglogg")
    return fresh


def choose(hands: Taster, path: Path) -> None:
    """Type a path in the dialog that has just opened."""
    hands.settle(700)
    hands.type(str(path))
    hands.press("Enter")
    hands.wait_until(lambda: not isinstance(QApplication.activeWindow(), QFileDialog | None), "the dialog stays open")


def open_settings(hands: Taster, what: str) -> None:
    """Go through the sections of the settings by the arrow keys until this stands there."""
    hands.press("Alt+0")
    hands.wait_for("Sikkerhet")
    hands.settle(500)
    if what not in hands.read():
        hands.tab_to("Sikkerhet")
    for _ in range(8):
        if what in hands.read():
            return
        hands.press("Right")
        hands.settle(300)
    raise AssertionError(f"no section says «{what}»")


def use_second_place(hands: Taster, stick: Path) -> None:
    open_settings(hands, "Kopi på et annet sted")
    hands.push("Velg sted")
    choose(hands, stick)


def take_copy(hands: Taster, stick: Path, expected: int) -> None:
    """Take a copy, and wait until it is one of so many on the stick."""
    hands.push("Ta kopi nå")
    hands.wait_until(lambda: len([*stick.rglob("*.hakopi")]) == expected, "the copy never came to the stick")


def lock(hands: Taster, machine: Maskin) -> None:
    before = machine.ended
    hands.press("Ctrl+L")
    hands.wait_until(lambda: machine.ended == before + 1, "the process never ended")
    machine.stop()


@pytest.mark.xvfb
def test_the_vault_moves_the_old_machine_says_so_and_two_that_live_are_found_out(
    gammel: Maskin, ny: Maskin, stick: Path
) -> None:
    hands = gammel.start()
    sheet = make_vault(hands)
    copy = move_out(hands, gammel, stick)

    hands = ny.start()
    fresh = take_over(hands, copy, sheet)
    assert fresh != sheet
    hands.press("Alt+2")
    hands.wait_for("Vakker Blomst")
    register_one_more(hands, "Modig Gran")
    use_second_place(hands, stick)
    hands.wait_for("Stedet er valgt.")
    take_copy(hands, stick, 2)
    assert "i bruk på to maskiner" not in hands.read()
    lock(hands, ny)

    hands = gammel.start()
    hands.wait_for("Hvelvet ble flyttet til en annen maskin")
    hands.type(PASSWORD)
    hands.press("Enter")
    hands.wait_for("Bruk den andre maskinen.")
    open_with_sheet(hands, sheet, AGAIN)  # its sheet still opens what lies here: somebody takes it into use again
    register_one_more(hands, "Lett Sky")
    use_second_place(hands, stick)
    hands.wait_for("Hvelvet ser ut til å være i bruk på to maskiner.")
    take_copy(hands, stick, 3)
    lock(hands, gammel)

    hands = ny.start()
    hands.wait_for("Passord")
    hands.settle(300)
    hands.type(THERE)
    hands.press("Enter")
    hands.wait_for("Hurtiglogg")
    assert "Hvelvet ble flyttet" not in hands.read()
    open_settings(hands, "Kopi på et annet sted")
    take_copy(hands, stick, 4)
    hands.wait_for("Hvelvet ser ut til å være i bruk på to maskiner.")
