"""Raising a theme from the keyboard, over a real vault: it stands open at once, and nothing typed is lost."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import shown_room

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]
her = shown_room(husrom)


def test_each_line_is_a_theme_that_stands_open(her: Husrom) -> None:
    barn = her.rom.add_child()
    her.rom.tjenester.tema.raise_tema(barn.id, "Søvn")
    keys = her.go("nytt_tema", barn.id)
    assert "Søvn" in words(her.vindu)
    keys.type("Skole")
    keys.press(Qt.Key.Key_Return)
    keys.type("Besøk hjemme")
    keys.press(Qt.Key.Key_Return, CTRL)

    assert [one.tekst for one in her.rom.tjenester.tema.open_of(barn.id)] == ["Søvn", "Skole", "Besøk hjemme"]
    assert her.went_to("barnet") == (barn.id,)


def test_an_empty_field_is_asked_about(her: Husrom) -> None:
    barn = her.rom.add_child()
    her.go("nytt_tema", barn.id)
    press(her.vindu, "Lagre")
    assert "Skriv hva temaet gjelder." in words(her.vindu)
    assert her.rom.tjenester.tema.open_of(barn.id) == []


def test_what_is_half_written_is_there_after_a_restart_and_gone_when_it_is_given_up(her: Husrom, shown: Show) -> None:
    barn = her.rom.add_child()
    her.go("nytt_tema", barn.id).type("Sko")
    her.vindu.leave()

    again = her.new_window()
    shown(again.vindu)
    keys = again.go("nytt_tema", barn.id)
    assert keys.focus().toPlainText() == "Sko"  # type: ignore[attr-defined] # it is a text area
    press(again.vindu, "Avbryt")
    assert again.rom.tjenester.utkast.find(f"tema:{barn.id}") is None
