"""The two sheets, by keys alone: until two groups of a new one are typed back, the older one opens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.services.gjenopprettingsark import Arkplass
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import Keys, shown_room
from ui.screens.ark.screen import ArkScreen

room = shown_room(husrom)
NEW = "hval bok teppe regn"
GROUP = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}")


def said(room: Husrom) -> str:
    return " ".join(words(room.vindu))


def code_on_screen(room: Husrom) -> str:
    return " ".join(one for one in words(room.vindu) if GROUP.fullmatch(one))


def make(room: Husrom, button: str) -> tuple[Keys, str]:
    keys = room.go("ark")
    keys.tab_to(button)
    keys.press(Qt.Key.Key_Return)
    return keys, code_on_screen(room)


def type_back(room: Husrom, keys: Keys, code: str) -> None:
    keys.tab_to("Jeg har arket")
    keys.press(Qt.Key.Key_Return)
    fields = [one for one in room.vindu.findChildren(QLineEdit) if one.accessibleName().startswith("Gruppe ")]
    for field in [one for one in fields if one.isVisible()]:
        keys.tab_to(field.accessibleName())
        keys.type(code.split()[int(field.accessibleName().split()[1]) - 1])
    keys.press(Qt.Key.Key_Return)


def opens(room: Husrom, code: str) -> bool:
    try:
        room.rom.hvelv.recover(code, room.rom.hvelv.brukere()[0].id, NEW)
    except KnownError as error:
        assert error.code == "gjenopprettingskode_feil"
        return False
    return True


def test_the_owners_envelope_is_made_with_keys_alone(room: Husrom) -> None:
    room.go("ark")
    assert "Mangler ark" in said(room)
    keys, code = make(room, "Lag arket")
    assert not opens(room, code), "nobody has proved to have it"

    type_back(room, keys, code)

    assert "Det nye arket gjelder." in said(room)
    assert "Mangler ark" not in said(room)
    assert opens(room, code)
    assert room.rom.tjenester.ark.places() == frozenset(Arkplass)


def test_a_new_sheet_for_the_safe_spends_the_older_one_and_not_the_owners(room: Husrom) -> None:
    keys, owners = make(room, "Lag arket")
    type_back(room, keys, owners)
    keys, first = make(room, "Lag nytt ark")
    type_back(room, keys, first)
    keys, second = make(room, "Lag nytt ark")
    assert opens(room, first), "until the new one is typed back"
    type_back(room, keys, second)

    assert (opens(room, owners), opens(room, first), opens(room, second)) == (True, False, True)


def test_a_sheet_that_is_given_up_changes_nothing(room: Husrom) -> None:
    _, code = make(room, "Lag nytt ark")
    press(room.vindu, "Avbryt")
    assert "Har ark" in said(room)
    assert not opens(room, code)

    make(room, "Lag nytt ark")
    room.go("brukere")
    room.go("ark")
    assert code_on_screen(room) == ""


def test_a_wrong_group_is_named(room: Husrom) -> None:
    keys, code = make(room, "Lag nytt ark")
    type_back(room, keys, " ".join(reversed(code.split())) if code else "")
    assert "Dette er ikke det som står på arket." in said(room)
    press(room.vindu, "Vis arket igjen")
    assert code_on_screen(room) == code


def test_the_sheet_is_printed_and_saved(room: Husrom, tmp_path: Path) -> None:
    make(room, "Lag nytt ark")
    press(room.vindu, "Skriv ut")
    screen = room.vindu.current_screen()
    assert isinstance(screen, ArkScreen)
    screen._presenter.save_sheet(tmp_path / "ark.pdf")
    assert (tmp_path / "ark.pdf").read_bytes() == room.papers[0]
    assert "Arket er lagret." in said(room)


def test_a_sheet_made_before_access_was_changed_is_refused(room: Husrom) -> None:
    """Its header knows nothing of who came or went meanwhile."""
    service = room.rom.tjenester.ark
    draft = service.new(Arkplass.SAFE)
    room.rom.tjenester.brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER)
    groups = draft.kode.split()

    with pytest.raises(KnownError, match="ark_foreldet"):
        service.confirm(draft, Arkplass.SAFE, (groups[draft.grupper[0] - 1], groups[draft.grupper[1] - 1]))
    assert len(room.rom.tjenester.brukere.list()) == 2


def test_esc_gives_a_sheet_up(room: Husrom) -> None:
    make(room, "Lag nytt ark")
    screen = room.vindu.current_screen()
    assert screen is not None
    assert screen.step_back()
    assert not screen.step_back()
    assert [
        one.text() for one in room.vindu.findChildren(QPushButton) if one.text() == "Jeg har arket" and one.isVisible()
    ] == []
