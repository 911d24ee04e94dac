"""The list of meetings and the form for a new one, over a real vault."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.moete import Deltaker, Moete, Moetetype
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver, Samarbeidsrolle
from tests.ui.husrom import Husrom, husrom, meeting, press, services_around, words
from tests.ui.skjermrom import TODAY, shown_room
from ui.screens.moeter.model import build_rows, participants
from ui.widgets.page import Place

Show = Callable[..., QWidget]
her = shown_room(husrom)


def test_the_next_meeting_has_the_focus_and_enter_opens_it(her: Husrom) -> None:
    service = her.rom.tjenester.moete
    service.create(Moete("", Moetetype.STATUSMOETE, TODAY + timedelta(days=20), "BUP Hamar"))
    moete = meeting(her.rom, "Skole")
    keys = her.go("moeter")
    keys.press(Qt.Key.Key_Return)

    assert her.vindu.current_place() == Place("moete", (moete.id,))


def test_meetings_to_come_stand_nearest_first_and_past_ones_newest_first(her: Husrom) -> None:
    service = her.rom.tjenester.moete
    for days in (30, 3, -3, -30):
        service.create(Moete("", Moetetype.KONTAKTMOETE, TODAY + timedelta(days=days), str(days)))

    rows = build_rows(service.list_moeter(), TODAY)
    assert [row.hva.rsplit(" ", 1)[1] for row in rows] == ["3", "30", "-3", "-30"]


def test_a_new_meeting_is_planned_with_keys(her: Husrom) -> None:
    services_around(her.rom)
    keys = her.go("nytt_moete")
    assert keys.focus().accessibleName() == "Når?", "the only BUP is written in already"
    keys.type("om 3 dager")
    keys.tab_to("Hvem kommer?")
    keys.type("Klok Stein, psykolog, BUP Hamar")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    moete = her.rom.tjenester.moete.list_moeter()[0].moete
    assert (moete.motpart, moete.dato) == ("BUP Hamar", TODAY + timedelta(days=3))
    assert moete.deltakere == (Deltaker("Klok Stein", "psykolog", "BUP Hamar"),)
    assert her.vindu.current_place() == Place("moete", (moete.id,))


def test_a_meeting_without_day_and_counterpart_is_asked_about(her: Husrom) -> None:
    her.go("nytt_moete")
    press(her.vindu, "Lag møtet")

    assert "Skriv hvem dere møter." in words(her.vindu)
    assert her.rom.tjenester.moete.list_moeter() == []


def test_a_half_written_meeting_is_there_after_a_restart(her: Husrom, shown: Show) -> None:
    her.go("nytt_moete").type("Fastlegen")
    her.vindu.leave()
    again = her.new_window()
    shown(again.vindu)
    keys = again.go("nytt_moete")
    keys.tab_to("Hvem møter dere?")
    assert keys.focus().text() == "Fastlegen"


def test_participants_are_one_a_line_and_only_the_name_is_needed() -> None:
    assert participants("Vakker\n\n Klok Stein , psykolog\nRolig, lege, BUP, Hamar") == (
        Deltaker("Vakker"),
        Deltaker("Klok Stein", "psykolog"),
        Deltaker("Rolig", "lege", "BUP, Hamar"),
    )


def test_without_meetings_it_says_what_they_are_for(her: Husrom) -> None:
    her.go("moeter")
    assert "Ingen møter ennå" in words(her.vindu)


def held(her: Husrom, days_ago: int, kind: Moetetype = Moetetype.KONTAKTMOETE) -> None:
    service = her.rom.tjenester.moete
    made = service.create(Moete("", kind, TODAY - timedelta(days=days_ago), "BUP Hamar")).value
    service.finish(made.id)


def test_a_meeting_that_should_have_been_held_stands_first_and_leads_to_a_new_one(her: Husrom) -> None:
    services_around(her.rom)
    held(her, 90)
    keys = her.go("moeter")
    assert any("dager over, skulle vært holdt innen" in text for text in words(her.vindu))
    keys.press(Qt.Key.Key_Return)

    assert her.vindu.current_place() == Place("nytt_moete", ("kontaktmoete", "BUP Hamar"))
    keys.type("i morgen")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    her.go("moeter")
    assert "Skulle vært holdt" not in words(her.vindu)


def test_whoever_must_be_invited_is_told_of_and_one_press_invites_whom_we_know(her: Husrom) -> None:
    services_around(her.rom)
    bup = her.rom.tjenester.institusjon.motparter(Mottakerkategori.BUP)[0]
    her.rom.tjenester.samarbeid.add_person(Rolleinnehaver("", bup.id, Samarbeidsrolle.BRUKERREPRESENTANT, "Lys Morgen"))
    keys = her.go("nytt_moete", "oppstartsmoete", "BUP Hamar")
    assert {"Ikke invitert ennå", "Brukerrepresentant", "1. Hvem vi er, og hvem som bor her"} <= {*words(her.vindu)}
    keys.type("om 3 dager")
    press(her.vindu, "Inviter Lys Morgen: Brukerrepresentant")
    assert "Brukerrepresentant" not in words(her.vindu)
    assert keys.focus().accessibleName() == "Hvem kommer?"
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    made = her.rom.tjenester.moete.list_moeter()[0]
    assert made.moete.deltakere == (Deltaker("Lys Morgen", "brukerrepresentant", "BUP Hamar"),)
    assert [sak.tittel for sak in made.saker][:2] == ["Hvem vi er, og hvem som bor her", "Hva BUP kan tilby"]
    her.go("moeter")
    assert any("5 er ikke invitert" in text for text in words(her.vindu))


def test_a_planned_meeting_is_moved_and_keeps_its_matters(her: Husrom) -> None:
    moete = meeting(her.rom, "Skole")
    keys = her.go("endre_moete", moete.id)
    keys.tab_to("Når?")
    keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.type("om 3 dager")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    changed = her.rom.tjenester.moete.get(moete.id)
    assert changed.moete.dato == TODAY + timedelta(days=3)
    assert (changed.moete.deltakere, [sak.tittel for sak in changed.saker]) == (moete.deltakere, ["Skole"])
