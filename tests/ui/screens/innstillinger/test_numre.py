"""The house's own numbers from the keyboard: kept, missed where they are not known, and never half in force."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import shown_room

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]
her = shown_room(husrom)


def test_a_number_and_an_answer_that_there_is_none_are_both_answers(her: Husrom) -> None:
    keys = her.go("innstillinger", "numre")
    assert keys.focus().accessibleName() == "Vakthavende leder"
    keys.type("62 00 00 00")
    none = next(
        one for one in her.vindu.findChildren(QCheckBox) if one.accessibleName() == "Tannlegevakt finnes ikke hos oss"
    )
    none.click()
    keys.press(Qt.Key.Key_Return, CTRL)

    answered = her.rom.tjenester.lokalnummer.answered()
    assert (answered["vakthavende_leder"].nummer, answered["tannlegevakt"].finnes_ikke) == ("62 00 00 00", True)
    assert len(answered) == 2
    assert any("5 numre mangler ennå." in one for one in words(her.vindu))
    her.go("innstillinger", "numre")
    assert words(her.vindu).count("Mangler ennå.") == 5
    assert words(her.vindu).count("Kontrollert 23.11.2026.") == 2


def test_what_nobody_can_dial_is_asked_about_and_nothing_is_kept(her: Husrom) -> None:
    keys = her.go("innstillinger", "numre")
    keys.type("62 00 00 00")
    keys.tab_to("Barnevernsvakt")
    keys.type("spør Rolig")
    press(her.vindu, "Lagre")

    assert words(her.vindu).count("Skriv et nummer som kan ringes, med minst tre sifre.") == 2
    assert her.rom.tjenester.lokalnummer.answered() == {}


def test_what_is_half_written_is_there_after_a_restart(her: Husrom, shown: Show) -> None:
    keys = her.go("innstillinger", "numre")
    keys.type("62 00")
    her.vindu.leave()

    again = her.new_window()
    shown(again.vindu)
    keys = again.go("innstillinger", "numre")
    assert keys.focus().text() == "62 00"  # type: ignore[attr-defined] # it is a line
