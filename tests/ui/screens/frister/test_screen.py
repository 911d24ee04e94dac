"""The rules about deadlines from the keyboard, over a real vault."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.frist import Frist, Fristbruk
from tests.ui import probes
from tests.ui.barnerom import LOOKS, Barnerom, barnerom, faults, words
from tests.ui.skjermrom import settle, shown_room
from ui.theme import Look, Wishes
from ui.widgets.page import Place

Show = Callable[..., QWidget]
her = shown_room(barnerom)


def rule(room: Barnerom, regel: str) -> Frist:
    return next(frist for frist in room.rom.tjenester.frister.rules() if frist.regel.id == regel)


def test_every_rule_stands_with_its_source_and_the_day_it_was_checked(her: Barnerom) -> None:
    her.go("frister")
    shown = words(her.vindu)

    for frist in her.rom.tjenester.frister.rules():
        assert frist.regel.tekst.nb in shown
        assert any(frist.regel.kilde.tekst in one for one in shown)
    assert shown.count("Ikke kontrollert") == 2
    assert "Ingen kilde sier hvor ofte." in shown


def test_a_rule_is_decided_with_a_reason_and_put_back(her: Barnerom) -> None:
    keys = her.go("frister")
    keys.tab_to("Endre: Kartlegg på nytt")
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Antall")
    keys.type("6")
    keys.tab_to("Hvorfor?")
    keys.type("Rutine 4.2")
    keys.press(Qt.Key.Key_Return)
    settle()

    decided = rule(her, "ny_kartlegging")
    assert (decided.bruk, decided.antall) == (Fristbruk.BESTEMT_HER, 6)
    assert "Bestemt av Trygg Havn 23. november: Rutine 4.2" in words(her.vindu)
    assert "6 måneder etter: Forrige kartlegging er ferdig" in words(her.vindu)
    keys.tab_to("Endre: Kartlegg på nytt")
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Sett tilbake")
    keys.press(Qt.Key.Key_Space)
    assert rule(her, "ny_kartlegging").bruk is Fristbruk.IKKE_KONTROLLERT


def test_a_rule_is_switched_off_and_undo_switches_it_on(her: Barnerom) -> None:
    keys = her.go("frister")
    keys.tab_to("Endre: Klage til statsforvalteren")
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Space)  # the tick
    keys.tab_to("Hvorfor?")
    keys.type("Følges av advokaten")
    keys.press(Qt.Key.Key_Return)
    assert rule(her, "klage").bruk is Fristbruk.SLAATT_AV
    her.rom.jobs.run(her.rom.tjenester.angre.undo)
    settle()
    assert rule(her, "klage").bruk is Fristbruk.BRUKES
    assert "Slått av" not in words(her.vindu)


@pytest.mark.parametrize(
    ("number", "why", "said"),
    [
        ("4", "", "Skriv hvorfor, så andre forstår det senere."),
        ("fire", "Rutine", "Skriv et tall, for eksempel 6."),
        ("500", "Rutine", "Tallet kan ikke stemme."),
    ],
)
def test_a_decision_that_cannot_be_kept_says_why(her: Barnerom, number: str, why: str, said: str) -> None:
    keys = her.go("frister")
    keys.tab_to("Endre: Klage til statsforvalteren")
    keys.press(Qt.Key.Key_Space)
    keys.tab_to("Antall")
    keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.type(number)
    keys.tab_to("Hvorfor?")
    keys.type(why)
    keys.press(Qt.Key.Key_Return)

    assert said in words(her.vindu)
    assert rule(her, "klage").bruk is Fristbruk.BRUKES


def test_esc_closes_the_question_first(her: Barnerom) -> None:
    keys = her.go("frister")
    keys.tab_to("Endre: Klage til statsforvalteren")
    keys.press(Qt.Key.Key_Space)
    assert "Hvorfor?" in words(her.vindu)
    keys.press(Qt.Key.Key_Escape)
    assert "Hvorfor?" not in words(her.vindu)
    assert her.place() == Place("frister")
    assert keys.focus().accessibleName() == "Endre: Klage til statsforvalteren"


def test_the_way_here_stands_on_i_dag(her: Barnerom) -> None:
    her.rom.add_child()
    keys = her.go("i_dag")
    keys.tab_to("Regler for frister")
    keys.press(Qt.Key.Key_Space)
    assert her.place() == Place("frister")


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
@pytest.mark.parametrize("state", ["lukket", "spør", "feil"])
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes, state: str) -> None:
    look.wish(wishes)
    with barnerom(tmp_path) as room:
        shown(room.vindu)
        keys = room.go("frister")
        if state != "lukket":
            keys.press(Qt.Key.Key_Space)
        if state == "feil":
            keys.tab_to("Hvorfor?")
            keys.press(Qt.Key.Key_Return)
        assert faults(room.vindu, wishes) == []
        assert "Frister" in probes.headings(room.vindu)
