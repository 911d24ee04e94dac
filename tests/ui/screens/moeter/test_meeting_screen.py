"""A meeting from the keyboard, over a real vault: written in the room, finished when the meeting is."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.samtykke import Innhold
from tests.ui.husrom import Husrom, consent, husrom, meeting, press, words
from tests.ui.skjermrom import TODAY, older_child, settle, shown_room
from ui.widgets.fields import Choice
from ui.widgets.page import Place

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
Show = Callable[..., QWidget]
her = shown_room(husrom)


def saker(room: Husrom, moete_id: str) -> tuple[Sak, ...]:
    return room.rom.tjenester.moete.get(moete_id).saker


def choose_mode(room: Husrom, word: str) -> None:
    boxes = room.vindu.findChildren(QRadioButton)
    next(one for one in boxes if one.text() == word and one.isVisibleTo(room.vindu)).click()
    settle()


def choose_child(room: Husrom, name: str) -> None:
    lists = [one for one in room.vindu.findChildren(Choice) if one.isVisibleTo(room.vindu)]
    lists[0].setCurrentText(name)
    settle()


def test_decision_owner_and_day_take_one_press(her: Husrom) -> None:
    """Task 9; at most three are allowed."""
    moete = meeting(her.rom, "Skole", "Eventuelt")
    keys = her.go("moete", moete.id)
    keys.type("BUP har lest det hun skrev.")
    keys.tab_to("Hva er bestemt?")
    keys.type("Ringe etter timen")
    keys.tab_to("Hvem gjør det?")
    keys.type("Klok Stein")
    keys.tab_to("Når")
    keys.type("fredag")
    keys.press(ENTER, CTRL)

    first = saker(her, moete.id)[0]
    assert keys.presses <= 3
    assert (first.vet, first.beslutning, first.ansvarlig) == (
        "BUP har lest det hun skrev.",
        "Ringe etter timen",
        "Klok Stein",
    )
    assert first.frist == TODAY + timedelta(days=4)
    assert field(her, "Sak").text() == "Eventuelt", "and the next matter stands ready"


def field(room: Husrom, name: str) -> QLineEdit:
    return next(
        one
        for one in room.vindu.findChildren(QLineEdit)
        if one.accessibleName() == name and one.isVisibleTo(room.vindu)
    )


def test_pgdn_and_pgup_go_from_matter_to_matter_also_out_of_a_text_and_save_each(her: Husrom) -> None:
    moete = meeting(her.rom, "En", "To")
    keys = her.go("moete", moete.id)
    keys.type("Sagt om en")
    keys.press(Qt.Key.Key_PageDown)
    assert field(her, "Sak").text() == "To"
    keys.type("Sagt om to")
    keys.press(Qt.Key.Key_PageUp)

    assert field(her, "Sak").text() == "En"
    assert keys.focus().toPlainText() == "Sagt om en"
    assert [sak.vet for sak in saker(her, moete.id)] == ["Sagt om en", "Sagt om to"]


def test_a_long_decision_is_read_from_its_beginning(her: Husrom) -> None:
    moete = meeting(her.rom, "Skole", "Eventuelt")
    keys = her.go("moete", moete.id)
    keys.tab_to("Hva er bestemt?")
    keys.type("BUP sender navn, telefonnummer og tider for telefonråd til institusjonen før jul")
    keys.press(Qt.Key.Key_PageDown)
    keys.tab_to("Hva vet vi nå")
    keys.press(Qt.Key.Key_PageUp)
    assert field(her, "Hva er bestemt?").cursorPosition() == 0


def test_every_key_reaches_the_vault_before_the_matter_is_left(her: Husrom, shown: Show) -> None:
    moete = meeting(her.rom, "En")
    keys = her.go("moete", moete.id)
    keys.type("Midt i en setning")
    her.rom.drafts.flush()
    assert saker(her, moete.id)[0].vet == "", "the record follows when the matter is left"

    again = her.new_window()
    shown(again.vindu)
    assert again.go("moete", moete.id).focus().toPlainText() == "Midt i en setning"
    again.vindu.leave()
    assert saker(again, moete.id)[0].vet == "Midt i en setning"


def test_a_day_that_is_not_understood_is_kept_as_it_was_typed(her: Husrom) -> None:
    moete = meeting(her.rom, "En", "To")
    keys = her.go("moete", moete.id)
    keys.tab_to("Når")
    keys.type("etter jul en gang")
    keys.press(Qt.Key.Key_PageDown)
    keys.press(Qt.Key.Key_PageUp)

    assert field(her, "Når").text() == "etter jul en gang"
    assert saker(her, moete.id)[0].frist is None


def test_ending_makes_follow_ups_and_leads_to_the_minutes(her: Husrom) -> None:
    barn = older_child(her.rom)
    consent(her.rom, barn)
    moete = meeting(her.rom, barn=barn)
    keys = her.go("moete", moete.id)
    keys.tab_to("Hva er bestemt?")
    keys.type("Tilpasse kvelden")
    keys.tab_to("Når")
    keys.type("om 3 dager")
    press(her.vindu, "Avslutt møtet")

    task = her.rom.tjenester.ett_barn.picture(barn.id).oppfoelginger[0]
    assert (task.hva, task.hvem, task.frist) == ("Tilpasse kvelden", "Trygg Havn", TODAY + timedelta(days=3))
    assert "Møtet er avsluttet." in words(her.vindu)
    assert field(her, "Sak").isReadOnly()
    press(her.vindu, "Lag referat")
    assert her.went_to("nytt_dokument") == ("referat", "", moete.id)


def test_a_planned_meeting_leads_to_its_agenda_and_a_finished_one_to_its_minutes(her: Husrom) -> None:
    moete = meeting(her.rom, "Samarbeid")
    her.go("moete", moete.id)
    press(her.vindu, "Lag saksliste")
    assert her.went_to("nytt_dokument") == ("agenda", "", moete.id)
    her.go("moete", moete.id)
    press(her.vindu, "Avslutt møtet")
    her.go("moete", moete.id)
    assert "Lag saksliste" not in words(her.vindu)
    assert "Lag referat" in words(her.vindu)


def test_a_decision_without_a_day_is_asked_about_before_the_meeting_ends(her: Husrom) -> None:
    moete = meeting(her.rom, "Skole")
    keys = her.go("moete", moete.id)
    keys.tab_to("Hva er bestemt?")
    keys.type("Snakke med rektor")
    press(her.vindu, "Avslutt møtet")

    assert "Noe er bestemt uten dato: Skole." in words(her.vindu)
    assert not her.rom.tjenester.moete.get(moete.id).moete.ferdig
    press(her.vindu, "Avslutt likevel")
    assert her.rom.tjenester.moete.get(moete.id).moete.ferdig


def test_the_next_meeting_is_kept(her: Husrom) -> None:
    moete = meeting(her.rom, "Skole")
    keys = her.go("moete", moete.id)
    keys.tab_to("Neste møte")
    keys.type("om 4 uker")
    press(her.vindu, "Avslutt møtet")

    assert her.rom.tjenester.moete.get(moete.id).moete.neste_moete == TODAY + timedelta(weeks=4)


def test_a_child_with_consent_is_named_and_its_own_words_stand_above(her: Husrom) -> None:
    barn = older_child(her.rom)
    her.rom.tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove", "Rolig Bekk")
    consent(her.rom, barn)
    moete = meeting(her.rom)
    keys = her.go("moete", moete.id)
    keys.type("Søvn")
    choose_mode(her, "Med navn")
    choose_child(her, "Modig Gran")
    assert "Kan nevnes" in words(her.vindu)
    press(her.vindu, "Legg til saken")

    sak = saker(her, moete.id)[0]
    assert (sak.modus, sak.barn_id, sak.tittel) == (Droeftingsmodus.IDENTIFISERT, barn.id, "Søvn")
    assert "«Jeg vil sove»" in words(her.vindu)
    assert "Modig" not in her.vindu.windowTitle()


def test_a_child_without_consent_is_not_named_and_the_nameless_form_is_one_press_away(her: Husrom) -> None:
    her.rom.add_child()
    moete = meeting(her.rom)
    keys = her.go("moete", moete.id)
    keys.type("Søvn")
    choose_mode(her, "Med navn")
    choose_child(her, "Vakker Blomst")
    assert {"Mangler", "ingen har svart ennå"} <= set(words(her.vindu))
    press(her.vindu, "Legg til saken")
    assert saker(her, moete.id) == (), "no name without a basis"
    assert "Ta saken opp uten navn, eller velg et grunnlag og skriv hvorfor det må være med navn." in words(her.vindu)

    press(her.vindu, "Ta opp uten navn")
    press(her.vindu, "Legg til saken")
    sak = saker(her, moete.id)[0]
    assert (sak.modus, sak.barn_id, sak.alias) == (Droeftingsmodus.UTEN_NAVN, "", "ungdom 1")


def test_a_written_reason_lets_a_name_through_and_stays_in_the_child_s_record(her: Husrom) -> None:
    barn = her.rom.add_child()
    moete = meeting(her.rom)
    keys = her.go("moete", moete.id)
    keys.type("Søvn")
    choose_mode(her, "Med navn")
    choose_child(her, "Vakker Blomst")
    keys.tab_to("Hvorfor må saken tas opp med navn?")
    keys.type("Barnevernstjenesten har bedt oss")
    press(her.vindu, "Legg til saken")
    assert saker(her, moete.id) == (), "a reason is no ground"
    keys.tab_to("På hvilket grunnlag?")
    keys.type("Nødvendig")
    press(her.vindu, "Legg til saken")

    assert saker(her, moete.id)[0].barn_id == barn.id
    notes = her.rom.tjenester.notat.of_barn(barn.id)
    assert [note.tekst for note in notes] == ["Søvn: Barnevernstjenesten har bedt oss"]


def test_what_was_refused_can_be_mended_by_asking_for_consent(her: Husrom) -> None:
    barn = her.rom.add_child()
    her.go("moete", meeting(her.rom).id)
    choose_mode(her, "Med navn")
    choose_child(her, "Vakker Blomst")
    press(her.vindu, "Registrer samtykke")

    assert her.vindu.current_place() == Place("nytt_samtykke", (barn.id,))


def test_a_yes_to_bup_is_not_shown_as_a_yes_where_the_meeting_is_with_the_school(her: Husrom) -> None:
    barn = her.rom.add_child()
    consent(her.rom, barn, innhold=frozenset(Innhold))
    her.rom.tjenester.institusjon.add_motpart(Motpart("", "Skolen", Mottakerkategori.SKOLE_PPT))
    moete = her.rom.tjenester.moete.create(Moete("", Moetetype.ANSVARSGRUPPE, TODAY, "Skolen")).value
    keys = her.go("moete", moete.id)
    keys.type("Søvn")
    choose_mode(her, "Med navn")
    choose_child(her, "Vakker Blomst")

    assert "Mangler" in words(her.vindu)
    assert "Kan nevnes" not in words(her.vindu)


def test_undo_brings_back_what_the_matter_said(her: Husrom) -> None:
    moete = meeting(her.rom, "En", "To")
    keys = her.go("moete", moete.id)
    keys.type("Feil")
    keys.press(Qt.Key.Key_PageDown)
    keys.press(Qt.Key.Key_PageUp)
    her.rom.jobs.run(her.rom.tjenester.angre.undo)

    assert keys.focus().toPlainText() == ""


def test_a_new_matter_half_written_is_there_when_one_comes_back(her: Husrom) -> None:
    moete = meeting(her.rom)
    her.go("moete", moete.id).type("Nattevakt")
    her.go("moeter")
    assert her.go("moete", moete.id).focus().text() == "Nattevakt"


def test_a_matter_that_cannot_be_saved_keeps_the_meeting_open_and_stands_there(her: Husrom) -> None:
    moete, other = meeting(her.rom, "Eventuelt"), her.rom.add_child("Modig Gran")
    her.rom.tjenester.moete.add_sak(Sak("", moete.id, 0, "Skole", Droeftingsmodus.UTEN_NAVN), om=other.id)
    keys = her.go("moete", moete.id)
    keys.press(Qt.Key.Key_PageDown)
    keys.type("Modig Gran går på skolen igjen.")
    keys.press(Qt.Key.Key_PageUp)
    press(her.vindu, "Avslutt møtet")

    assert not her.rom.tjenester.moete.get(moete.id).moete.ferdig, "its words would be in no minutes"
    assert field(her, "Sak").text() == "Skole"
    assert any(one.startswith("Saken skal være uten navn") for one in words(her.vindu))


def test_what_a_crash_left_in_a_draft_is_in_the_minutes_though_nobody_turns_to_that_matter(her: Husrom) -> None:
    moete = meeting(her.rom, "Skole", "Eventuelt")
    last = saker(her, moete.id)[1]
    her.rom.tjenester.utkast.keep(f"sak:{last.id}", '{"vet": "De svarer på mandag."}')
    her.go("moete", moete.id)
    press(her.vindu, "Avslutt møtet")

    assert saker(her, moete.id)[1].vet == "De svarer på mandag."


def test_a_general_matter_asks_nobody_to_tell_a_child(her: Husrom) -> None:
    barn = her.rom.add_child()
    consent(her.rom, barn)
    keys = her.go("moete", meeting(her.rom, "Skole", barn=barn).id)
    assert "Hvem forteller det til barnet?" in words(her.vindu)
    keys.press(Qt.Key.Key_PageDown)
    assert "Hvem forteller det til barnet?" not in words(her.vindu)


def test_where_the_record_has_nothing_new_there_is_nothing_to_take_and_one_way_back(her: Husrom) -> None:
    her.go("moete", meeting(her.rom, "Skole").id)
    press(her.vindu, "Forslag")
    assert "Ta med" not in words(her.vindu)
    press(her.vindu, "Tilbake")
    assert field(her, "Sak").text() == "Skole"
