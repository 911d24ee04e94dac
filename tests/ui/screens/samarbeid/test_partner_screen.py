"""Those we work with, with keys alone and over a real vault: written in, in a role, out of it, and told of."""

from datetime import timedelta

from PySide6.QtCore import Qt

from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori, Tjeneste
from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver, Samarbeidsrolle
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import TODAY, shown_room
from ui.widgets.page import Place

her = shown_room(husrom)
CTRL = Qt.KeyboardModifier.ControlModifier
ANSVARLIG, STEDFORTREDER = Samarbeidsrolle.BARNEVERNANSVARLIG, Samarbeidsrolle.STEDFORTREDER


def bup(room: Husrom, *roles: Samarbeidsrolle) -> Motpart:
    made = room.rom.tjenester.institusjon.add_motpart(Motpart("", "BUP Elvebyen", Mottakerkategori.BUP)).value
    for role in roles:
        person = Rolleinnehaver("", made.id, role, f"Klar {role.capitalize()}", fra=TODAY - timedelta(days=40))
        room.rom.tjenester.samarbeid.add_person(person)
    return made


def test_from_an_empty_list_to_a_service_with_somebody_responsible_with_keys_alone(her: Husrom) -> None:
    keys = her.go("samarbeidspartnere")
    assert "Ingen samarbeidspartnere ennå" in words(her.vindu)
    keys.press(Qt.Key.Key_Return)
    keys.type("BUP Elvebyen")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "Ingen barnevernansvarlig er skrevet inn" in words(her.vindu)
    assert keys.focus().text() == "Legg til person"
    keys.press(Qt.Key.Key_Return)
    keys.type("Klar Himmel")
    keys.press(Qt.Key.Key_Return, CTRL)

    said = words(her.vindu)
    assert "Klar Himmel, barnevernansvarlig" in said, "the first empty role was chosen already"
    assert "Ingen barnevernansvarlig er skrevet inn" not in said
    assert "Ingen stedfortreder for barnevernansvarlig er skrevet inn" in said
    made = her.rom.tjenester.institusjon.motparter()[0]
    assert (made.tjeneste, made.kategori) == (Tjeneste.BUP, Mottakerkategori.BUP)


def test_whose_last_day_is_today_fills_the_role_today_and_no_longer_tomorrow(her: Husrom) -> None:
    made = bup(her, ANSVARLIG, STEDFORTREDER)
    her.go("samarbeidspartner", made.id)
    press(her.vindu, "Siste dag i dag: Klar Barnevernansvarlig, barnevernansvarlig")
    assert her.rom.tjenester.i_dag.picture().ledige == ()

    her.rom.clock.moment += timedelta(days=1)
    her.go("samarbeidspartner", made.id)
    assert any(text.startswith("Ingen barnevernansvarlig siden") for text in words(her.vindu))
    assert [one.rolle for one in her.rom.tjenester.i_dag.picture().ledige] == [ANSVARLIG]


def test_somebody_who_ends_before_beginning_is_asked_about_and_nothing_is_kept(her: Husrom) -> None:
    made = bup(her)
    keys = her.go("rolle", made.id, "")
    keys.type("Klar Himmel")
    keys.tab_to("Første dag")
    keys.type("4.3.2026")
    keys.tab_to("Siste dag")
    keys.type("3.3.2026")
    keys.press(Qt.Key.Key_Return, CTRL)

    assert "Siste dag er før første dag." in words(her.vindu)
    assert her.rom.tjenester.samarbeid.get(made.id).folk == ()


def test_somebody_written_in_by_mistake_is_taken_away_and_comes_back_by_undo(her: Husrom) -> None:
    made = bup(her, ANSVARLIG)
    person = her.rom.tjenester.samarbeid.get(made.id).folk[0]
    her.go("rolle", made.id, person.id)
    press(her.vindu, "Ta bort")
    assert her.vindu.current_place() == Place("samarbeidspartner", (made.id,))
    assert her.rom.tjenester.samarbeid.get(made.id).folk == ()

    her.rom.tjenester.angre.undo()
    assert her.rom.tjenester.samarbeid.get(made.id).folk == (person,)


def test_a_half_written_service_is_there_after_a_restart(her: Husrom) -> None:
    her.go("ny_samarbeidspartner").type("BUP Skogmo")
    her.vindu.leave()
    again = her.new_window()
    assert again.go("ny_samarbeidspartner").focus().text() == "BUP Skogmo"


def test_what_the_form_does_not_ask_about_stays(her: Husrom) -> None:
    book = her.rom.tjenester.institusjon
    made = book.add_motpart(
        Motpart("", "Hamar legevakt", Mottakerkategori.POLITI_LEGEVAKT, "974760673", kort=b"kort")
    ).value
    keys = her.go("ny_samarbeidspartner", made.id)
    keys.tab_to("Telefon")
    keys.type("116 117")
    keys.press(Qt.Key.Key_Return, CTRL)

    kept = book.motparter()[0]
    assert (kept.telefon, kept.orgnr, kept.kort, kept.kategori) == (
        "116 117", "974760673", b"kort", Mottakerkategori.POLITI_LEGEVAKT,
    )  # fmt: skip


def test_a_municipality_without_its_barnevernstjeneste_is_told_of_until_it_is_written_in(her: Husrom) -> None:
    her.rom.add_child(omsorgskommune="Skogmo")
    her.go("samarbeidspartnere")
    assert "Skogmo" in words(her.vindu)

    her.rom.tjenester.institusjon.add_motpart(
        Motpart("", "Barnevernstjenesten i Skogmo", Mottakerkategori.BARNEVERNSTJENESTEN)
    )
    her.go("samarbeidspartnere")
    assert "Skogmo" not in words(her.vindu)


def test_the_page_tells_when_one_meets_next(her: Husrom) -> None:
    made = bup(her, ANSVARLIG, STEDFORTREDER)
    service = her.rom.tjenester.moete
    held = service.create(Moete("", Moetetype.KONTAKTMOETE, TODAY - timedelta(days=3), "BUP Elvebyen")).value
    service.finish(held.id)
    her.go("samarbeidspartner", made.id)

    assert "Kontaktmøte med BUP Elvebyen" in words(her.vindu)
    assert any(text.startswith("Innen ") for text in words(her.vindu))
