"""Two people and one laptop, by keys alone: given access, begun with a start code, and taken away with a new key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.e2e.taster import Taster
from tests.e2e.test_reise import PASSWORD, Maskin, first_run, register_child

HERS = "lampe elv mose tårn"


@pytest.fixture
def maskin(qapp: QApplication, tmp_path: Path) -> Iterator[Maskin]:
    machine = Maskin(qapp, tmp_path / "hvelv")
    yield machine
    machine.stop()


def lock(hands: Taster, machine: Maskin) -> Taster:
    ended = machine.ended
    hands.press("Ctrl+L")
    hands.wait_until(lambda: machine.ended > ended, "the process never ended")
    return start_again(machine)


def start_again(machine: Maskin) -> Taster:
    machine.stop()
    hands = machine.start()
    hands.wait_for("Passord")
    hands.settle(300)
    return hands


def unlock(hands: Taster, password: str) -> None:
    hands.tab_to("Passord")
    hands.type(password)
    hands.press("Enter")


def open_users(hands: Taster) -> None:
    hands.push("Innstillinger")
    hands.wait_for("Hvem har tilgang")
    hands.settle(400)
    hands.push("Brukere")
    hands.wait_for("Gi noen tilgang")
    hands.settle(300)


def give_access(hands: Taster) -> str:
    """Give a deputy access and return the start code, read letter by letter as a screen reader says it."""
    open_users(hands)
    hands.push("Gi noen tilgang")
    hands.settle(400)
    hands.type("Rolig Bekk")
    hands.tab_to("Helseansvarlig")
    hands.press("Right", "Space")
    hands.push("Lag startkode")
    hands.wait_for("Startkode til Rolig Bekk")
    groups = re.findall(r"Gruppe \d: ((?:\w ){3}\w)", hands.read())
    return " ".join(group.replace(" ", "") for group in groups)


@pytest.mark.xvfb
def test_a_deputy_comes_and_goes(maskin: Maskin) -> None:
    hands = maskin.start()
    first_run(hands)
    register_child(hands)
    code = give_access(hands)
    assert len(code) == 19

    hands = lock(hands, maskin)
    hands.tab_to("Trygg Havn")  # who: on Linux a list is called by what is chosen in it
    hands.press("Down")
    hands.push("Jeg har en startkode")
    hands.settle(300)
    hands.type(code)
    hands.fill("Passordet ditt", HERS)
    hands.press("Enter")
    hands.wait_for("Rolig Bekk")
    hands.press("Alt+2")
    hands.wait_for("Vakker Blomst")

    hands = lock(hands, maskin)
    unlock(hands, PASSWORD)
    hands.wait_for("Trygg Havn")
    hands.settle(400)
    ended = maskin.ended
    open_users(hands)
    hands.push("Endre tilgangen til Rolig Bekk")
    hands.wait_for("Ny vei inn")
    hands.settle(400)
    hands.push("Ta bort tilgangen")
    hands.wait_for("Ta bort tilgangen til Rolig Bekk?")
    hands.settle(400)
    hands.push("Ta bort tilgangen")
    hands.wait_until(lambda: maskin.ended > ended, "the program never locked")

    hands = start_again(maskin)
    assert "Hvem er du?" not in hands.read(), "one person is left"
    unlock(hands, PASSWORD)
    hands.wait_for("Trygg Havn")
    hands.press("Alt+2")
    hands.wait_for("Vakker Blomst")
    assert "eldre" not in hands.read(), "nothing is odd about a vault with a new key"
