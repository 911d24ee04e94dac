"""Deleting a child's record: what stands in the way is said, the leader signs, the first name is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle, Rom
from helseansvarlig.services.ports import OpenKeys
from tests.fakes.sletterom import hand_over
from tests.ui.delingsrom import Delingsrom, child_with_notes, delingsrom
from tests.ui.husrom import press, words
from tests.ui.skjermrom import Keys, settle, shown_room
from ui.widgets.page import Place

her = shown_room(delingsrom)


class Hvelv:
    """What `hand_over` needs of a house."""

    def __init__(self, her: Delingsrom) -> None:
        self.store = her.rom.tjenester.aapent.oekt.store
        self.clock = her.rom.clock


def moved_child(her: Delingsrom) -> Barn:
    barn = replace(child_with_notes(her.rom), flyttet=date(2026, 11, 20))
    her.rom.tjenester.barn.save(barn)
    return barn


def all_in_place(her: Delingsrom) -> tuple[Barn, OpenKeys]:
    """Handed over, signed for, nothing open; and there is a leader."""
    leader = her.invite("Høy Varde", Rolle.LEDER)
    barn = moved_child(her)
    hand_over(Hvelv(her), barn.id)  # type: ignore[arg-type] # it asks for no more
    with her.rom.tjenester.aapent.oekt.store.read() as unit:
        tasks = unit.oppfoelging.of_barn(barn.id)
    for one in tasks:
        her.rom.tjenester.oppfoelging.mark_done(one.id)
    return barn, leader


def sign(her: Delingsrom, leader: OpenKeys) -> list[str]:
    """The leader signs with the keyboard alone; returns what she could read before."""
    with her.session(leader, Rom.LEDER) as begun:
        begun.window.show()
        begun.window.activateWindow()
        begun.begin()
        begun.window.show_place(Place("godkjenning"))
        settle()
        said = words(begun.window)
        keys = Keys(begun.window)
        keys.tab_to("Godkjenn at mappen til Vakker Blomst slettes")
        keys.press(Qt.Key.Key_Return)
        settle()
        keys.tab_to("Signer at mappen til Vakker Blomst slettes")
        keys.press(Qt.Key.Key_Return)
        settle()
        assert "Slettingen er godkjent." in words(begun.window)
        assert "Godkjent av deg" in words(begun.window)
        assert keys.presses == 2
    return said


def steps(window: QWidget) -> list[str]:
    found = [one.accessibleName() for one in window.findChildren(QWidget) if one.isVisible()]
    return [name for name in found if name.startswith(("Ferdig: ", "Gjenstår: "))]


def test_who_has_not_moved_is_not_here(her: Delingsrom) -> None:
    child_with_notes(her.rom)
    her.go("sletting")

    assert "Ingen har flyttet" in words(her.vindu)


def test_what_stands_in_the_way_is_said_in_words_and_nothing_is_asked_of_the_leader(her: Delingsrom) -> None:
    barn = moved_child(her)
    her.invite("Høy Varde", Rolle.LEDER)
    her.go("sletting")
    assert steps(her.vindu) == [
        "Ferdig: Barnet har flyttet",
        "Gjenstår: Overføringen er sendt, og mottakeren har kvittert",
        "Gjenstår: Ingen frister, utkast eller sendinger er åpne",
        "Gjenstår: En leder har godkjent",
    ]
    press(her.vindu, "Legg fram for leder")

    assert "Mottakeren har ikke kvittert for overføringen ennå." in words(her.vindu)
    assert her.rom.tjenester.sletting.lines()[0].sletting is None
    press(her.vindu, "Skriv overføring")
    assert her.went_to("nytt_dokument") == ("overfoering", barn.id)


def test_what_is_open_is_named_by_its_kind_with_the_way_there_and_never_by_what_it_says(her: Delingsrom) -> None:
    barn = moved_child(her)
    her.rom.tjenester.oppfoelging.add(barn.id, "Ringe tannlegen", "Stille Vik", date(2026, 11, 30))
    dokument = her.rom.tjenester.dokument.create(
        Dokumenttype.OVERFOERING, Mottakerkategori.BARNEVERNSTJENESTEN, "Elvebyen", barn_id=barn.id
    ).value
    keys = her.go("sletting")
    assert {"2 oppgaver er ikke gjort", "Ett dokument er utkast"} <= set(words(her.vindu))
    assert "Ringe tannlegen" not in " ".join(words(her.vindu))

    keys.tab_to("Ett dokument er utkast")
    keys.press(Qt.Key.Key_Return)
    assert her.went_to("dokument") == (dokument.id,)
    her.go("sletting").tab_to("2 oppgaver er ikke gjort")
    keys.press(Qt.Key.Key_Return)
    assert her.went_to("barnet") == (barn.id,)


def test_the_whole_way_with_the_keyboard_alone(her: Delingsrom) -> None:
    _barn, leader = all_in_place(her)
    keys = her.go("sletting")
    keys.tab_to("Legg sletting av Vakker Blomst fram for leder")
    keys.press(Qt.Key.Key_Return)
    settle()

    said = sign(her, leader)
    assert {"Vakker Blomst", "20. november", "Trygg Havn, 23. november"} <= set(said)
    assert not [one for one in said if "Jeg sover" in one or "ny skole" in one], "no health text reaches the leader"

    her.go("barn")
    keys = her.go("sletting")
    keys.tab_to("Slett mappen til Vakker Blomst")
    keys.press(Qt.Key.Key_Return)
    settle()
    keys.type("Vakker")
    keys.tab_to("Slett mappen til Vakker Blomst for godt")
    keys.press(Qt.Key.Key_Return)
    settle()

    told = " ".join(words(her.vindu))
    assert "Mappen er slettet." in told
    assert "Eldre sikkerhetskopier her kan inneholde barnet til 24.11.2027." in told
    assert "Kopier på minnepinner og andre medier må leveres inn." in told
    assert her.rom.tjenester.barn.list_barn(also_moved=True) == []


def test_another_name_deletes_nothing(her: Delingsrom) -> None:
    barn, leader = all_in_place(her)
    her.rom.tjenester.sletting.request(barn.id)
    sign(her, leader)
    keys = her.go("sletting")
    press(her.vindu, "Slett mappen")
    keys.type("Modig")
    press(her.vindu, "Slett for godt")
    assert "Skriv fornavnet slik det står over." in words(her.vindu)

    keys.press(Qt.Key.Key_Escape)
    settle()

    assert "Slett for godt" not in words(her.vindu)
    assert her.rom.tjenester.barn.get(barn.id) == barn


def test_a_request_can_be_taken_back(her: Delingsrom) -> None:
    barn, _leader = all_in_place(her)
    her.rom.tjenester.sletting.request(barn.id)
    her.go("sletting")
    assert {"Venter på lederen", "Flyttet 20. november. Lagt fram for lederen 23. november."} <= set(words(her.vindu))
    press(her.vindu, "Trekk tilbake")

    assert her.rom.tjenester.sletting.lines()[0].sletting is None
    assert "Legg fram for leder" in words(her.vindu)


def test_where_the_name_still_stands_is_told(her: Delingsrom) -> None:
    barn, leader = all_in_place(her)
    other = her.rom.add_child("Modig Gran")
    her.rom.tjenester.notat.add(other.id, Notatart.OBSERVASJON, "Lekte med Vakker Blomst.", "Rolig Bekk")
    row = her.rom.tjenester.sletting.request(barn.id).value
    sign(her, leader)
    keys = her.go("sletting")
    press(her.vindu, "Slett mappen")
    keys.type("vakker")
    press(her.vindu, "Slett for godt")

    assert "Navnet står ennå ett annet sted." in " ".join(words(her.vindu))
    assert her.rom.tjenester.sletting.done()[0].id == row.id
