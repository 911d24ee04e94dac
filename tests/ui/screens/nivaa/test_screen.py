"""Deciding who helps now from the keyboard, over a real vault."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.nivaabeslutning import Hjelpenivaa
from helseansvarlig.domain.omraade import Omraade
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import TODAY, Keys, shown_room

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]
her = shown_room(husrom)


def decide(room: Husrom, barn: Barn, level: str, why: str = "Våkner hver natt") -> Keys:
    keys = room.go("nivaa", barn.id, "psykisk")
    next(one for one in room.vindu.findChildren(QRadioButton) if one.text() == level).click()
    for name, text in (
        ("Hvorfor?", why), ("Hva er prøvd?", "Te og lydbok"), ("Hva mener barnet?", "Noen som ikke bor her"),
        ("Når ser vi på det igjen?", "om 3 uker"),
    ):  # fmt: skip
        keys.tab_to(name)
        keys.type(text)
    keys.press(Qt.Key.Key_Return, CTRL)
    return keys


def test_a_decision_stands_with_its_reason_the_childs_view_and_a_next_look(her: Husrom) -> None:
    barn = her.rom.add_child()
    decide(her, barn, "BUP")

    (row,) = her.rom.tjenester.nivaabeslutning.of_barn(barn.id)
    assert (row.omraade, row.nivaa, row.besluttet_av) == (Omraade.PSYKISK, Hjelpenivaa.BUP, "Trygg Havn")
    assert (row.begrunnelse, row.provd, row.barnets_syn) == (
        "Våkner hver natt",
        "Te og lydbok",
        "Noen som ikke bor her",
    )
    (task,) = her.rom.tjenester.ett_barn.picture(barn.id).oppfoelginger
    assert (task.hva, task.frist) == ("Se på igjen: Psykisk helse", TODAY + timedelta(weeks=3))
    assert her.went_to("barnet") == (barn.id,)


def test_what_was_decided_before_is_read_beside_the_new(her: Husrom) -> None:
    barn = her.rom.add_child()
    decide(her, barn, "Hjelp i kommunen", "Vil snakke med noen")
    decide(her, barn, "BUP")
    her.go("nivaa", barn.id)

    said = words(her.vindu)
    now, before = said.index("Slik er det nå"), said.index("Bestemt før")
    assert any("Våkner hver natt" in one for one in said[now:before])
    assert any("Vil snakke med noen" in one for one in said[before:])
    assert said.count("Ikke bestemt ennå") == 6


def test_an_empty_form_says_what_is_missing_and_decides_nothing(her: Husrom) -> None:
    barn = her.rom.add_child()
    her.go("nivaa", barn.id)
    press(her.vindu, "Lagre")

    said = words(her.vindu)
    for sentence in (
        "Velg hvilket område det gjelder.", "Velg hvem som hjelper nå.", "Skriv kort hvorfor.",
        "Skriv hva som er prøvd, eller at ingenting er prøvd ennå.",
        "Skriv når dere ser på det igjen, for eksempel «om 3 uker».",
    ):  # fmt: skip
        assert said.count(sentence) == 2, sentence
    assert her.rom.tjenester.nivaabeslutning.of_barn(barn.id) == []


def test_only_what_is_acute_is_looked_at_the_same_day(her: Husrom) -> None:
    barn = her.rom.add_child()
    keys = her.go("nivaa", barn.id, "rus")
    keys.tab_to("Når ser vi på det igjen?")
    keys.type("i dag")
    press(her.vindu, "Lagre")
    assert "Velg en dag etter i dag." in words(her.vindu)

    next(one for one in her.vindu.findChildren(QRadioButton) if one.text() == "Akutt hjelp").click()
    press(her.vindu, "Lagre")
    assert "Velg en dag etter i dag." not in words(her.vindu)


def test_what_is_half_written_is_there_after_a_restart(her: Husrom, shown: Show) -> None:
    barn = her.rom.add_child()
    keys = her.go("nivaa", barn.id, "rus")
    keys.tab_to("Hvorfor?")
    keys.type("Vil slutte")
    her.vindu.leave()

    again = her.new_window()
    shown(again.vindu)
    keys = again.go("nivaa", barn.id, "rus")
    keys.tab_to("Hvorfor?")
    assert keys.focus().toPlainText() == "Vil slutte"  # type: ignore[attr-defined] # it is a text area
