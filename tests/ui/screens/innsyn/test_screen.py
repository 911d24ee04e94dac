"""Going through a record from the keyboard, over a real vault: what is kept out, why, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.innsynsmerke import Innsynsmerke, Merkegrunn
from helseansvarlig.domain.notat import Notatart
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import older_child, settle, shown_room

Show = Callable[..., QWidget]
her = shown_room(husrom)


def child(room: Husrom, *notes: str) -> Barn:
    barn = room.rom.add_child()
    older_child(room.rom)
    for note in notes:
        room.rom.tjenester.notat.add(barn.id, Notatart.OBSERVASJON, note)
    return barn


def marks(room: Husrom, barn: Barn) -> list[Innsynsmerke]:
    with room.rom.tjenester.aapent.oekt.store.read() as unit:
        return unit.innsynsmerke.of_barn(barn.id)


def pick(room: Husrom, key: str) -> None:
    field = room.vindu.findChild(QComboBox)
    assert field is not None
    field.setCurrentIndex(field.findData(key))
    settle()


def test_an_entry_is_marked_with_a_reason_from_the_keyboard(her: Husrom) -> None:
    barn = child(her, "Mor bor i Elvegata")
    keys = her.go("innsyn", barn.id)
    keys.tab_to("Merk: 23. november 2026: notat")
    keys.press(Qt.Key.Key_Space)
    settle()
    keys.press(Qt.Key.Key_Space)  # the first reason
    keys.tab_to("Skriv kort hvorfor")
    keys.type("Røper hvor mor bor")
    keys.press(Qt.Key.Key_Return)
    settle()

    (mark,) = marks(her, barn)
    assert (mark.grunn, mark.begrunnelse) == (Merkegrunn.FARE, "Røper hvor mor bor")
    assert "Holdes utenfor" in words(her.vindu)
    assert her.vindu.focusWidget() is not None
    assert her.vindu.focusWidget().accessibleName().startswith("Endre merket")


def test_without_a_reason_nothing_is_marked_and_it_says_what_is_missing(her: Husrom) -> None:
    barn = child(her, "Sov til sju")
    her.go("innsyn", barn.id)
    press(her.vindu, "Merk")
    press(her.vindu, "Lagre merket")

    assert {"Velg hvorfor.", "Skriv kort hvorfor."} <= {*words(her.vindu)}
    assert marks(her, barn) == []


def test_a_mark_is_taken_away_and_undone(her: Husrom) -> None:
    barn = child(her, "Sov til sju")
    row = her.rom.tjenester.innsynsmerke.go_through(barn.id).linjer[0].innslag.rad
    her.rom.tjenester.innsynsmerke.mark(barn.id, row, Merkegrunn.ANDRE, "Om mor")
    her.go("innsyn", barn.id)
    press(her.vindu, "Endre merket")
    press(her.vindu, "Ta bort merket")
    assert marks(her, barn) == []

    her.rom.tjenester.angre.undo()
    assert len(marks(her, barn)) == 1


def test_what_may_name_another_child_is_found_and_can_be_let_stand(her: Husrom) -> None:
    barn = child(her, "Lekte med Modig i hagen", "Sov til sju")
    her.go("innsyn", barn.id)
    pick(her, "nevner")

    said = words(her.vindu)
    assert "Kan nevne et annet barn: Modig" in said
    assert not any("Sov til sju" in one for one in said)
    press(her.vindu, "Merk")
    assert "Det er ikke et annet barn her" in [
        one.text() for one in her.vindu.findChildren(QWidget) if hasattr(one, "text")
    ]


def test_words_are_looked_for_and_what_is_not_there_is_said(her: Husrom) -> None:
    her.go("innsyn", child(her, "Lekte i hagen", "Sov til sju").id)
    (field,) = [one for one in her.vindu.findChildren(QLineEdit) if one.accessibleName() == "Finn ord i mappen"]
    field.setText("SJU sov")
    settle()
    assert any("Sov til sju" in one for one in words(her.vindu))
    assert not any("Lekte" in one for one in words(her.vindu))
    field.setText("finnes ikke")
    settle()
    assert "Ingenting her" in words(her.vindu)


def test_what_is_half_written_is_there_after_a_restart(her: Husrom, shown: Show) -> None:
    barn = child(her, "Sov til sju")
    keys = her.go("innsyn", barn.id)
    press(her.vindu, "Merk")
    keys.tab_to("Skriv kort hvorfor")
    keys.type("Røper")
    her.vindu.leave()

    again = her.new_window()
    shown(again.vindu)
    again.go("innsyn", barn.id)
    press(again.vindu, "Merk")
    assert "Røper" in [one.text() for one in again.vindu.findChildren(QLineEdit)]


def test_the_childs_page_leads_there(her: Husrom) -> None:
    barn = child(her, "Sov")
    her.go("innsyn", barn.id)
    press(her.vindu, "Til barnets side")
    assert her.went_to("barnet") == (barn.id,)
