"""Bringing in a list from the keyboard, over a real vault; the file is on the disk, the dialogue is the machine's."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui import probes
from tests.ui.barnerom import LOOKS, Barnerom, barnerom, faults, words
from tests.ui.skjermrom import settle, shown_room
from ui.screens.barn.list_screen import BarnelisteScreen
from ui.theme import Look, Wishes
from ui.widgets.page import Place

Show = Callable[..., QWidget]
her = shown_room(barnerom)

LIST = """Navn;Født;Innflyttet;Skostørrelse
Modig Gran;4.3.2011;20.11.2026;38
Vakker Blomst;4.3.2011;;41
Rask Elv;mars 2012;;
"""


def bring(room: Barnerom, folder: Path, text: str = LIST) -> None:
    """Choose a file: the machine's own dialogue cannot be driven from here, so its answer is given."""
    file = folder / "barn.csv"
    file.write_text(text, encoding="utf-8")
    screen = room.vindu.current_screen()
    assert isinstance(screen, BarnelisteScreen)
    screen._presenter.read(file)
    settle()


def names(room: Barnerom) -> list[str]:
    return [linje.barn.navn for linje in room.rom.tjenester.barn.list_barn()]


def test_every_row_is_seen_before_anything_is_saved(her: Barnerom, tmp_path: Path) -> None:
    her.rom.add_child("Vakker Blomst", date(2011, 3, 4))
    her.go("barneliste")
    bring(her, tmp_path)
    shown = words(her.vindu)

    assert "Ett barn kan legges inn. 2 rader blir stående utenfor." in shown
    assert "Disse kolonnene blir ikke med: Skostørrelse." in shown
    assert "Rad 3: Barnet er registrert fra før." in shown
    assert "Rad 4: En dato er ikke forstått. Skriv den som 4.3.2011." in shown
    assert names(her) == ["Vakker Blomst"]


def test_one_press_brings_them_in_and_one_undo_takes_them_back(her: Barnerom, tmp_path: Path) -> None:
    keys = her.go("barneliste")
    bring(her, tmp_path)
    assert keys.focus().accessibleName() == "Legg inn 2 barn"
    keys.press(Qt.Key.Key_Return)

    assert her.place() == Place("barn")
    assert names(her) == ["Modig Gran", "Vakker Blomst"]
    her.rom.jobs.run(her.rom.tjenester.angre.undo)
    assert names(her) == []


def test_a_file_that_is_no_list_is_said_in_plain_words(her: Barnerom, tmp_path: Path) -> None:
    her.go("barneliste")
    bring(her, tmp_path, "Dato;Sted\n1;2\n")

    assert "Lista har ingen kolonne med navn." in words(her.vindu)
    assert names(her) == []


def test_a_list_is_forgotten_when_one_comes_back(her: Barnerom, tmp_path: Path) -> None:
    her.go("barneliste")
    bring(her, tmp_path)
    her.go("barn")
    keys = her.go("barneliste")

    assert "Velg en liste" in words(her.vindu)
    keys.tab_to("Avbryt")
    keys.press(Qt.Key.Key_Space)
    assert her.place() == Place("barn")


def test_the_way_here_stands_beside_a_new_child(her: Barnerom) -> None:
    keys = her.go("barn")
    keys.tab_to("Hent inn liste")
    keys.press(Qt.Key.Key_Space)
    assert her.place() == Place("barneliste")


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
@pytest.mark.parametrize("state", ["tom", "lest"])
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes, state: str) -> None:
    look.wish(wishes)
    with barnerom(tmp_path) as room:
        shown(room.vindu)
        room.go("barneliste")
        if state == "lest":
            bring(room, tmp_path)
        assert faults(room.vindu, wishes) == []
        assert "Hent inn liste" in probes.headings(room.vindu)
