"""Meeting staff and leaders change their own password, by keys alone, in the only window they have."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports.rom import RomAapent
from tests.ui.delingsrom import Delingsrom, delingsrom
from tests.ui.husrom import words
from tests.ui.skjermrom import PASSWORD, Keys, settle, shown_room
from ui.main_window import MainWindow
from ui.rom_session import RomSession
from ui.widgets.page import Place

NEW = "sol over stille hav i kveld"
her = shown_room(delingsrom)


def go_there(begun: RomSession) -> Keys:
    begun.window.show()
    begun.begin()
    settle()
    keys = Keys(begun.window)
    keys.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    settle()
    assert begun.window.current_place() == Place("passord")
    return keys


@pytest.mark.parametrize(("rolle", "rom"), [(Rolle.MOETEDELTAKER, Rom.MOETE), (Rolle.LEDER, Rom.LEDER)])
def test_the_new_password_opens_and_the_old_one_no_longer(her: Delingsrom, rolle: Rolle, rom: Rom) -> None:
    with her.inside(her.invite("Stille Vik", rolle), rom) as aapent, her.session_over(aapent) as begun:
        keys = go_there(begun)
        keys.type(PASSWORD)
        keys.tab_to("Nytt passord")
        keys.type(NEW)
        keys.press(Qt.Key.Key_Return)
        settle()

        assert "Passordet er byttet." in words(begun.window)
        assert_opens_with(her, aapent, NEW)


def assert_opens_with(her: Delingsrom, aapent: RomAapent, password: str) -> None:
    with pytest.raises(KnownError, match="feil_passord"):
        her.rom.hvelv.change_password(aapent, PASSWORD, password)
    her.rom.hvelv.change_password(aapent, password, PASSWORD)


def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_is_forgotten_elsewhere(her: Delingsrom) -> None:
    with her.session(her.invite("Stille Vik", Rolle.MOETEDELTAKER)) as begun:
        keys = go_there(begun)
        keys.press(Qt.Key.Key_Return)
        settle()
        assert "Skriv passordet du bruker nå." in words(begun.window)

        keys.type("feil passord her")
        keys.tab_to("Nytt passord")
        keys.type(NEW)
        keys.press(Qt.Key.Key_Return)
        settle()
        assert any("stemmer ikke" in one for one in words(begun.window))

        assert_nothing_is_kept(begun.window)


def assert_nothing_is_kept(window: MainWindow) -> None:
    window.show_place(Place("lever_inn"))
    settle()
    assert [one.text() for one in window.findChildren(QLineEdit) if one.accessibleName() == "Nytt passord"] == [""]
