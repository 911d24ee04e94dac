"""Giving somebody access, by keys alone: a name, a role, and a code that is shown once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from helseansvarlig.domain.person import Rolle
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import TODAY, Keys, shown_room
from ui.screens.brukere.new_screen import NyBrukerScreen

room = shown_room(husrom)


def said(room: Husrom) -> str:
    return " ".join(words(room.vindu))


def fill(room: Husrom, name: str = "Rolig Bekk", role: str = "Stedfortreder") -> Keys:
    keys = room.go("ny_bruker")
    keys.type(name)
    keys.tab_to("Helseansvarlig")
    for one in ("Helseansvarlig", "Stedfortreder", "Møtedeltaker", "Leder"):
        if one == role:
            break
        keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Space)
    return keys


def test_somebody_is_given_access_with_keys_alone(room: Husrom) -> None:
    keys = fill(room)
    assert "Leser og skriver alt, som den helseansvarlige." in said(room)
    keys.tab_to("Siste dag")
    keys.type("om 2 uker")
    keys.press(Qt.Key.Key_Return)

    assert "Startkode til Rolig Bekk" in said(room)
    (made,) = [one for one in room.rom.tjenester.brukere.list() if one.navn == "Rolig Bekk"]
    assert (made.rolle, made.til, made.har_startkode) == (Rolle.STEDFORTREDER, TODAY + timedelta(days=14), True)
    assert keys.focus().accessibleName() == "Skriv ut lappen"
    keys.press(Qt.Key.Key_Return)
    assert room.papers[0].startswith(b"%PDF-")


def test_the_code_is_shown_once_and_gone_when_the_screen_is_left(room: Husrom) -> None:
    fill(room)
    press(room.vindu, "Lag startkode")
    assert "Den vises ikke igjen." in said(room)

    press(room.vindu, "Ferdig")
    assert "Har fått startkode, men ikke begynt ennå." in said(room)
    room.go("ny_bruker")
    assert "Startkode til" not in said(room)
    (name,) = [one for one in room.vindu.findChildren(QLineEdit) if one.accessibleName() == "Navn" and one.isVisible()]
    assert name.text() == ""


def test_the_note_can_be_saved_and_says_to_delete_the_file(room: Husrom, tmp_path: Path) -> None:
    fill(room)
    press(room.vindu, "Lag startkode")
    screen = room.vindu.current_screen()
    assert isinstance(screen, NyBrukerScreen)

    screen._presenter.save_note(tmp_path / "lapp.pdf")

    assert (tmp_path / "lapp.pdf").read_bytes().startswith(b"%PDF-")
    assert "Slett filen når koden er levert." in said(room)


def test_what_is_missing_is_said_and_nothing_typed_is_lost(room: Husrom) -> None:
    keys = room.go("ny_bruker")
    keys.press(Qt.Key.Key_Return)
    assert "Skriv navnet." in said(room)
    assert "Velg en rolle." in said(room)
    assert keys.focus().accessibleName() == "Navn"
    assert [one.navn for one in room.rom.tjenester.brukere.list()] == ["Trygg Havn"]


@pytest.mark.parametrize(
    ("name", "first", "last", "expected"),
    [
        ("trygg havn", "", "", "Det finnes alt en bruker med dette navnet."),
        ("Rolig Bekk", "1.12.2026", "25.11.2026", "Tilgangen slutter før den begynner."),
        ("Rolig Bekk", "", "en gang", "Skriv datoen som 4.3.2026"),
    ],
)
def test_what_cannot_be_is_said_under_its_field(room: Husrom, name: str, first: str, last: str, expected: str) -> None:
    keys = fill(room, name)
    for field, text in (("Første dag", first), ("Siste dag", last)):
        keys.tab_to(field)
        keys.type(text)
    press(room.vindu, "Lag startkode")

    assert expected in said(room)
    assert len(room.rom.tjenester.brukere.list()) == 1
