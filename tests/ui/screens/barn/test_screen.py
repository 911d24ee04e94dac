"""The list of children from the keyboard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.svar import besvart
from tests.fakes.svartid import SOVN, TRYGG, mapped
from tests.ui import probes
from tests.ui.barnerom import LOOKS, Barnerom, barnerom, consent, faults, follow_up, words
from tests.ui.skjermrom import TODAY, shown_room
from ui.theme import Look, Wishes
from ui.widgets.lists import RowButton
from ui.widgets.page import Place

Show = Callable[..., QWidget]
her = shown_room(barnerom)


def test_a_child_is_opened_with_two_presses(her: Barnerom) -> None:
    """Task 3."""
    her.rom.add_child("Modig Gran")
    vakker = her.rom.add_child("Vakker Blomst")
    keys = her.go("i_dag")
    keys.press(her.key_of("barn"), Qt.KeyboardModifier.AltModifier)
    keys.type("vakk")
    keys.press(Qt.Key.Key_Return)

    assert keys.presses <= 2
    assert her.place() == Place("barnet", (vakker.id,))


def test_the_arrows_lead_from_the_field_to_a_row_and_back(her: Barnerom) -> None:
    for navn in ("Lys Måne", "Modig Gran", "Vakker Blomst"):
        her.rom.add_child(navn)
    keys = her.go("barn")
    field = keys.focus()
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down)
    assert keys.focus().accessibleName().startswith("Modig Gran, 15 år, Rolig Bekk, Mangler: ingen har svart ennå")
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Up)
    assert keys.focus() is field


def test_f2_edits_the_child_one_stands_on(her: Barnerom) -> None:
    her.rom.add_child("Lys Måne")
    modig = her.rom.add_child("Modig Gran")
    keys = her.go("barn")
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_F2)
    assert her.place() == Place("nytt_barn", (modig.id,))


def test_a_slip_of_the_finger_is_mended_with_one_press(her: Barnerom) -> None:
    her.rom.add_child("Vakker Blomst")
    keys = her.go("barn")
    keys.type("Vakkker")
    assert {"Ingen treff på «Vakkker»", "Mente du Vakker Blomst?"} <= set(words(her.vindu))
    keys.tab_to("Vakker Blomst")
    keys.press(Qt.Key.Key_Space)
    assert "Deling med BUP" in words(her.vindu)


def test_who_has_moved_is_counted_and_shown_when_asked_for(her: Barnerom) -> None:
    her.rom.add_child("Modig Gran")
    lys = her.rom.add_child("Lys Måne")
    her.rom.tjenester.barn.save(replace(lys, flyttet=date(2026, 10, 1)))
    keys = her.go("barn")
    assert "1 bor her, 1 tidligere" in words(her.vindu)
    assert "Lys Måne" not in words(her.vindu)
    keys.tab_to("Vis tidligere")
    keys.press(Qt.Key.Key_Space)
    assert "Lys Måne" in words(her.vindu)


def test_the_list_follows_what_happens_elsewhere(her: Barnerom) -> None:
    barn = her.rom.add_child()
    her.go("barn")
    her.rom.jobs.run(lambda: her.rom.tjenester.barn.save(replace(barn, navn="Vakker Eng")))
    assert "Vakker Eng" in words(her.vindu)


def test_an_empty_list_begins_with_the_first_child(her: Barnerom) -> None:
    keys = her.go("barn")
    keys.press(Qt.Key.Key_Space)
    assert her.place() == Place("nytt_barn")


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
@pytest.mark.parametrize("state", ["tom", "full", "ingen treff"])
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes, state: str) -> None:
    look.wish(wishes)
    with barnerom(tmp_path) as room:
        if state != "tom":
            barn = room.rom.add_child()
            follow_up(room.rom, barn, "Etterspør svar fra barne- og ungdomspsykiatrisk poliklinikk", -2)
            consent(room.rom, barn)
            room.rom.add_child("Langt Navn Med Mange Deler Som Må Brytes")
        shown(room.vindu)
        keys = room.go("barn")
        if state == "ingen treff":
            keys.type("Vakkker")
        assert faults(room.vindu, wishes) == []
        assert "Barn" in probes.headings(room.vindu)


def test_focus_is_seen_on_every_stop(her: Barnerom) -> None:
    her.rom.add_child()
    her.go("barn")
    assert probes.ring_faults(her.vindu) == []


def test_how_much_has_been_mapped_stands_in_the_row_and_is_read_with_it(her: Barnerom) -> None:
    """Counted of what is asked at the child's age; whoever has left shows how many kartlegginger there were."""
    vakker, modig = her.rom.add_child("Vakker Blomst"), her.rom.add_child("Modig Gran", date(2022, 5, 6))
    mapped(her.rom.tjenester, vakker.id, TODAY, {SOVN: besvart(3), TRYGG: besvart(5)})
    mapped(her.rom.tjenester, modig.id, TODAY, {SOVN: besvart(3)})
    her.rom.tjenester.barn.save(replace(her.rom.tjenester.barn.get(modig.id), flyttet=TODAY))
    her.rom.add_child("Lys Måne", date(2022, 5, 6))
    keys = her.go("barn")
    keys.tab_to("Vis tidligere")
    keys.press(Qt.Key.Key_Space)
    shown = words(her.vindu)
    assert {"2 av 8", "0 av 6", "1 kartlegging"} <= set(shown)
    spoken = [one.accessibleName() for one in her.vindu.findChildren(RowButton)]
    assert any(name.startswith("Vakker") and name.endswith("2 av 8 områder kartlagt") for name in spoken)
